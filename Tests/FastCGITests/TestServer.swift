import Glibc
import HTTP
import Synchronization
import Testing

@testable import FastCGI

/// A server on a socket of its own, running on a thread of its own.
final class TestServer: Sendable {
    let server: Server
    let journal = Journal()
    private let outcome = Mutex<Result<Void, any Error>?>(nil)
    private let ended: WakeSignal
    private let thread = Mutex<Thread?>(nil)
    private let folder: SocketFolder

    /// One thread unless `configure` says otherwise: one that a peer holds is then noticed. No time of the server's passes
    /// before a peer gives up itself, for honest ones are slow on a busy machine; see ``FastCGI/ServerSettings/hurry()``.
    init(
        at address: ListenAddress? = nil, _ configure: (inout ServerSettings) -> Void = { _ in },
        respond: @escaping @Sendable (Request) -> Response = TestServer.echo,
        makeResponder: (@Sendable (Int) throws -> any Responder)? = nil
    ) throws {
        let folder = try SocketFolder()
        var settings = ServerSettings(address: address ?? .unix(path: folder.path))
        settings.threads = 1
        settings.receiveTimeout = .seconds(60)
        settings.requestTimeout = .seconds(60)
        settings.sendTimeout = .seconds(60)
        configure(&settings)
        let journal = journal
        server = try Server(settings, log: journal.log) { thread in
            if let makeResponder { return try makeResponder(thread) }
            return ClosureResponder { request in
                journal.note(request)
                return respond(request)
            }
        }
        ended = try WakeSignal()
        self.folder = folder
    }

    var address: ListenAddress { server.boundAddress }

    func start() throws {
        let thread = try Thread(named: "test-server") { [self] in
            let result = Result { try server.run() }
            outcome.withLock { $0 = result }
            ended.raise()
        }
        self.thread.withLock { $0 = thread }
    }

    /// What ``Server/run()`` ended with, once it has ended.
    func waitForEnd() throws {
        let isOver = ended.wait(atMost: .seconds(30))
        try #require(isOver, "the server did not end")
        thread.withLock { thread in
            thread?.join()
            thread = nil
        }
        try outcome.withLock { $0 }?.get()
    }

    /// Runs `body` against a server with this behaviour, stops the server, and checks that it ended well and left no
    /// connection open.
    static func serve(
        at address: ListenAddress? = nil, _ configure: (inout ServerSettings) -> Void = { _ in },
        respond: @escaping @Sendable (Request) -> Response = TestServer.echo,
        _ body: (TestServer) throws -> Void
    ) throws {
        let server = try TestServer(at: address, configure, respond: respond)
        try server.start()
        do {
            try body(server)
        } catch {
            server.server.stop()
            try? server.waitForEnd()
            throw error
        }
        server.server.stop()
        try server.waitForEnd()
        #expect(server.openConnections.isEmpty, "a connection was left open")
    }

    func send(_ request: WireRequest) throws -> WireReply {
        try exchange(request.bytes)
    }

    func exchange(_ bytes: [UInt8]) throws -> WireReply {
        let peer = try Peer(address)
        peer.send(bytes)
        return try peer.readReply()
    }

    /// Sends bytes that deserve no answer, and returns what came before the server closed.
    func refusedExchange(_ bytes: [UInt8]) throws -> [UInt8] {
        let peer = try Peer(address)
        peer.send(bytes)
        return try peer.readToEnd()
    }

    /// The one question after every hostile peer.
    func expectStillServes(_ location: SourceLocation = #_sourceLocation) throws {
        let reply = try send(.get("/still-there"))
        #expect(reply.status == 200, sourceLocation: location)
        #expect(reply.text == "GET /still-there", sourceLocation: location)
    }

    /// The server's ends of connections: descriptors of this process that carry the name of its socket.
    var openConnections: [Int32] {
        (0..<4096).filter { descriptor in
            var listens: Int32 = 0
            var length = socklen_t(MemoryLayout<Int32>.size)
            return bearsOurName(descriptor)
                && getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &listens, &length) == 0 && listens == 0
        }
    }

    private func bearsOurName(_ descriptor: Int32) -> Bool {
        switch address {
        case .unix(let path): Self.name(of: descriptor) == path
        case .tcp(_, let port): SocketAddress.port(of: descriptor) == port
        case .inherited, .systemd: false
        }
    }

    private static func name(of descriptor: Int32) -> String? {
        var address = sockaddr_un()
        var length = socklen_t(MemoryLayout<sockaddr_un>.size)
        let status = withUnsafeMutableBytes(of: &address) {
            getsockname(descriptor, $0.baseAddress?.assumingMemoryBound(to: sockaddr.self), &length)
        }
        guard status == 0, address.sun_family == sa_family_t(AF_UNIX) else { return nil }
        return withUnsafeBytes(of: address.sun_path) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }

    /// Says what it was asked.
    static let echo: @Sendable (Request) -> Response = { request in
        let method =
            switch request.method {
            case .get: "GET"
            case .head: "HEAD"
            case .post: "POST"
            case .other(let name): name
            }
        var body = Array("\(method) \(request.path)".utf8)
        switch request.body {
        case .complete(let bytes): body += bytes
        case .tooLarge(let limit): body += Array(" too large for \(limit)".utf8)
        case .short: body += Array(" short".utf8)
        }
        return Response(.ok, body: body)
    }
}

extension ServerSettings {
    /// For peers that the server has to hang up on by itself.
    mutating func hurry() {
        receiveTimeout = .milliseconds(500)
        requestTimeout = .seconds(1)
        sendTimeout = .milliseconds(500)
    }
}

final class ClosureResponder: Responder {
    private let closure: (Request) -> Response

    init(_ closure: @escaping (Request) -> Response) {
        self.closure = closure
    }

    func respond(to request: Request) -> Response {
        closure(request)
    }
}

/// What a server was asked and what it reported.
final class Journal: Sendable {
    private let state = Mutex<(requests: [Request], messages: [(LogLevel, String)])>(([], []))

    var requests: [Request] { state.withLock { $0.requests } }
    var messages: [(LogLevel, String)] { state.withLock { $0.messages } }

    var log: Log {
        { [self] level, message in state.withLock { $0.messages.append((level, message)) } }
    }

    func note(_ request: Request) {
        state.withLock { $0.requests.append(request) }
    }
}
