import Glibc
import Testing

@testable import FastCGI

/// Sockets that a parent left open. The number of the descriptor is fixed, so each test has a process of its own.
@Suite struct InheritedSocketTests {
    @Test func `the socket that spawn-fcgi leaves on descriptor 0 is served`() async {
        await #expect(processExitsWith: .success) {
            try handOver(as: 0) { path in
                try serveOnce(at: ListenAddress(parsing: "fd:0"), path)
                #expect(isClosedOnExec(0))
                // It still listens, for whoever holds it next.
                try serveOnce(at: ListenAddress(parsing: "fd:0"), path)
            }
        }
    }

    @Test func `the socket that systemd passes is served, and no child is told of it`() async {
        await #expect(processExitsWith: .success) {
            try handOver(as: 3) { path in
                setenv("LISTEN_PID", "\(getpid())", 1)
                setenv("LISTEN_FDS", "1", 1)
                setenv("LISTEN_FDNAMES", "worker.socket", 1)
                try serveOnce(at: .systemd, path)
                #expect(isClosedOnExec(3))
                for name in ["LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"] { #expect(getenv(name) == nil) }
            }
        }
    }

    @Test func `a socket that systemd passed to another process is left alone`() async {
        await #expect(processExitsWith: .success) {
            setenv("LISTEN_PID", "\(getppid())", 1)
            setenv("LISTEN_FDS", "1", 1)
            #expect(throws: ServerError.self) { try TestServer(at: .systemd) }
            #expect(getenv("LISTEN_PID") != nil)
        }
    }
}

/// Runs `body` while a socket that listens at a path has this descriptor.
private func handOver(as number: Int32, _ body: (_ path: String) throws -> Void) throws {
    let folder = try SocketFolder()
    let socket = try ListeningSocket(.unix(path: folder.path), backlog: 511)
    let before = dup(number)
    try #require(dup2(socket.descriptor, number) == number)
    defer {
        if before >= 0 { dup2(before, number) }
        close(before)
    }
    try body(folder.path)
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
