import FastCGI
import HTTP
import Testing

/// What becomes of the parameters that the front server sets.
@Suite struct RequestHeadTests {
    @Test func `header names are turned back`() throws {
        let request = try request([
            ("HTTP_SEC_FETCH_SITE", "same-origin"), ("HTTP_DNT", "1"), ("HTTP_X_2", "two"), ("HTTPS", "on"),
            ("DOCUMENT_URI", "/elsewhere"), ("HTTP_user_agent", "curl"), ("HTTP_", "nameless"),
            ("HTTP_A B", "no token"),
        ])
        #expect(
            request.headers.fields.map { "\($0.name): \($0.value)" } == [
                "Host: blog.example", "Sec-Fetch-Site: same-origin", "Dnt: 1", "X-2: two", "User-Agent: curl",
            ])
    }

    @Test func `the path stays as the client sent it`() throws {
        let request = try request(target: "/x/../adm%69n//p?a=%2F?b")
        #expect(request.path == "/x/../adm%69n//p")
        #expect(request.query == "a=%2F?b")
    }

    @Test func `cookies on several lines are joined`() throws {
        let request = try request([("HTTP_COOKIE", "a=1"), ("HTTP_COOKIE", "b=2; c=3"), ("HTTP_COOKIE", "d=4")])
        #expect(request.headers.values("Cookie") == ["a=1; b=2; c=3; d=4"])
    }

    @Test func `lists that grant nothing are joined`() throws {
        let request = try request([("HTTP_ACCEPT", "text/html"), ("HTTP_ACCEPT", "*/*")])
        #expect(request.headers.values("Accept") == ["text/html, */*"])
    }

    @Test(arguments: [
        "HTTP_HOST", "HTTP_ORIGIN", "HTTP_SEC_FETCH_SITE", "HTTP_AUTHORIZATION", "HTTP_CONTENT_TYPE",
        "HTTP_CONTENT_LENGTH", "HTTP_X_ANYTHING", "CONTENT_TYPE", "CONTENT_LENGTH", "REQUEST_METHOD", "REQUEST_URI",
        "REMOTE_ADDR", "REQUEST_ID",
    ])
    func `smuggling by a repeated field is refused`(name: String) throws {
        try TestServer.serve { server in
            var request = WireRequest.get("/")
            request.fields = [(name, "1"), (name, "1")]
            try #expect(server.send(request).status == 400)
            #expect(server.journal.requests.isEmpty)
            try server.expectStillServes()
        }
    }

    @Test(arguments: ["REQUEST_METHOD", "REQUEST_URI", "REMOTE_ADDR"])
    func `a missing parameter gives 400`(name: String) throws {
        try TestServer.serve { server in
            let parameters = WireRequest.get("/").parameters.filter { $0.0 != name }
            let bytes = Records.begin() + Records.params(parameters) + Records.stdin([])
            try #expect(server.exchange(bytes).status == 400)
            #expect(server.journal.requests.isEmpty)
        }
    }

    @Test func `a request without any parameter gives 400`() throws {
        try TestServer.serve { server in
            let bytes = Records.begin() + Records.record(Records.params) + Records.stdin([])
            try #expect(server.exchange(bytes).status == 400)
            try server.expectStillServes()
        }
    }

    @Test(arguments: ["", "*", "http://other.example/", "posts", "/a b", "/a\nb", "/a\u{7F}"])
    func `a target that is no path gives 400`(target: String) throws {
        try TestServer.serve { server in
            try #expect(server.send(.get(target)).status == 400)
            #expect(server.journal.requests.isEmpty)
        }
    }

    @Test(arguments: ["+5", "-1", "5 5", " 5", "5,5", "0x5", "5.0", "9223372036854775808", "５"])
    func `a length that is not one number gives 400`(length: String) throws {
        try TestServer.serve { server in
            var request = WireRequest.post("/", "12345")
            request.length = length
            try #expect(server.send(request).status == 400)
            #expect(server.journal.requests.isEmpty)
            try server.expectStillServes()
        }
    }

    /// nginx has put the chunks together and counted the bytes; what the client said of them is history.
    @Test func `a body that came to nginx in chunks counts by its length alone`() throws {
        try TestServer.serve { server in
            var request = WireRequest.post("/chunked", "12345")
            request.fields = [("HTTP_TRANSFER_ENCODING", "chunked")]
            try #expect(server.send(request).text == "POST /chunked12345")
            request.length = ""
            try #expect(server.send(request).status == 400)
            #expect(server.journal.requests.count == 1)
        }
    }

    @Test(arguments: ["HTTP_PROXY", "HTTP_proxy", "HTTP_pROXY"])
    func `httpoxy finds no way in`(name: String) throws {
        let request = try request([(name, "http://attacker.example:8080")])
        #expect(request.headers["Proxy"] == nil)
    }

    @Test(arguments: ["HTTP_CONTENT_TYPE", "HTTP_content_type", "HTTP_cONTENT_TYPE"])
    func `smuggling a type of content past the front server's is declined`(name: String) throws {
        let request = try request([(name, "text/html")])
        #expect(request.headers["Content-Type"] == nil)
    }

    @Test func `more header fields than any browser sends are refused`() throws {
        try TestServer.serve { server in
            var request = WireRequest.get("/")
            request.fields = (1..<100).map { ("HTTP_X_\($0)", "") }
            try #expect(server.send(request).status == 200)
            request.fields.append(("HTTP_X_100", ""))
            try #expect(server.send(request).status == 400)
        }
    }

    @Test func `bytes that are not text do no harm`() throws {
        try TestServer.serve { server in
            let raw: [UInt8] = [0xC3, 0x28, 0xFF, 0x0D, 0x0A, 0x1B]
            let block = WireRequest.get("/").parameters.flatMap { Records.pair($0.0, $0.1) }
            let pair = [UInt8(7), UInt8(raw.count)] + Array("HTTP_X_".utf8) + raw
            let bytes =
                Records.begin() + Records.record(Records.params, block + pair) + Records.record(Records.params)
                + Records.stdin([])
            try #expect(server.exchange(bytes).status == 200)
            #expect(server.journal.requests.first?.headers.fields.allSatisfy { !$0.value.utf8.contains(0x0A) } == true)
        }
    }

    @Test func `the front server names the request`() throws {
        let id = "0123456789abcdef0123456789abcdef"
        try #expect(request([("REQUEST_ID", id)]).id == id)
    }

    @Test(arguments: [nil, "", "0123456789ABCDEF0123456789ABCDEF", "0123456789abcdef0123456789abcde\u{301}", "short"])
    func `a request without a proper name gets a random one`(id: String?) throws {
        let fields = id.map { [("REQUEST_ID", $0)] } ?? []
        let ids = try (0..<2).map { _ in try request(fields).id }
        #expect(ids[0] != ids[1])
        for given in ids {
            #expect(given.utf8.count == 32)
            #expect(given.allSatisfy { $0.isHexDigit && !$0.isUppercase })
        }
    }

    private func request(target: String = "/", _ fields: [(String, String)] = []) throws -> Request {
        var received: Request?
        try TestServer.serve { server in
            var request = WireRequest.get(target)
            request.fields = fields
            try #expect(server.send(request).status == 200)
            received = server.journal.requests.first
        }
        return try #require(received)
    }
}
