import FastCGI
import HTTP
import Testing

/// What somebody who can open the socket might send. After each, the one thread of the server still serves.
@Suite struct HostilePeerTests {
    /// Each ends the process when it reaches libfcgi 2.4.2.
    static let crashes: [[UInt8]] = {
        let hugeLengths = [0xFF, 0xFF, 0xFF, 0xFE, 0xFF, 0xFF, 0xFF, 0xFE] as [UInt8]
        let question = Records.record(
            Records.getValues, id: 0, (0..<8).flatMap { _ in Records.pair("FCGI_MAX_CONNS", "") })
        let request = WireRequest.post("/", "12345")
        return [
            Records.begin() + Records.record(Records.params, hugeLengths),
            question,
            Records.begin() + question,
            request.head + question + Records.stdin(request.body),
            request.head + Records.record(Records.stdin, [1, 2]) + question,
        ]
    }()

    @Test(arguments: crashes)
    func `records that crash libfcgi do not reach it`(bytes: [UInt8]) throws {
        try TestServer.serve({ $0.hurry() }) { server in
            _ = try server.refusedExchange(bytes)
            try server.expectStillServes()
        }
    }

    static let nonsense: [[UInt8]] = [
        Array("GET / HTTP/1.1\r\nHost: blog.example\r\n\r\n".utf8),
        [UInt8](repeating: 0, count: 100),
        [UInt8](repeating: 0xFF, count: 100_000),
        Records.record(Records.stdin, [1, 2, 3]),
        Records.begin(id: 0),
        Records.begin(role: 2),
        Records.begin(role: 3),
        Records.begin(role: 9),
        Records.record(Records.beginRequest, [0, 1]),
        Records.record(Records.beginRequest, [0, 1, 0, 0, 0, 0, 0, 0], version: 2),
        Records.begin() + Records.record(77, [1, 2, 3]),
        Records.begin() + Records.params([("A", "1")], id: 2),
        Records.begin() + Records.begin(id: 2),
        Records.begin() + Records.record(Records.abortRequest),
        Records.begin() + Records.record(Records.stdin),
    ]

    @Test(arguments: nonsense)
    func `nonsense is hung up on`(bytes: [UInt8]) throws {
        try TestServer.serve({ $0.hurry() }) { server in
            try #expect(server.refusedExchange(bytes).isEmpty)
            #expect(server.journal.requests.isEmpty)
            try server.expectStillServes()
        }
    }

    /// Blocks of parameters whose lengths lie, or which would change their meaning as C strings.
    static let badParameters: [[UInt8]] = [
        [5],
        [1, 1, 0x41],
        [0x80, 0, 0],
        [0x80, 0, 0, 1, 0x80, 0, 0],
        [0xFF, 0xFF, 0xFF, 0xFF, 0],
        [0x80, 0xFF, 0xFF, 0xFF, 0x80, 0xFF, 0xFF, 0xFF, 0x41],
        [0, 1, 0x41],
        Records.pair("A=B", "C"),
        Records.pair("A\0B", "C"),
        Records.pair("A", "B\0C"),
    ]

    @Test(arguments: badParameters)
    func `parameters that lie about themselves are hung up on`(block: [UInt8]) throws {
        try TestServer.serve({ $0.hurry() }) { server in
            let honest = WireRequest.get("/").parameters.flatMap { Records.pair($0.0, $0.1) }
            let bytes =
                Records.begin() + Records.record(Records.params, honest + block) + Records.record(Records.params)
                + Records.stdin([])
            try #expect(server.refusedExchange(bytes).isEmpty)
            #expect(server.journal.requests.isEmpty)
            try server.expectStillServes()
        }
    }

    @Test(arguments: SocketKind.allCases, [0, 1, 4, 8, 12, 30, 300])
    func `a peer that stops half way and says nothing is hung up on`(kind: SocketKind, length: Int) throws {
        try TestServer.serve(at: kind.address, { $0.receiveTimeout = .milliseconds(500) }) { server in
            let peer = try Peer(server.address)
            peer.send(Array((WireRequest.get("/").head + Records.stdin([])).prefix(length)))
            try server.expectStillServes()
        }
    }

    @Test(arguments: SocketKind.allCases)
    func `a peer that drips its request is hung up on in time`(kind: SocketKind) throws {
        try TestServer.serve(at: kind.address, { $0.requestTimeout = .seconds(1) }) { server in
            let peer = try Peer(server.address)
            let start = ContinuousClock.now
            var drips = 0
            for byte in WireRequest.post("/", String(repeating: "x", count: 5000)).bytes {
                guard peer.send([byte]), !peer.hasNews(within: 20) else { break }
                drips += 1
            }
            #expect(drips > 0)
            #expect(start.duration(to: .now) < .seconds(10))
            try server.expectStillServes()
        }
    }

