import Foundation
import Testing

@testable import BlogSite

@Suite struct JSONTests {
    @Test(arguments: [
        "", "plain", "\"quoted\"", "back\\slash", "line\nend\r\n\tand tab", "\u{0}\u{1}\u{8}\u{c}\u{1f}\u{7f}",
        "\u{2028}\u{2029}", "</script><!--", "ä é \u{65}\u{301} 中文 🐦 👩‍👩‍👧‍👦", "\u{FFFD}\u{FFFE}\u{FFFF}\u{10FFFF}",
        "\u{202E}evil",
        "\\u0041", "𝄞",
    ])
    func `a text is read as it was written`(_ text: String) throws {
        let bytes = JSON.object([(text, .text(text))]).bytes
        let read = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: String]
        #expect(read?.count == 1)
        #expect(read?.values.first.map { Array($0.utf8) } == Array(text.utf8))
        #expect(read?.keys.first.map { Array($0.utf8) } == Array(text.utf8))
        #expect(String(validating: bytes, as: UTF8.self) != nil)
    }

    @Test func `V1.2.3: nothing in it ends a script or one of its lines`() {
        let text = String(decoding: JSON.text("</script>\u{2028}\u{2029}<!--").bytes, as: UTF8.self)
        #expect(text == "\"\\u003c/script>\\u2028\\u2029\\u003c!--\"\n")
    }

    @Test func `members keep their order, and the layout is for people`() {
        let value = JSON.object([
            ("b", .list([.number(Int64(-1)), .flag(true), .null])), ("a", .object([])), ("c", .list([])),
            ("d", .number(UInt64.max)),
        ])
        #expect(
            String(decoding: value.bytes, as: UTF8.self) == """
                {
                  "b": [
                    -1,
                    true,
                    null
                  ],
                  "a": {},
                  "c": [],
                  "d": 9223372036854775807
                }

                """)
    }
}
