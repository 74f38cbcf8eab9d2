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
        let server = try TestServer { $0.receiveTimeout = .seconds(20) }
        try server.start()
        let peer = try Peer(server.address)
        peer.send(WireRequest.post("/", "1234567890").head + Records.record(Records.stdin, Array("12345".utf8)))
        try #require(eventually { server.openConnections.count == 1 })
        try onThread {
            try Signals(onTerminate: { server.server.stop() }, onHangup: {}).deliver(SIGTERM)
        }
        try #require(eventually { server.server.isStopped })
        peer.send(Records.stdin(Array("67890".utf8)))
        try #expect(peer.readReply().text == "POST /1234567890")
        try server.waitForEnd()
    }

    /// What keeps a signal to the process from breaking off a system call of a worker.
    @Test func `every worker thread blocks every signal that is not a fault of its own`() throws {
        try TestServer.serve({ $0.threads = 3 }) { server in
            try server.expectStillServes()
            let masks = try eventualMasks(ofThreadsNamed: "worker-", atLeast: 3)
            for mask in masks {
                for signal in [SIGTERM, SIGINT, SIGHUP, SIGUSR1, SIGUSR2, SIGPIPE, SIGALRM, SIGCHLD] {
                    #expect(mask >> UInt64(signal - 1) & 1 == 1, "signal \(signal)")
                }
                #expect(mask >> UInt64(SIGSEGV - 1) & 1 == 0)
            }
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
    private func eventualMasks(ofThreadsNamed prefix: String, atLeast count: Int) throws -> [UInt64] {
        var masks: [UInt64] = []
        _ = eventually {
            let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
            masks = tasks.compactMap { task in
                guard let status = try? String(contentsOfFile: "/proc/self/task/\(task)/status", encoding: .utf8),
                    status.hasPrefix("Name:\t\(prefix)"),
                    let line = status.split(separator: "\n").first(where: { $0.hasPrefix("SigBlk:") })
                else { return nil }
                return UInt64(line.dropFirst("SigBlk:".count).trimmingCharacters(in: .whitespaces), radix: 16)
            }
            // A thread that has just started has not blocked anything yet.
            return masks.count >= count && masks.allSatisfy { $0 != 0 }
        }
        try #require(masks.count >= count)
        return masks
    }
}
