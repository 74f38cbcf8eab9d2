import Testing

@testable import Blog

@Suite struct SlugTests {
    @Test(arguments: [
        ("On never landing", "on-never-landing"), ("Crème brûlée & Äpfel", "creme-brulee-aepfel"),
        ("  What's new?  ", "whats-new"), ("100 % C++", "100-c"), ("snake_case", "snake_case"), ("a---b", "a-b"),
    ])
    func `a title becomes a slug`(_ title: String, _ slug: String) {
        #expect(Slug(from: title)?.text == slug)
    }

    @Test(arguments: ["", "   ", "你好", "!!!", "🐦"])
    func `a title without a fitting letter makes none`(_ title: String) {
        #expect(Slug(from: title) == nil)
    }

    @Test(arguments: ["", "A", "a b", "a/b", "a%2fb", "..", "a\"b", "<b>", "é", String(repeating: "a", count: 191)])
    func `WriteFreely #1678: what is not a slug is never taken for one`(_ text: String) {
        #expect(Slug(text) == nil)
    }

    @Test func `a numbered slug stays within the limit`() throws {
        let long = try #require(Slug(String(repeating: "a", count: 190)))
        #expect(long.numbered(12).text.utf8.count == 190)
        #expect(long.numbered(12).text.hasSuffix("-12"))
        #expect(Slug(from: String(repeating: "word ", count: 100)).map { $0.text.utf8.count <= 190 } == true)
    }

    @Test func `a tag in any script has a slug of its own`() {
        #expect(Term(named: "你好")?.slug == Term(named: "你好")?.slug)
        #expect(Term(named: "你好")?.slug != Term(named: "再见")?.slug)
        #expect(Term(named: "") == nil)
        #expect(Term(named: "a\u{202E}b") == nil)
    }
}
