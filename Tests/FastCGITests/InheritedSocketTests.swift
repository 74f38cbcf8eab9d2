import Glibc
import Testing

@testable import FastCGI

/// Sockets that a parent left open. Descriptors and environment are the process's, so each test has one of its own.
@Suite struct InheritedSocketTests {
    @Test func `the socket that spawn-fcgi leaves on descriptor 0 is served`() async {
        await #expect(processExitsWith: .success) {
            let folder = try SocketFolder()
            defer { withExtendedLifetime(folder) {} }
            let socket = try ListeningSocket(.unix(path: folder.path), backlog: 511)
            try #require(dup2(socket.descriptor, 0) == 0)
            try serveOnce(at: ListenAddress(parsing: "fd:0"), folder.path)
            #expect(isClosedOnExec(0))
            // It still listens, for whoever holds it next.
            try serveOnce(at: ListenAddress(parsing: "fd:0"), folder.path)
        }
    }

    /// Descriptor 3 itself is libdispatch's in a process that runs tests, and stays untouched.
    @Test func `the socket that systemd passes is taken once, and no child is told of it`() async {
        await #expect(processExitsWith: .success) {
            setenv("LISTEN_PID", "\(getpid())", 1)
            setenv("LISTEN_FDS", "1", 1)
            setenv("LISTEN_FDNAMES", "worker.socket", 1)
            try #expect(InheritedSockets.takeFromSystemd() == 3)
            for name in ["LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"] { #expect(getenv(name) == nil) }
            #expect(throws: ServerError.self) { try InheritedSockets.takeFromSystemd() }
        }
    }

    @Test func `a socket that systemd passed to another process is left to it`() async {
        await #expect(processExitsWith: .success) {
            setenv("LISTEN_PID", "\(getppid())", 1)
            setenv("LISTEN_FDS", "1", 1)
            #expect(throws: ServerError.self) { try TestServer(at: .systemd) }
            #expect(getenv("LISTEN_PID") != nil)
        }
    }
}

private func serveOnce(at address: ListenAddress, _ path: String) throws {
    let server = try TestServer(at: address)
    try server.start()
    let peer = try Peer(.unix(path: path))
    peer.send(WireRequest.get("/handed-over").bytes)
    try #expect(peer.readReply().text == "GET /handed-over")
    server.server.stop()
    try server.waitForEnd()
}
