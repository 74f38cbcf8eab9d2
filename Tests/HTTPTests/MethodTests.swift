import Testing

@testable import HTTP

@Suite struct MethodTests {
    @Test func `methods are told apart by case`() {
        #expect(Method("GET") == .get)
        #expect(Method("HEAD") == .head)
        #expect(Method("POST") == .post)
        for name in ["get", "Get", "DELETE", "", "GET "] { #expect(Method(name) == .other(name)) }
    }
}
