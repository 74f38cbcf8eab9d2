import Testing

@testable import HTTP

@Suite struct CookieTests {
    @Test func `every cookie is bound to this host, to TLS and to HTTP`() {
        let header = Cookie("__Host-a", "b", maxAge: 60).header
        #expect(header == "__Host-a=b; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=60")
        #expect(!Cookie("__Host-a", "b").header.contains("Max-Age"))
    }

    @Test(arguments: ["a; Domain=example", "a\r\nSet-Cookie: b", "a,b", "\"a\"", "a\\b", "a b", "ä\0\u{7F}"])
    func `no value adds an attribute or a line`(_ value: String) {
        let header = Cookie("__Host-a", value).header
        #expect(header.hasSuffix("; Path=/; Secure; HttpOnly; SameSite=Lax"))
        #expect(header.split(separator: ";").count == 5)
        #expect(header.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F && !"\",\\".utf8.contains($0) })
    }

    @Test func `a value is found by its whole name`() {
        #expect(Cookie.value(of: "b", in: "a=1; b=2; bb=3") == "2")
        #expect(Cookie.value(of: "b", in: "ab=1;b=2=3") == "2=3")
        #expect(Cookie.value(of: "c", in: "a=1; b=2") == nil)
        #expect(Cookie.value(of: "a", in: "") == nil)
        #expect(Cookie.value(of: "a", in: "a") == nil)
        #expect(Cookie.value(of: "a", in: "A=1") == nil)
        #expect(Cookie.value(of: "a", in: "; ;=;a=;") == "")
        #expect(Cookie.value(of: "a", in: "b=1;\t a=\"2\"") == "\"2\"")
        #expect(Cookie.value(of: "a", in: "b=\u{FFFD};a=\u{FFFD}") == "\u{FFFD}")
    }

    @Test func `one of ten thousand cookies is found, and its double is noticed`() {
        let many = (0..<10_000).map { "c\($0)=\($0)" }.joined(separator: "; ")
        #expect(Cookie.value(of: "c9999", in: many) == "9999")
        #expect(Cookie.value(of: "c0", in: many + "; c0=0") == nil)
    }

    @Test func `cookie tossing: a name that stands twice has no value`() {
        #expect(Cookie.value(of: "a", in: "a=mine; b=2; a=theirs") == nil)
    }
}
