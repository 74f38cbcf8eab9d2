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
}
