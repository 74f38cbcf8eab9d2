import Testing

@testable import HTTP

@Suite struct FormTests {
    @Test func `fields are decoded once`() throws {
        let form = try Form(urlEncoded: "a=1+2&b=%2527&c=%26amp%3Blt%3B&d&=e".utf8)
        #expect(form["a"] == "1 2")
        #expect(form["b"] == "%27")
        #expect(form["c"] == "&amp;lt;")
        #expect(form["d"] == "")
        #expect(form[""] == "e")
        #expect(form["missing"] == nil)
    }

    @Test(arguments: ["a=%", "a=%2", "a=%zz", "a=%C0%AF", "a=%FF", "a=%00", "%00=a", "a=%ED%A0%80"])
    func `broken escapes, overlong UTF-8 and NUL are refused`(_ text: String) {
        #expect(throws: Form.Failure.undecodable) { try Form(urlEncoded: text.utf8) }
    }

    @Test func `raw bytes that are not UTF-8 are refused`() {
        #expect(throws: Form.Failure.undecodable) {
            try Form(urlEncoded: [UInt8(ascii: "a"), UInt8(ascii: "="), 0xFF])
        }
    }

    @Test func `a semicolon separates nothing`() throws {
        #expect(try Form(urlEncoded: "a=1;b=2".utf8)["a"] == "1;b=2")
    }

    @Test func `parameter pollution: a field that stands twice has no value`() throws {
        let form = try Form(urlEncoded: "id=1&id=2&ids=3&ids=4".utf8)
        #expect(form["id"] == nil)
        #expect(form.all("ids") == ["3", "4"])
        #expect(form.repeated(except: ["ids"]) == ["id"])
    }

    @Test func `ten thousand fields are refused`() {
        let body = Array(repeating: "a=b", count: 10_000).joined(separator: "&")
        #expect(throws: Form.Failure.tooManyFields) { try Form(urlEncoded: body.utf8) }
    }

    @Test(arguments: ["", "plain", "ä ö/ü?&=+%", "a\nb", "😀"])
    func `what is encoded comes back`(_ text: String) {
        #expect(PercentCoding.decode(PercentCoding.encode(text).utf8) == text)
    }
}
