internal import Dispatch
internal import Sodium
internal import Synchronization

/// Bounds how many passwords are hashed at once. Argon2id is meant to be expensive: without a bound, a flood of
/// log-ins would take every worker thread and all memory, and readers would wait. What runs gives way to readers.
final class HashGate: Sendable {
    private let begun = Atomic(0)
    private let running: DispatchSemaphore
    private let waiting: DispatchSemaphore
    private let kept: DispatchSemaphore
    /// Threads that passwords can hold at once.
    let places: Int

    /// A gate that leaves at least every fourth thread to readers, of two or more.
    /// - Parameters:
    ///   - hashes: at once, where there are threads enough.
    ///   - threads: of the worker.
    convenience init(hashes: Int, threads: Int) {
        let half = max(1, threads / 2)
        let running = min(max(1, hashes), half)
        self.init(running: running, waiting: min(running + 2, half - running), kept: min(2, threads / 4))
    }

    /// - Parameters:
    ///   - running: hashes at once.
    ///   - waiting: threads that may wait for their turn; the next one is turned away at once.
    ///   - kept: how many more may wait who are known: strangers who come in a flood do not turn them away.
    init(running: Int, waiting: Int, kept: Int) {
        self.running = DispatchSemaphore(value: running)
        self.waiting = DispatchSemaphore(value: running + waiting)
        self.kept = DispatchSemaphore(value: kept)
        places = running + waiting + kept
    }

    /// - Parameter isKnown: whoever sends the password has a session, a link, or a browser that the account knows.
    /// - Throws: ``Failure/tooManyPasswords`` when too many wait already.
    func run<T>(isKnown: Bool, _ hash: () throws -> T) throws -> T {
        let place = try place(isKnown: isKnown)
        defer { place.signal() }
        running.wait()
        defer { running.signal() }
        begun.add(1, ordering: .relaxed)
        return try LowPriority.run(hash)
    }

    private func place(isKnown: Bool) throws -> DispatchSemaphore {
        for places in isKnown ? [waiting, kept] : [waiting] where places.wait(timeout: .now()) == .success {
            return places
        }
        throw Failure.tooManyPasswords
    }

    /// How many hashes were begun.
    var count: Int { begun.load(ordering: .relaxed) }
}
