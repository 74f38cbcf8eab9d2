import Glibc
import HTTP
import Testing

@testable import FastCGI

@Suite struct ShutdownTests {
    @Test func `a stop in the middle of a body lets the request complete`() throws {
        let server = try TestServer()
        try server.start()
        let peer = try Peer(server.address)
        let request = WireRequest.post("/comments", "1234567890")
        peer.send(request.head + Records.record(Records.stdin, Array(request.body.prefix(5))))
        try #require(eventually { server.openConnections.count == 1 })
        server.server.stop()
        peer.send(Records.stdin(Array(request.body.dropFirst(5))))
        try #expect(peer.readReply().text == "POST /comments1234567890")
        try server.waitForEnd()
    }

    @Test func `a stop answers what runs and what waits, and turns away what comes later`() throws {
        let (arrived, released) = (try Gate(), try Gate())
        let server = try TestServer({ $0.threads = 2 }) { request in
            arrived.open()
            released.wait()
            return TestServer.echo(request)
        }
        try server.start()
        // Another name of the same socket, for a peer that had looked it up before the stop removed the file.
        let folder = try SocketFolder()
        try #require(link(server.address.path, folder.path) == 0)
        let peers = try (0..<50).map { _ in try Peer(server.address) }
        for peer in peers { peer.send(WireRequest.get("/").bytes) }
        try #require(arrived.wait())
        server.server.stop()
        #expect(throws: Peer.Failure.refused(code: ENOENT)) { try Peer(server.address) }
        #expect(throws: Peer.Failure.refused(code: ECONNREFUSED)) { try Peer(.unix(path: folder.path)) }
        released.open()
        for peer in peers { try #expect(peer.readReply().text == "GET /") }
        try server.waitForEnd()
    }

    @Test(arguments: 1...5)
    func `a stop under load loses no request that was let in`(round: Int) throws {
        let server = try TestServer { $0.threads = 4 }
        try server.start()
        let (answered, lost, done) = (Counter(), Counter(), Counter())
        let address = server.address
        for number in 0..<4 {
            _ = try Thread(named: "load-\(number)") {
                defer { done.increment() }
                while let peer = try? Peer(address) {
                    let sent = peer.send(WireRequest.get("/").bytes)
                    if sent, (try? peer.readReply())?.status == 200 { answered.increment() } else { lost.increment() }
                }
            }
        }
        try #require(eventually { answered.count > 50 * round })
        server.server.stop()
        try server.waitForEnd()
        try #require(eventually { done.count == 4 })
        #expect(lost.count == 0)
    }

    @Test func `an inherited socket keeps its backlog for the next server`() throws {
        let folder = try SocketFolder()
        defer { withExtendedLifetime(folder) {} }
        let path = folder.path
        let socket = try ListeningSocket(.unix(path: path), backlog: 511)
        let inherited = ListenAddress.inherited(descriptor: socket.descriptor)

        let first = try TestServer(at: inherited)
        try first.start()
        let before = try Peer(socket.address)
        before.send(WireRequest.get("/before").bytes)
        try #expect(before.readReply().text == "GET /before")
        first.server.stop()
        try first.waitForEnd()

        let between = try Peer(socket.address)
        between.send(WireRequest.get("/between").bytes)
        let second = try TestServer(at: inherited)
        try second.start()
        try #expect(between.readReply().text == "GET /between")
        second.server.stop()
        try second.waitForEnd()
    }

    @Test func `a request that outlives the deadline is reported`() throws {
        let (arrived, released) = (try Gate(), try Gate())
        let server = try TestServer({ $0.shutdownDeadline = .milliseconds(50) }) { request in
            arrived.open()
            released.wait()
            return TestServer.echo(request)
        }
        try server.start()
        let peer = try Peer(server.address)
        peer.send(WireRequest.get("/").bytes)
        try #require(arrived.wait())
        server.server.stop()
        #expect(throws: ServerError.unfinished(workers: 1)) { try server.waitForEnd() }
        released.open()
        try #expect(peer.readReply().status == 200)
    }

    @Test func `an idle server stops at once, also when it is told twice`() throws {
        let server = try TestServer { $0.threads = 8 }
        try server.start()
        try server.expectStillServes()
        server.server.stop()
        server.server.stop()
        try server.waitForEnd()
        #expect(throws: ServerError.alreadyRun) { try server.server.run() }
    }

    @Test(arguments: SocketKind.allCases)
    func `a server that was stopped before it ran answers its backlog and ends`(kind: SocketKind) throws {
        let server = try TestServer(at: kind.address)
        let peer = try Peer(server.address)
        peer.send(WireRequest.get("/early").bytes)
        server.server.stop()
        try server.start()
        try #expect(peer.readReply().text == "GET /early")
        try server.waitForEnd()
    }

    @Test func `a responder that cannot be made ends the server with its error`() throws {
        struct NoDatabase: Error {}
        let server = try TestServer(
            { $0.threads = 3 },
            makeResponder: { thread in
                if thread == 1 { throw NoDatabase() }
                return ClosureResponder(TestServer.echo)
            })
        try server.start()
        #expect(throws: NoDatabase.self) { try server.waitForEnd() }
    }

    @Test func `each thread has a responder of its own, made there`() throws {
        let made = Counter()
        let together = try Gate()
        let arrived = Counter()
        let server = try TestServer(
            { $0.threads = 3 },
            makeResponder: { _ in
                made.increment()
                let maker = pthread_self()
                return ClosureResponder { _ in
                    if arrived.increment() == 3 { together.open() }
                    return Response(together.wait() && pthread_equal(maker, pthread_self()) != 0 ? .ok : .notFound)
                }
            })
        try server.start()
        let peers = try (0..<3).map { _ in try Peer(server.address) }
        for peer in peers { peer.send(WireRequest.get("/").bytes) }
        for peer in peers { try #expect(peer.readReply().status == 200) }
        #expect(made.count == 3)
        server.server.stop()
        try server.waitForEnd()
    }
}
