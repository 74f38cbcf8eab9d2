internal import Dispatch
internal import Sodium
internal import Synchronization

/// Bounds how many passwords are hashed at once. Argon2id is meant to be expensive: without a bound, a flood of
/// log-ins would take every worker thread and all memory, and readers would wait. What runs gives way to readers.
final class HashGate: Sendable {
    private let begun = Atomic(0)
    private let running: DispatchSemaphore
    private let waiting: DispatchSemaphore

    /// - Parameters:
    ///   - running: hashes at once.
    ///   - waiting: threads that may wait for their turn; the next one is turned away at once.
    init(running: Int, waiting: Int) {
        self.running = DispatchSemaphore(value: running)
        self.waiting = DispatchSemaphore(value: running + waiting)
    }

    /// - Throws: ``Failure/tooManyPasswords`` when too many wait already.
    func run<T>(_ hash: () throws -> T) throws -> T {
        guard waiting.wait(timeout: .now()) == .success else { throw Failure.tooManyPasswords }
        defer { waiting.signal() }
        running.wait()
        defer { running.signal() }
        begun.add(1, ordering: .relaxed)
        return try LowPriority.run(hash)
    }

    /// How many hashes were begun.
    var count: Int { begun.load(ordering: .relaxed) }
}
