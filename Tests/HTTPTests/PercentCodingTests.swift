import Testing

@testable import HTTP

@Suite struct PercentCodingTests {
    @Test(arguments: ["", "plain", "ä ö/ü?&=+%", "a\nb", "😀", "\u{10FFFF}"])
    func `what is encoded comes back`(_ text: String) {
        #expect(PercentCoding.decode(PercentCoding.encode(text).utf8) == text)
    }

    @Test func `only unreserved characters stay as they are`() {
        #expect(PercentCoding.encode("AZaz09-._~") == "AZaz09-._~")
        #expect(PercentCoding.encode("/?#&=+ \"<'%é") == "%2F%3F%23%26%3D%2B%20%22%3C%27%25%C3%A9")
    }

    @Test func `hexadecimal digits are read in either case, and once`() {
        #expect(PercentCoding.decode("%c3%A9%2525".utf8) == "é%25")
    }

    @Test func `a plus is a space in forms only`() {
        #expect(PercentCoding.decode("a+b".utf8) == "a+b")
        #expect(PercentCoding.decode("a+b".utf8, plusIsSpace: true) == "a b")
    }

    @Test(arguments: [
        "%", "%4", "%4g", "%g4", "%%41", "%u0041", "%+1", "% 1", "%00", "\0",
        // Overlong forms of NUL, the slash and the full stop.
        "%C0%80", "%C0%AF", "%E0%80%AF", "%F0%80%80%AF", "%C0%AE",
        // Surrogates, beyond Unicode, no character's first byte, cut off.
        "%ED%A0%80", "%ED%BF%BF", "%F4%90%80%80", "%F8%88%80%80%80", "%80", "%FE", "%FF", "%C3", "%E2%82", "%F0%9F%98",
        "%C3a",
    ])
    func `what has no one meaning is refused`(_ text: String) {
        #expect(PercentCoding.decode(text.utf8) == nil)
    }
}
