import Testing

@testable import HTTP

@Suite struct HeadersTests {
    @Test func `names compare without case and repeated fields stay apart`() {
        var headers = Headers()
        headers.add("Set-Cookie", "a=1")
        headers.add("set-cookie", "b=2")
        #expect(headers["SET-COOKIE"] == "a=1")
        #expect(headers.values("Set-Cookie") == ["a=1", "b=2"])
        headers.set("Set-Cookie", "c=3")
        #expect(headers.values("Set-Cookie") == ["c=3"])
    }

    @Test(arguments: ["/\r\nSet-Cookie: x=1", "/\nX: y", "/\rX: y", "/\0"])
    func `response splitting: no value ends its line`(_ value: String) {
        var headers = Headers()
        headers.add("Location", value)
        let bytes = headers["Location"].map { Array($0.utf8) } ?? []
        #expect(!bytes.isEmpty)
        #expect(bytes.allSatisfy { $0 != 0x0D && $0 != 0x0A && $0 != 0 })
    }

    @Test(arguments: ["", "a b", "a:", "a\r\nb", "ä"])
    func `response splitting: a name that is no token is not written`(_ name: String) {
        var headers = Headers()
        headers.add(name, "value")
        #expect(headers.fields.isEmpty)
    }

    @Test func `every character of a token may stand in a name, and no other`() {
        let separators = Set("\"(),/:;<=>?@[\\]{} ".utf8)
        for byte in UInt8.min...UInt8.max {
            var headers = Headers()
            headers.add("X" + String(decoding: [byte], as: UTF8.self), "value")
            #expect(headers.fields.isEmpty == (byte <= 0x20 || byte >= 0x7F || separators.contains(byte)), "\(byte)")
        }
    }

    @Test func `values keep everything that ends no line`() {
        var headers = Headers()
        let value = "\t é 😀 \u{85}\u{2028}; a=\"b\", \u{FFFD}"
        headers.add("X", value)
        headers.add("Empty", "")
        #expect(headers["x"] == value)
        #expect(headers["empty"] == "")
    }

    @Test func `names of any length are told apart`() {
        let name = String(repeating: "n", count: 100_000)
        var headers = Headers()
        headers.add(name, "1")
        headers.add(name + "x", "2")
        #expect(headers[name.uppercased()] == "1")
        #expect(headers[String(name.dropLast())] == nil)
    }

    @Test func `letters alone have two cases`() {
        var headers = Headers()
        headers.add("a^b", "1")
        headers.add("a~b", "2")
        #expect(headers["A^B"] == "1")
        #expect(headers["a@b"] == nil)
        #expect(headers["a\u{1E}b"] == nil)
    }
}
