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

    @Test func `a plus is a space in names and values, an escaped one is a plus`() throws {
        let form = try Form(urlEncoded: "a+b=1%2B1+%2b".utf8)
        #expect(form["a b"] == "1+1 +")
    }

    @Test func `empty names, empty values and empty pairs are read as they stand`() throws {
        let form = try Form(urlEncoded: "&&=&a=&&b==c=&".utf8)
        #expect(form.fields.map(\.name) == ["", "a", "b"])
        #expect(form.fields.map(\.value) == ["", "", "=c="])
        #expect(try Form(urlEncoded: "".utf8).fields.isEmpty)
        #expect(try Form(urlEncoded: "&&&".utf8).fields.isEmpty)
    }

    @Test func `a very long name is a name like any other`() throws {
        let name = String(repeating: "n", count: 100_000)
        #expect(try Form(urlEncoded: "\(name)=1&\(name)x=2".utf8)[name] == "1")
    }

    @Test func `a thousand fields are read, and one more is refused`() throws {
        let body = Array(repeating: "a=b", count: 1_000).joined(separator: "&")
        #expect(try Form(urlEncoded: (body + "&&").utf8).fields.count == 1_000)
        #expect(throws: Form.Failure.tooManyFields) { try Form(urlEncoded: (body + "&a").utf8) }
    }

    @Test func `of a hundred thousand fields only the first thousand are looked at`() {
        let body = CountedBytes(Array(Array(repeating: "a=b", count: 100_000).joined(separator: "&").utf8))
        #expect(throws: Form.Failure.tooManyFields) { try Form(urlEncoded: body) }
        #expect(body.furthest < 4 * 1_002)
    }

    @Test func `of a million separators with nothing between them only the first thousand are looked at`() {
        let body = CountedBytes(Array(repeating: UInt8(ascii: "&"), count: 1_000_000))
        #expect(throws: Form.Failure.tooManyFields) { try Form(urlEncoded: body) }
        #expect(body.furthest < 1_010)
    }
}

/// Bytes that know how far they were read.
private final class CountedBytes: Collection {
    private let bytes: [UInt8]
    private(set) var furthest = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var startIndex: Int { bytes.startIndex }
    var endIndex: Int { bytes.endIndex }
    func index(after index: Int) -> Int { index + 1 }

    subscript(index: Int) -> UInt8 {
        furthest = Swift.max(furthest, index)
        return bytes[index]
    }
}
