import Testing

@testable import HTTP

@Suite struct CookieTests {
    @Test func `every cookie is bound to this host, to TLS and to HTTP`() {
        let header = Cookie("__Host-a", "b", maxAge: 60).header
        #expect(header == "__Host-a=b; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=60")
        #expect(!Cookie("__Host-a", "b").header.contains("Max-Age"))
    }

    @Test func `a value is found by its whole name`() {
        #expect(Cookie.value(of: "b", in: "a=1; b=2; bb=3") == "2")
        #expect(Cookie.value(of: "b", in: "ab=1;b=2=3") == "2=3")
        #expect(Cookie.value(of: "c", in: "a=1; b=2") == nil)
        #expect(Cookie.value(of: "a", in: "") == nil)
    }

    @Test func `cookie tossing: a name that stands twice has no value`() {
        #expect(Cookie.value(of: "a", in: "a=mine; b=2; a=theirs") == nil)
    }
}
