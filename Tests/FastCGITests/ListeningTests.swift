import Glibc
import HTTP
import Testing

@testable import FastCGI

@Suite struct ListeningTests {
    @Test func `a socket file is open to owner and group only, whatever the umask`() throws {
        try TestServer.serve { server in
            #expect(fileMode(of: server) == S_IFSOCK | 0o660)
        }
    }

    @Test func `the socket file goes when the server goes`() throws {
        var path = ""
        try TestServer.serve { path = $0.address.path }
        #expect(access(path, F_OK) == -1)
    }

    @Test func `a socket that somebody serves is not stolen`() throws {
        try TestServer.serve { server in
            #expect(throws: ServerError.addressInUse(server.address)) { try TestServer(at: server.address) }
            try server.expectStillServes()
        }
    }

    @Test func `a socket whose server is only busy is not stolen`() throws {
        let folder = try SocketFolder()
        defer { withExtendedLifetime(folder) {} }
        let path = folder.path
        let busy = try Descriptor(socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0), from: "make a socket")
        let address = try #require(SocketAddress(path: path))
        try #require(address.bind(busy.number) == 0 && listen(busy.number, 0) == 0)
        let first = try Peer(.unix(path: path))
        #expect(throws: ServerError.addressInUse(.unix(path: path))) { try TestServer(at: .unix(path: path)) }
        withExtendedLifetime(first) {}
    }

    @Test func `the socket file of a dead server is replaced`() throws {
        let folder = try SocketFolder()
        defer { withExtendedLifetime(folder) {} }
        let path = folder.path
        do {
            let dead = try Descriptor(socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0), from: "make a socket")
            let address = try #require(SocketAddress(path: path))
            try #require(address.bind(dead.number) == 0 && listen(dead.number, 5) == 0)
        }
        try #require(access(path, F_OK) == 0)
        try TestServer.serve(at: .unix(path: path)) { try $0.expectStillServes() }
    }

    @Test func `a file that is no socket is left alone`() throws {
        let folder = try SocketFolder()
        defer { withExtendedLifetime(folder) {} }
        let path = folder.path
        close(open(path, O_CREAT | O_WRONLY, 0o600))
        #expect(throws: ServerError.self) { try TestServer(at: .unix(path: path)) }
        #expect(access(path, F_OK) == 0)
    }

    @Test func `a server leaves the socket file of its successor alone`() throws {
        let server = try TestServer()
        let path = server.address.path
        try #require(unlink(path) == 0)
        try TestServer.serve(at: .unix(path: path)) { successor in
            server.server.stop()
            try successor.expectStillServes()
        }
    }

    @Test func `of many servers that start together, one gets the socket`() throws {
        let folder = try SocketFolder()
        defer { withExtendedLifetime(folder) {} }
        let path = folder.path
        let (won, lost) = (Counter(), Counter())
        let end = try Gate()
        for number in 0..<8 {
            _ = try Thread(named: "rival-\(number)") {
                do {
                    let server = try TestServer(at: .unix(path: path))
                    won.increment()
                    end.wait()
                    withExtendedLifetime(server) {}
                } catch {
                    lost.increment()
                }
            }
        }
        #expect(eventually { won.count + lost.count == 8 })
        #expect(won.count == 1)
        end.open()
    }

    @Test func `a port that somebody serves is reported`() throws {
        try TestServer.serve(at: .tcp(host: "127.0.0.1", port: 0)) { server in
            #expect(throws: ServerError.addressInUse(server.address)) { try TestServer(at: server.address) }
        }
    }

    @Test func `a descriptor that is no listening socket is refused`() throws {
        let file = try Descriptor(open("/dev/null", O_RDONLY), from: "open /dev/null")
        #expect(throws: ServerError.self) { try TestServer(at: .inherited(descriptor: file.number)) }
        let idle = try Descriptor(socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0), from: "make a socket")
        #expect(throws: ServerError.self) { try TestServer(at: .inherited(descriptor: idle.number)) }
        #expect(throws: ServerError.self) { try TestServer(at: .inherited(descriptor: 99_999)) }
    }

    @Test(
        arguments: [
            (["LISTEN_PID": "77", "LISTEN_FDS": "1"], 3), (["LISTEN_PID": "78", "LISTEN_FDS": "1"], nil),
            (["LISTEN_PID": "77", "LISTEN_FDS": "2"], nil), (["LISTEN_PID": "77", "LISTEN_FDS": "0"], nil),
            (["LISTEN_FDS": "1"], nil), (["LISTEN_PID": "77", "LISTEN_FDS": "one"], nil), ([:], nil),
        ] as [([String: String], Int32?)])
    func `systemd passes exactly one socket to this process`(environment: [String: String], expected: Int32?) {
        let descriptor = try? InheritedSockets.fromSystemd(process: 77) { environment[$0] }
        #expect(descriptor == expected)
    }

    @Test(arguments: [
        "unix:/run/martlet/worker.sock", "127.0.0.1:9000", "[::1]:9000", "0.0.0.0:0", "fd:0", "systemd",
    ])
    func `an address reads back as it was written`(text: String) throws {
        try #expect(ListenAddress(parsing: text).description == text)
    }

    @Test(arguments: [
        "", "unix:", "unix:relative.sock", "unix:/folder/", "unix:/\(String(repeating: "x", count: 107))", "fd:",
        "fd:-1",
        "fd:x", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "::1:9000", "[::1]", "localhost:9000",
        "blog.example:9000", "256.0.0.1:9000", ":9000", "/run/worker.sock",
    ])
    func `what is no address is refused`(text: String) {
        #expect(throws: ServerError.self) { try ListenAddress(parsing: text) }
    }

    @Test func `settings that cannot work are refused`() throws {
        let changes: [(inout ServerSettings) -> Void] = [
            { $0.threads = 0 }, { $0.backlog = 510 }, { $0.bodyLimit = -1 }, { $0.receiveTimeout = .zero },
            { $0.requestTimeout = .zero }, { $0.sendTimeout = .zero }, { $0.shutdownDeadline = .seconds(-1) },
            { $0.lingerTimeout = .seconds(-1) },
        ]
        for change in changes {
            #expect(throws: ServerError.self) { try TestServer(change) }
        }
    }

    private func fileMode(of server: TestServer) -> mode_t {
        var status = stat()
        lstat(server.address.path, &status)
        return status.st_mode
    }
}