    @Test(arguments: SocketKind.allCases)
    func `a peer that pours an endless body is hung up on in time`(kind: SocketKind) throws {
        try TestServer.serve(at: kind.address, { $0.hurry() }) { server in
            let peer = try Peer(server.address)
            peer.send(WireRequest(method: "POST", target: "/", length: "9000000000").head)
            let record = Records.record(Records.stdin, [UInt8](repeating: 0, count: 60_000))
            while !peer.hasNews(within: 0), peer.send(record) {}
            // The answer comes all the same.
            try #expect(peer.readReply().text == "POST / too large for 1048576")
            try server.expectStillServes()
        }
    }

    @Test(arguments: SocketKind.allCases)
    func `a peer that goes on sending after the reply is hung up on`(kind: SocketKind) throws {
        try TestServer.serve(at: kind.address, { $0.hurry() }) { server in
            let peer = try Peer(server.address)
            peer.send(WireRequest.get("/").bytes)
            try #require(peer.hasNews(within: 20_000))
            #expect(isHungUpOn(peer))
            try server.expectStillServes()
        }
    }

    @Test(arguments: SocketKind.allCases)
    func `a peer that goes on dripping after the reply to a broken body is hung up on`(kind: SocketKind) throws {
        try TestServer.serve(at: kind.address, { $0.hurry() }) { server in
            let peer = try Peer(server.address)
            peer.send(WireRequest(method: "POST", target: "/", length: "5").head + Records.record(Records.abortRequest))
            try #require(peer.hasNews(within: 20_000))
            #expect(isHungUpOn(peer))
            try server.expectStillServes()
        }
    }

    @Test(arguments: SocketKind.allCases)
    func `a peer that never reads its reply is hung up on`(kind: SocketKind) throws {
        try TestServer.serve(at: kind.address, { $0.hurry() }, respond: Self.largeOrEcho) { server in
            let peer = try Peer(server.address)
            peer.send(WireRequest.get("/large").bytes)
            try server.expectStillServes()
            // And is told so: what the kernel still held is not sent on behind the server's back.
            let failure = #expect(throws: Peer.Failure.self) { try peer.readReply() }
            #expect(failure != .unanswered)
        }
    }

    /// The reply is so small for its time that only a limit for all of it, and none for each write, can end this.
    @Test(arguments: SocketKind.allCases)
    func `a peer that takes its reply drop by drop is hung up on`(kind: SocketKind) throws {
        try TestServer.serve(at: kind.address, { $0.hurry() }, respond: Self.largeOrEcho) { server in
            let peer = try Peer(server.address, isNarrow: true)
            peer.send(WireRequest.get("/large").bytes)
            try #require(peer.hasNews(within: 20_000))
            let start = ContinuousClock.now
            let waiting = try Peer(server.address)
            waiting.send(WireRequest.get("/still-there").bytes)
            while !waiting.hasNews(within: 20) { #expect(peer.take(8)) }
            #expect(start.duration(to: .now) < .seconds(5))
            try #expect(waiting.readReply().status == 200)
        }
    }

    @Test(arguments: SocketKind.allCases)
    func `a peer that leaves before its reply is not waited for`(kind: SocketKind) throws {
        let (arrived, left) = (try Gate(), try Gate())
        let respond: @Sendable (Request) -> Response = { request in
            if request.path == "/large" {
                arrived.open()
                left.wait()
            }
            return Self.largeOrEcho(request)
        }
        try TestServer.serve(at: kind.address, { $0.hurry() }, respond: respond) { server in
            var peer: Peer? = try Peer(server.address)
            peer?.send(WireRequest.get("/large").bytes)
            try #require(arrived.wait())
            peer = nil
            left.open()
            try server.expectStillServes()
            #expect(server.journal.messages.map(\.1) == ["the peer left before it had its reply"])
        }
    }

    @Test(.serialized, arguments: SocketKind.allCases)
    func `a thousand connections at once are all answered`(kind: SocketKind) throws {
        #expect(raiseDescriptorLimit(to: 4096))
        // All connect before the first sends.
        try TestServer.serve(at: kind.address) { server in
            let peers = try (0..<1000).map { _ in try Peer(server.address) }
            for peer in peers { #expect(peer.send(WireRequest.get("/many").bytes)) }
            for peer in peers { try #expect(peer.readReply().text == "GET /many") }
        }
    }

    /// Sends on and on, and says whether that came to an end by the server.
    private func isHungUpOn(_ peer: Peer) -> Bool {
        let start = ContinuousClock.now
        while peer.send([0]) {
            if start.duration(to: .now) > .seconds(10) { return false }
            _ = peer.hasNews(within: 0)
        }
        return true
    }

    static let largeOrEcho: @Sendable (Request) -> Response = { request in
        guard request.path == "/large" else { return TestServer.echo(request) }
        return Response(.ok, body: [UInt8](repeating: 0x78, count: 8 << 20))
    }
}
