import Blog
import Testing

@testable import WordPressImport

@Suite struct TextRulesTests {
    @Test(arguments: [
        ("  a \n\t b  ", "a b"), ("a\u{0}b\u{9B}31mc", "a b 31mc"), ("a\u{202E}b\u{200B}c\u{AD}d", "abcd"),
        ("👩‍👩‍👧", "👩‍👩‍👧"), ("a\u{2028}b", "a b"), ("e\u{301}\u{202E}", "e\u{301}"), ("&#13;&#10;x", "x"),
    ])
    func `a line holds nothing invisible`(text: String, line: String) {
        #expect(PlainText.line(text, limit: 100) == line)
        #expect(PlainText.line(text, limit: 100).isPlainLine)
    }

    @Test func `a long line is cut between characters`() {
        #expect(PlainText.line("abcdef", limit: 6) == "abcdef")
        #expect(PlainText.line("abcdefg", limit: 6) == "abcde…")
        #expect(PlainText.line("abc e\u{301}\u{301}\u{301}", limit: 6) == "abc…")
    }

    @Test(arguments: [
        ("2012-01-05 14:30:46", "", "", "2012-01-05 14:30:46"),
        ("0000-00-00 00:00:00", "", "Thu, 05 Jan 2012 14:30:46 +0000", "2012-01-05 14:30:46"),
        ("", "2012-01-05 15:30:46", "Thu, 05 Jan 2012 14:30:46 +0000", "2012-01-05 14:30:46"),
        ("", "2012-01-05 15:30:46", "Wed, 30 Nov -0001 00:00:00 +0000", "2012-01-05 15:30:46"),
        ("", "", "5 Jan 2012 14:30:46 -0130", "2012-01-05 16:00:46"),
        ("", "", "Thu, 05 Jan 2012 14:30:46 GMT", "2012-01-05 14:30:46"),
        ("2012-02-30 00:00:00", "", "", nil), ("", "", "Thu, 05 Foo 2012 14:30:46 +0000", nil),
        ("", "", "31 Dec 9999 23:59:59 -1200", nil), ("", "", "1 Jan 2012 1:2 +0000", nil), ("", "", "", nil),
    ])
    func `of the forms of a date the first that tells a time counts`(
        utc: String, local: String, mail: String, expected: String?
    ) {
        let date = ExportedDate(utc: utc, local: local, rfc2822: mail)
        #expect(date.timestamp == expected.flatMap { CalendarDate(parsing: $0)?.timestamp })
    }

    @Test func `keys are short ASCII and tell everything apart`() {
        func key(_ url: String) -> ImportKey { ImportKey(ExportedSite(blogURL: url)) }
        let item = ExportedItem(line: 1, id: 12)
        #expect(key("https://Example.org/blog/").post(item) == "wordpress:example.org/blog:post:12")
        #expect(key("http://example.org/blog").post(item) == "wordpress:example.org/blog:post:12")
        #expect(key("http://example.org/blog2").post(item) != key("http://example.org/blog").post(item))
        let odd = [
            key("https://例え.jp").post(item), key(String(repeating: "x", count: 300)).post(item), key("").post(item),
        ]
        #expect(Set(odd).count == 3)
        for text in odd {
            #expect(text?.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } == true)
            #expect((text?.utf8.count ?? .max) <= 190)
        }
    }
}
