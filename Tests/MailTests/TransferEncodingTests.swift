import Testing

@testable import Mail

@Suite struct TransferEncodingTests {
    @Test func `plain text goes as it is, so that a link in it can be copied from a file`() {
        let text = "Open it:\n\nhttps://example.org/password/reset?key=abc-_123\n"
        let encoding = TransferEncoding(text)
        #expect(encoding.name == "7bit")
        #expect(String(decoding: encoding.bytes, as: UTF8.self) == text.replacing("\n", with: "\r\n"))
    }

    @Test(arguments: [
        "Grüße", "a=b ä", "trailing blank \nä", "tab\t\nä", "ä\n.\n..x\n", "ä\n--x", "From ä", "\u{0}", "\u{7F}",
        String(repeating: "x", count: 5000), String(repeating: "ä ", count: 700), "漢字かな\u{1F426}\n\n\nend",
        "--begins with a boundary", "From here on", String(repeating: "-", count: 300) + "ä",
    ])
    func `everything else is quoted-printable and decodes to the same text`(_ text: String) throws {
        let encoding = TransferEncoding(text)
        #expect(encoding.name == "quoted-printable")
        let lines = String(decoding: encoding.bytes, as: UTF8.self).split(
            separator: "\r\n", omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.utf8.count <= 76 && String($0).utf8.allSatisfy { $0 < 0x7F } })
        #expect(
            lines.allSatisfy { !$0.hasPrefix("-") && !$0.hasPrefix(".") && !$0.hasSuffix(" ") && !$0.hasSuffix("\t") })
        #expect(decoded(encoding.bytes) == text.replacing("\n", with: "\r\n"))
    }

    /// RFC 2045, section 6.7, read backwards.
    private func decoded(_ bytes: [UInt8]) -> String {
        var output: [UInt8] = []
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "=") else {
                output.append(byte)
                continue
            }
            let next = String(decoding: rest.prefix(2), as: UTF8.self)
            rest = rest.dropFirst(2)
            if next != "\r\n" { output.append(UInt8(next, radix: 16) ?? 0) }
        }
        return String(decoding: output, as: UTF8.self)
    }
}
