import FastCGI
import HTTP
import Testing

/// Bodies that are not what was announced.
@Suite struct BodyTests {
    @Test func `a body over the limit is read to its end and reported`() throws {
        try TestServer.serve({ $0.bodyLimit = 1000 }) { server in
            let body = String(repeating: "x", count: 300_000)
            try #expect(server.send(.post("/", body)).text == "POST / too large for 1000")
            try server.expectStillServes()
        }
    }

    @Test func `a body of just the limit passes`() throws {
        try TestServer.serve({ $0.bodyLimit = 1000 }) { server in
            let body = String(repeating: "x", count: 1000)
            try #expect(server.send(.post("/", body)).text == "POST /" + body)
            try #expect(server.send(.post("/", body + "x")).text == "POST / too large for 1000")
        }
    }

    @Test func `a body shorter than announced is never acted upon`() throws {
        try TestServer.serve { server in
            var request = WireRequest.post("/", "12345")
            request.length = "6"
            try #expect(server.send(request).text == "POST / short")
        }
    }

    @Test func `a body longer than announced gives 400`() throws {
        try TestServer.serve { server in
            var request = WireRequest.post("/", "12345")
            request.length = "4"
            try #expect(server.send(request).status == 400)
            #expect(server.journal.requests.isEmpty)
        }
    }

    @Test func `a body that nobody announced gives 400`() throws {
        try TestServer.serve { server in
            try #expect(server.send(WireRequest(target: "/", body: [1])).status == 400)
            #expect(server.journal.requests.isEmpty)
        }
    }

    /// What may come where the rest of a body should.
    static let interruptions: [[UInt8]] = [
        [],
        Records.record(Records.abortRequest),
        Records.begin(id: 2),
        Records.begin(),
        Records.params([("REQUEST_URI", "/forged")]),
        Records.record(Records.stdin, id: 2, [1, 2, 3]),
        Records.record(77),
        Array("garbage that is no record".utf8),
    ]

    @Test(arguments: interruptions)
    func `a body that breaks off is never acted upon, and still answered`(bytes: [UInt8]) throws {
        try TestServer.serve({ $0.hurry() }) { server in
            let request = WireRequest.post("/", "1234567890")
            let reply = try server.exchange(request.head + Records.record(Records.stdin, [1, 2, 3, 4, 5]) + bytes)
            #expect(reply.text == "POST / short")
            #expect(server.journal.requests.count == 1)
            try server.expectStillServes()
        }
    }

    @Test func `a peer that leaves in the middle of its body is never acted upon`() throws {
        try TestServer.serve { server in
            let peer = try Peer(server.address)
            peer.send(WireRequest.post("/", "1234567890").head + Records.record(Records.stdin, [1, 2, 3, 4, 5]))
            peer.finishSending()
            try #expect(peer.readReply().text == "POST / short")
        }
    }

    /// A forged request, hidden in a body so that a reader that stops early takes it for records of its own.
    static let forged: [UInt8] =
        Records.begin()
        + Records.params([("REQUEST_METHOD", "GET"), ("REQUEST_URI", "/forged"), ("REMOTE_ADDR", "127.0.0.1")])
        + Records.stdin([])

    @Test(arguments: [0, 1, 8000, 8184, 8192, 12_000, 65_536])
    func `request smuggling in a body finds no reader`(offset: Int) throws {
        try TestServer.serve({ $0.bodyLimit = 100 }) { server in
            for announced in [nil, "10", "0", "nonsense"] {
                let body = [UInt8](repeating: 0x78, count: offset) + Self.forged
                var request = WireRequest(method: "POST", target: "/outer", body: body)
                request.length = announced
                let peer = try Peer(server.address)
                peer.send(request.bytes)
                _ = try peer.readReply()
            }
            #expect(server.journal.requests.allSatisfy { $0.path == "/outer" })
            try server.expectStillServes()
        }
    }

    @Test func `request smuggling behind a finished request finds no reader`() throws {
        try TestServer.serve { server in
            let keepConnection = Records.begin(flags: 1)
            let first = WireRequest.get("/first")
            let peer = try Peer(server.address)
            peer.send(keepConnection + Records.params(first.parameters) + Records.stdin([]) + Self.forged)
            try #expect(peer.readReply().text == "GET /first")
            try server.expectStillServes()
            #expect(server.journal.requests.map(\.path) == ["/first", "/still-there"])
        }
    }
}
