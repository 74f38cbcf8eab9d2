import HTTP
import Testing

@testable import FastCGI

@Suite struct ReplyHeadTests {
    @Test func `status and fields stand in order, the length last`() {
        var headers = Headers()
        headers.add("Content-Type", "text/html; charset=utf-8")
        headers.add("Set-Cookie", "a=1")
        headers.add("Set-Cookie", "b=2")
        #expect(
            text(of: Response(.notFound, headers: headers, body: [1, 2])) == """
                Status: 404 Not Found\r\nContent-Type: text/html; charset=utf-8\r\nSet-Cookie: a=1\r\n\
                Set-Cookie: b=2\r\nContent-Length: 2\r\n\r\n
                """)
    }

    @Test func `response splitting ends as one harmless line`() {
        var headers = Headers()
        headers.add("Location", "/\r\nSet-Cookie: stolen=1\0")
        headers.add("X\r\nSet-Cookie", "stolen=1")
        let text = text(of: Response(.seeOther, headers: headers))
        #expect(text == "Status: 303 See Other\r\nLocation: /  Set-Cookie: stolen=1 \r\nContent-Length: 0\r\n\r\n")
    }

    @Test(arguments: ["Content-Length", "content-length", "Status", "STATUS"])
    func `a response cannot contradict its length or its status`(name: String) {
        var headers = Headers()
        headers.add(name, "500")
        #expect(text(of: Response(.ok, headers: headers, body: [0])) == "Status: 200 OK\r\nContent-Length: 1\r\n\r\n")
    }

    private func text(of response: Response) -> String {
        String(decoding: ReplyHead.bytes(of: response), as: UTF8.self)
    }
}
