internal import Glibc

/// A moment after which something is given up.
struct Deadline: Sendable {
    private let instant: ContinuousClock.Instant

    init(after duration: Duration) {
        instant = .now.advanced(by: duration)
    }

    var remaining: Duration { ContinuousClock.now.duration(to: instant) }

    var hasPassed: Bool { remaining <= .zero }
}

extension Duration {
    /// As poll(2) takes it: whole milliseconds rounded up, never negative (which would mean for ever).
    var pollMilliseconds: Int32 {
        let (seconds, attoseconds) = components
        guard self > .zero else { return 0 }
        guard seconds < 1_000_000 else { return 1_000_000_000 }
        return Int32(seconds) * 1000 + Int32((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }
}
