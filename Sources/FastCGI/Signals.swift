internal import CFastCGI
internal import Glibc

/// Turns signals into calls on a thread of their own. Everywhere else they are blocked: a signal that lands in the
/// middle of a system call of libfcgi or libmariadb breaks it off.
package struct Signals: Sendable {
    private let thread: Thread

    /// Starts to listen. Call it on the main thread before there are others, for they inherit what it blocks.
    ///
    /// - Parameters:
    ///   - onTerminate: for SIGTERM and SIGINT.
    ///   - onHangup: for SIGHUP.
    package init(
        onTerminate: @escaping @Sendable () -> Void, onHangup: @escaping @Sendable () -> Void
    ) throws {
        let signals = Self.set(SIGTERM, SIGINT, SIGHUP)
        Self.block(signals)
        thread = try Thread(named: "signals") {
            Self.block(Self.set(SIGTERM, SIGINT, SIGHUP))
            while true {
                switch Self.next(of: signals) {
                case SIGTERM, SIGINT: onTerminate()
                case SIGHUP: onHangup()
                default: break
                }
            }
        }
    }

    /// Delivers a signal as the kernel would.
    func deliver(_ signal: Int32) {
        thread.send(signal)
    }

    /// Blocks every signal in the calling thread save those that the thread itself causes by a fault: they end the
    /// process either way, and unblocked they leave a report.
    package static func blockInWorker() {
        var signals = sigset_t()
        sigfillset(&signals)
        for fault in [SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT, SIGSYS] {
            sigdelset(&signals, fault)
        }
        block(signals)
    }

    private static func block(_ signals: sigset_t) {
        withUnsafePointer(to: signals) { _ = pthread_sigmask(SIG_BLOCK, $0, nil) }
    }

    private static func set(_ signals: Int32...) -> sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        for signal in signals { sigaddset(&set, signal) }
        return set
    }

    private static func next(of signals: sigset_t) -> Int32 {
        var signal: Int32 = 0
        withUnsafePointer(to: signals) { _ = sigwait($0, &signal) }
        return signal
    }
}
