import Foundation
import Testing

@testable import Mail

@Suite struct HeaderTextTests {
    @Test(arguments: [
        "Grüße aus Köln", "\u{1F426} flies", String(repeating: "漢字", count: 60), "=?utf-8?Q?not_really?=",
        "two  blanks", " at the ends ", String(repeating: "x", count: 200),
    ])
    func `what is not plain becomes encoded words that decode to the same text`(_ text: String) throws {
        let words = HeaderText(text).unstructured
        #expect(words.allSatisfy { $0.utf8.count <= 75 && $0.isPrintableASCII })
        #expect(try words.map(decoded).joined() == text)
    }

    /// A word alone, so that one which ends within a character fails.
    private func decoded(_ word: String) throws -> String {
        let content = try #require(word.wholeMatch(of: /=\?utf-8\?B\?([A-Za-z0-9+\/]+=*)\?=/)).output.1
        let bytes = try #require(Data(base64Encoded: String(content)))
        return try #require(String(data: bytes, encoding: .utf8))
    }

    @Test func `a plain subject stays readable`() {
        #expect(HeaderText("Your link to Field Notes").unstructured == ["Your", "link", "to", "Field", "Notes"])
    }

    @Test func `a name is quoted so that it cannot pass for an address`() {
        #expect(
            HeaderText(#"eve@example.org" <eve@example.org>, ""#).phrase == [
                #""eve@example.org\" <eve@example.org>, \"""#
            ])
        #expect(HeaderText(#"back\slash""#).phrase == [#""back\\slash\"""#])
    }

    @Test(arguments: [
        "", "ada", "@", "ada@", "@example.org", "a@b@c", "ada@example.org\r\nRCPT TO:<eve@example.org>",
        "ada@example.org>", "<ada@example.org", "ada@example.org,eve@example.org", "ada@exam ple.org",
        "ada@example.org\u{0}", "\"ada\"@example.org", "ada@example.org\u{2028}x", "ada@[127.0.0.1]",
        String(repeating: "a", count: 250) + "@example.org",
    ])
    func `what could say more than one address is no mailbox`(_ address: String) {
        #expect(Mailbox(address: address) == nil)
    }

    @Test(arguments: ["", "abc", "a@b@c", "a b@c", "a@b>\r\nBcc: x", "ä@b", "a@", "@b", "a@[::1]"])
    func `what could say more than an id is none`(_ text: String) {
        #expect(MessageID(text) == nil)
    }
}
