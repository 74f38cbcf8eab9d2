import Synchronization

/// What all connections of one program know about a server that does not answer: one of them asks whether it is back,
/// the others fail at once (the pattern "circuit breaker").
///
/// A server that is gone refuses a connection at once. One that is frozen, or behind a network that swallows packets,
/// costs whoever asks the whole timeout; without this, each thread would pay it for itself and pay it again and again.
///
/// The pause between two attempts is as long as the last one took, from 250 ms to 1 s: asking costs one thread half of
/// its time at most, and a server that returns is found within 1 s by the next request.
final class CircuitBreaker: Sendable {
    static let shortestPause = Duration.milliseconds(250)
    static let longestPause = Duration.seconds(1)

    private struct Outage {
        let error: MariaDBError
        var nextAttempt: ContinuousClock.Instant
    }

    private let outage = Mutex<Outage?>(nil)
    private let silent = Atomic(false)

    /// Whether a session that had worked got no answer. Others would get none either, so they are given up unasked. An
    /// attempt to connect that failed says nothing of them: the server may only have too many.
    var isServerSilent: Bool { silent.load(ordering: .relaxed) }

    /// Lets a connection try to get a session, and holds back the others until it is known how that ended.
    /// - Throws: the error of the last attempt while it is too early for another.
    func admit() throws(MariaDBError) {
        let error = outage.withLock { outage -> MariaDBError? in
            guard let known = outage else { return nil }
            guard known.nextAttempt <= .now else { return known.error }
            outage?.nextAttempt = .now + Self.longestPause
            return nil
        }
        if let error { throw error }
    }

    func serverAnswered() {
        outage.withLock { outage in
            outage = nil
            silent.store(false, ordering: .relaxed)
        }
    }

    /// - Parameter duration: how long the attempt took.
    func connectingFailed(_ error: MariaDBError, after duration: Duration) {
        outage.withLock { outage in
            let pause = min(max(duration, Self.shortestPause), Self.longestPause)
            outage = Outage(error: error, nextAttempt: .now + pause)
        }
    }

    func sessionFellSilent(_ error: MariaDBError) {
        outage.withLock { outage in
            outage = Outage(error: error, nextAttempt: .now + Self.shortestPause)
            silent.store(true, ordering: .relaxed)
        }
    }
}
