import Foundation
import Synchronization
import Testing

@testable import MariaDB

/// Runs a body on threads of its own and waits for all.
func inParallel<Value: Sendable>(
    count: Int, _ body: @escaping @Sendable (Int) throws -> Value
) -> [Result<Value, any Error>] {
    let results = Results<Value>()
    let group = DispatchGroup()
    // Threads and not a queue, because the bodies block and wait for one another.
    for worker in 0..<count {
        group.enter()
        Thread.detachNewThread {
            let result = Result { try body(worker) }
            results.byWorker.withLock { $0[worker] = result }
            group.leave()
        }
    }
    group.wait()
    return results.byWorker.withLock { results in (0..<count).compactMap { results[$0] } }
}

private final class Results<Value: Sendable>: Sendable {
    let byWorker = Mutex<[Int: Result<Value, any Error>]>([:])
}

/// A place where threads wait until all of them are there.
final class Meeting: Sendable {
    private let missing: Mutex<Int>
    private let complete = DispatchSemaphore(value: 0)
    private let count: Int

    init(of count: Int) {
        self.count = count
        missing = Mutex(count)
    }

    func wait() {
        let isLast = missing.withLock { missing in
            missing -= 1
            return missing == 0
        }
        if isLast { for _ in 1..<count { complete.signal() } } else { complete.wait() }
    }
}

/// Ends an idle connection from another one and waits until its own end of the line has heard of it.
func kill(_ victim: Connection, by killer: Connection) throws {
    let id = try victim.id
    let socket = try #require(victim.session).socket
    try killer.run(script: "KILL CONNECTION \(id)")
    var state = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    #expect(poll(&state, 1, 20_000) == 1, "the server did not end the connection")
}

/// Ends a connection while it runs a statement, which is known without asking the server again and again: the connection
/// holds a lock of that name, and its statement frees it (`RELEASE_LOCK`) before its long part.
///
/// - Parameters:
///   - held: where the victim comes when it has the lock.
///   - seen: where it waits until its number is known.
func killHolder(of lock: String, by killer: Connection, held: Meeting, seen: Meeting) throws {
    held.wait()
    let id = try killer.row("SELECT IS_USED_LOCK(\(lock))") { row in try row.uint(0) }
    seen.wait()
    #expect(try killer.number("SELECT GET_LOCK(\(lock), 20)") == 1, "the statement did not begin")
    try killer.run(script: "KILL CONNECTION \(#require(id))")
}

extension ConnectionSettings {
    /// For a connection that waits for another thread longer than a request may.
    var withoutLimits: ConnectionSettings {
        var settings = self
        settings.statementTimeout = 0
        settings.readTimeout = 0
        settings.lockTimeout = 60
        return settings
    }
}
