import Glibc
import HTTP
import Testing

@testable import FastCGI

/// What needs a process of its own, because it counts or uses up the descriptors of the process.
@Suite struct ShortageTests {
    @Test func `a process out of descriptors pauses, says so once, and goes on`() async {
        await #expect(processExitsWith: .success) {
            let server = try TestServer()
            try server.start()
            try server.expectStillServes()

            var limit = rlimit(rlim_cur: 64, rlim_max: 64)
            setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            var fillers: [Int32] = []
            while case let filler = dup(0), filler >= 0 { fillers.append(filler) }
            // One for the peer's own end; the server's end finds none.
            close(fillers.removeLast())
            let starved = try Peer(server.address)
            starved.send(WireRequest.get("/starved").bytes)
            let warned = eventually { server.journal.messages.count { $0.0 == .warning } == 1 }
            for filler in fillers { close(filler) }
            #expect(warned)
            try #expect(starved.readReply().text == "GET /starved")
            server.server.stop()
            try server.waitForEnd()
        }
    }

    @Test func `a thousand hostile connections leave no descriptor open`() async {
        await #expect(processExitsWith: .success) {
            let ready = Counter()
            let server = try TestServer(
                { $0.threads = 2 },
                makeResponder: { _ in
                    ready.increment()
                    return ClosureResponder(TestServer.echo)
                })
            try server.start()
            try #require(eventually { ready.count == 2 })
            let hostile = HostilePeerTests.crashes + HostilePeerTests.nonsense.filter { $0.count < 1000 }
            try server.expectStillServes()
            try #require(eventually { server.openConnections.isEmpty })
            let before = socketsAndPipes()
            for round in 0..<1000 {
                let peer = try Peer(server.address)
                peer.send(hostile[round % hostile.count])
                peer.finishSending()
                if round % 3 != 0 { _ = try peer.readToEnd() }
            }
            try server.expectStillServes()
            _ = eventually { socketsAndPipes() == before }
            #expect(socketsAndPipes() == before)
            server.server.stop()
            try server.waitForEnd()
        }
    }
}

/// Each descriptor of the kinds that a connection could leave behind, and what it is open on (proc(5)).
///
/// The others are made once by a worker, or by libdispatch for whoever runs the tests: an epoll instance and a timer,
/// at a moment of its own.
private func socketsAndPipes() -> [String] {
    (0..<4096).compactMap { descriptor in
        var bytes = [CChar](repeating: 0, count: 200)
        let length = readlink("/proc/self/fd/\(descriptor)", &bytes, bytes.count)
        guard length > 0 else { return nil }
        let name = String(decoding: bytes[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return name.hasPrefix("socket:") || name.hasPrefix("pipe:") ? "\(descriptor) \(name)" : nil
    }
}
