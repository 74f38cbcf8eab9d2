import FastCGI
import HTTP
import Testing

@Suite struct ExchangeTests {
    @Test func `a page is fetched`() throws {
        try TestServer.serve { server in
            let reply = try server.send(.get("/posts/first?page=2"))
            #expect(reply.status == 200)
            #expect(reply.text == "GET /posts/first")
            #expect(reply["Content-Length"] == "16")
            let request = try #require(server.journal.requests.first)
            #expect(request.method == .get)
            #expect(request.query == "page=2")
            #expect(request.remoteAddress == "192.0.2.7")
        }
    }

    @Test func `a form is posted`() throws {
        try TestServer.serve { server in
            var request = WireRequest.post("/login", "name=a&password=b")
            request.fields = [("HTTP_CONTENT_LENGTH", "17"), ("HTTP_CONTENT_TYPE", "whatever the client said")]
            try #expect(server.send(request).text == "POST /loginname=a&password=b")
            #expect(server.journal.requests.first?.headers.values("Content-Length") == ["17"])
            #expect(server.journal.requests.first?.headers["Content-Type"] == nil)
        }
    }

    @Test func `a head request is told the length and gets no body`() throws {
        try TestServer.serve { server in
            let reply = try server.send(WireRequest(method: "HEAD", target: "/posts"))
            #expect(reply.body.isEmpty)
            #expect(reply["Content-Length"] == "11")
        }
    }

    /// Lengths around those at which libfcgi fills its buffer and a reply is sent in one more portion.
    @Test(arguments: SocketKind.allCases, [1, 8_183, 8_184, 40_900, 40_959, 40_960, 40_961, 49_143, 57_344, 81_921])
    func `a reply arrives byte for byte`(kind: SocketKind, size: Int) throws {
        let page = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
        try TestServer.serve(
            at: kind.address,
            respond: { request in
                var headers = Headers()
                headers.add("X-Padding", String(repeating: "x", count: request.query.utf8.count * 977))
                return Response(.ok, headers: headers, body: page)
            }
        ) { server in
            // The head moves every boundary; the longest is a portion by itself.
            for length in [0, 1, 9, 42, 90] {
                let reply = try server.send(.get("/?" + String(repeating: "q", count: length)))
                #expect(reply.body == page)
                #expect(reply["Content-Length"] == "\(size)")
                #expect(reply["X-Padding"]?.utf8.count ?? 0 == length * 977)
            }
        }
    }

    @Test func `a reply of many records arrives whole`() throws {
        let page = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
        try TestServer.serve(respond: { _ in Response(.ok, body: page) }) { server in
            let reply = try server.send(.get("/"))
            #expect(reply.body == page)
            #expect(reply["Content-Length"] == "300000")
        }
    }

    @Test(arguments: [0, 1, 32767, 32768, 32769, 200_000])
    func `a body arrives byte for byte`(size: Int) throws {
        let body = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        try TestServer.serve(respond: Self.bodyBack) { server in
            let reply = try server.send(WireRequest(method: "POST", target: "/", body: body))
            #expect(reply.body == body)
        }
    }

    @Test func `a request that arrives byte by byte is answered`() throws {
        try TestServer.serve { server in
            let peer = try Peer(server.address)
            for byte in WireRequest.post("/slow", "a=b").bytes { peer.send([byte]) }
            try #expect(peer.readReply().text == "POST /slowa=b")
        }
    }

    @Test func `parameters in many small records are put together`() throws {
        try TestServer.serve { server in
            let request = WireRequest.get("/pieces")
            let block = request.parameters.flatMap { Records.pair($0.0, $0.1) }
            let pieces = block.flatMap { Records.record(Records.params, [$0], padding: 1) }
            let bytes = Records.begin() + pieces + Records.record(Records.params) + Records.stdin([])
            try #expect(server.exchange(bytes).text == "GET /pieces")
        }
    }

    @Test func `the longest parameters that are allowed pass, and a byte more does not`() throws {
        try TestServer.serve { server in
            var request = WireRequest.get("/long")
            let used = request.parameters.flatMap { Records.pair($0.0, $0.1) }.count
            let room = 65_504 - used - Records.pair("HTTP_X", "").count - 3
            request.fields = [("HTTP_X", String(repeating: "x", count: room))]
            try #expect(server.send(request).text == "GET /long")
            #expect(server.journal.requests.first?.headers["X"]?.utf8.count == room)
            request.fields = [("HTTP_X", String(repeating: "x", count: room + 1))]
            try #expect(server.refusedExchange(request.bytes).isEmpty)
            try server.expectStillServes()
        }
    }

    @Test(arguments: ["127.0.0.1:0", "[::1]:0"])
    func `it listens on a port of the system's choice`(address: String) throws {
        try TestServer.serve(at: ListenAddress(parsing: address)) { server in
            #expect(server.address.description != address)
            try server.expectStillServes()
        }
    }

    @Test func `requests are answered side by side, one on each thread`() throws {
        let together = try Gate()
        let counter = Counter()
        try TestServer.serve(
            { $0.threads = 4 },
            respond: { _ in
                if counter.increment() == 4 { together.open() }
                return Response(together.wait() ? .ok : .serviceUnavailable)
            }
        ) { server in
            let peers = try (0..<4).map { _ in try Peer(server.address) }
            for peer in peers { peer.send(WireRequest.get("/").bytes) }
            for peer in peers { try #expect(peer.readReply().status == 200) }
        }
    }

    @Test func `no child process inherits a connection`() throws {
        try TestServer.serve { server in
            let peer = try Peer(server.address)
            peer.send(Records.begin())
            try #require(eventually { server.openConnections.count == 1 })
            let connection = try #require(server.openConnections.first)
            #expect(isClosedOnExec(connection))
        }
    }

    static let bodyBack: @Sendable (Request) -> Response = { request in
        guard case .complete(let bytes) = request.body else { return Response(.badRequest) }
        return Response(.ok, body: bytes)
    }
}
