import Templates
import Testing

struct EscapingTests {
    @Test(arguments: [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#39;")])
    func `each character that could end a text or an attribute is written as a reference`(
        character: String, reference: String
    ) throws {
        #expect(try render("{{title}}", Article(title: character)) == reference)
        #expect(
            try render("<a title=\"{{title}}\" alt='{{title}}'>", Article(title: "a\(character)b"))
                == "<a title=\"a\(reference)b\" alt='a\(reference)b'>")
    }

    @Test func `everything else is written as it is`() throws {
        let plain = String(String.UnicodeScalarView((1...0x2FF).compactMap(Unicode.Scalar.init)))
            .filter { !"&<>\"'".contains($0) }
        let text = plain + "\u{0}\u{FFFD}\u{10FFFF}漢字🐦‍⬛"
        #expect(try render("{{title}}", Article(title: text)) == text)
    }

    /// Text is looked at in chunks of 64 bytes, with what is left over at the end.
    @Test(arguments: [0, 1, 15, 16, 62, 63, 64, 65, 126, 127, 128, 129, 191, 192, 193, 1000])
    func `a reference stands wherever its character stood`(position: Int) throws {
        let before = String(repeating: "a", count: position)
        for after in ["", "b", String(repeating: "b", count: 63), String(repeating: "b", count: 200)] {
            #expect(try render("{{title}}", Article(title: before + "<" + after)) == before + "&lt;" + after)
            #expect(try render("{{title}}", Article(title: before + "\"'" + after)) == before + "&quot;&#39;" + after)
        }
    }

    @Test(arguments: ["ü", "漢", "🐦"])
    func `characters of several bytes stay whole across the borders of chunks`(character: String) throws {
        for position in 56...66 {
            let text = String(repeating: "a", count: position) + character + "<" + character
            #expect(
                try render("{{title}}", Article(title: text))
                    == text.replacing("<", with: "&lt;"))
        }
    }

    @Test func `long runs of nothing but what is escaped are written whole`() throws {
        for count in [1, 63, 64, 65, 1000] {
            #expect(
                try render("{{title}}", Article(title: String(repeating: "&", count: count)))
                    == String(repeating: "&amp;", count: count))
        }
    }

    /// A slow and plain reading of the same rule, over texts that a generator makes.
    @Test func `random texts are written as one character after the other would be`() throws {
        let template = try TemplateLibrary(["main": "{{title}}"]).template("main", for: Article.self)
        let references: [Character: String] = [
            "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;",
        ]
        var random = SeededGenerator(seed: 1)
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz  &<>\"'ü漢🐦")
        for _ in 0..<500 {
            let text = String(
                (0..<Int.random(in: 0...300, using: &random)).compactMap { _ in
                    alphabet.randomElement(using: &random)
                })
            #expect(template.text(Article(title: text)) == text.map { references[$0] ?? String($0) }.joined())
        }
    }

    @Test func `html and what the template says itself are not escaped`() throws {
        #expect(
            try render("<b>&amp;'</b>{{{body}}}", Article(body: Markup(html: "<i>\"&\"</i>")))
                == "<b>&amp;'</b><i>\"&\"</i>")
    }

    @Test func `what an inner model writes of an outer one is escaped likewise`() throws {
        let article = Article(title: "<t>", body: Markup(html: "<b>"), comments: [Remark(text: "<c>")])
        #expect(
            try render("{{#comments}}{{text}}{{title}}{{{body}}}{{/comments}}", article) == "&lt;c&gt;&lt;t&gt;<b>")
    }
}
