import Foundation
import Synchronization

/// Runs a body on threads of its own and waits for all.
package func inParallel<Value: Sendable>(
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
package final class Meeting: Sendable {
    private let missing: Mutex<Int>
    private let complete = DispatchSemaphore(value: 0)
    private let count: Int

    package init(of count: Int) {
        self.count = count
        missing = Mutex(count)
    }

    package func wait() {
        let isLast = missing.withLock { missing in
            missing -= 1
            return missing == 0
        }
        if isLast { for _ in 1..<count { complete.signal() } } else { complete.wait() }
    }
}

extension Result {
    /// What a thread ended with, where it failed.
    package var error: Failure? {
        if case .failure(let error) = self { error } else { nil }
    }
}
