import Foundation
import Glibc
import HTTP
import Testing

@testable import FastCGI

@Suite struct SignalTests {
    @Test func `SIGTERM and SIGINT stop, SIGHUP reloads, and none is lost`() throws {
        let (stops, reloads) = (Counter(), Counter())
        try onThread {
            let signals = try Signals(onTerminate: { stops.increment() }, onHangup: { reloads.increment() })
            for (number, signal) in [SIGHUP, SIGTERM, SIGHUP, SIGINT].enumerated() {
                signals.deliver(signal)
                #expect(eventually { stops.count + reloads.count == number + 1 })
            }
        }
        #expect(stops.count == 2)
        #expect(reloads.count == 2)
    }

    @Test func `SIGTERM in the middle of a body lets the request complete`() throws {
        let server = try TestServer()
        try server.start()
        let peer = try Peer(server.address)
        peer.send(WireRequest.post("/", "1234567890").head + Records.record(Records.stdin, Array("12345".utf8)))
        try #require(eventually { server.openConnections.count == 1 })
        try onThread { [server = server.server] in
            try Signals(onTerminate: { server.stop() }, onHangup: {}).deliver(SIGTERM)
        }
        try #require(eventually { server.server.isStopped })
        peer.send(Records.stdin(Array("67890".utf8)))
        try #expect(peer.readReply().text == "POST /1234567890")
        try server.waitForEnd()
    }

    @Test func `a second SIGTERM cuts off nothing that the first let run`() throws {
        let (arrived, released) = (try Gate(), try Gate())
        let server = try TestServer(respond: { request in
            arrived.open()
            released.wait()
            return TestServer.echo(request)
        })
        try server.start()
        let peer = try Peer(server.address)
        peer.send(WireRequest.get("/running").bytes)
        try #require(arrived.wait())
        let stops = Counter()
        try onThread { [server = server.server] in
            let signals = try Signals(
                onTerminate: {
                    server.stop()
                    stops.increment()
                }, onHangup: {})
            for count in 1...2 {
                signals.deliver(SIGTERM)
                #expect(eventually { stops.count == count })
            }
        }
        released.open()
        try #expect(peer.readReply().text == "GET /running")
        try server.waitForEnd()
    }

    /// What keeps a signal to the process from breaking off a system call of a worker.
    @Test func `every worker thread blocks every signal that is not a fault of its own`() throws {
        let blocked = [SIGTERM, SIGINT, SIGHUP, SIGUSR1, SIGUSR2, SIGPIPE, SIGALRM, SIGCHLD]
        try TestServer.serve({ $0.threads = 3 }) { server in
            // While a thread starts or ends its mask is another.
            let isAsItShouldBe = eventually {
                let masks = masksOfWorkers()
                return masks.count >= 3
                    && masks.allSatisfy { mask in
                        blocked.allSatisfy { isBlocked($0, mask) } && !isBlocked(SIGSEGV, mask)
                    }
            }
            #expect(isAsItShouldBe)
            try server.expectStillServes()
        }
    }

    @Test func `libfcgi does not take SIGTERM for itself`() throws {
        try TestServer.serve { _ in
            var action = sigaction()
            sigaction(SIGTERM, nil, &action)
            #expect(action.__sigaction_handler.sa_handler == nil)
        }
    }

    /// Signals are blocked on a thread that ends, not on one that other tests use.
    private func onThread(_ body: @escaping @Sendable () throws -> Void) throws {
        let failed = Counter()
        try FastCGI.Thread(named: "test") {
            do { try body() } catch { failed.increment() }
        }.join()
        #expect(failed.count == 0)
    }

    /// The masks of blocked signals as the kernel tells them (proc(5), SigBlk).
    private func masksOfWorkers() -> [UInt64] {
        let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
        return tasks.compactMap { task in
            guard let status = try? String(contentsOfFile: "/proc/self/task/\(task)/status", encoding: .utf8),
                status.hasPrefix("Name:\tworker-"),
                let line = status.split(separator: "\n").first(where: { $0.hasPrefix("SigBlk:") })
            else { return nil }
            return UInt64(line.dropFirst("SigBlk:".count).trimmingCharacters(in: .whitespaces), radix: 16)
        }
    }

    private func isBlocked(_ signal: Int32, _ mask: UInt64) -> Bool {
        mask >> UInt64(signal - 1) & 1 == 1
    }
}
