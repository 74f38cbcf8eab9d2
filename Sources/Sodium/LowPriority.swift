internal import Glibc

/// Work that gives way: while anything else wants the processor, it gets about a tenth of what that gets.
package enum LowPriority {
    /// Nice level (setpriority(2)); on Linux each thread has its own, and may raise it and never lower it again, which
    /// is why the work runs on a thread made for it. Making one costs about a thousandth of a password hash.
    private static let niceLevel: Int32 = 10

    /// Runs the work and waits for it. When no thread can be made, it runs where it is.
    package static func run<Result>(_ work: () throws -> Result) throws -> Result {
        let job = Job<Result>()
        withoutActuallyEscaping(work) { work in
            job.work = { try work() }
            var thread = pthread_t()
            let started = pthread_create(
                &thread, nil,
                { pointer in
                    setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, LowPriority.niceLevel)
                    if let pointer { Unmanaged<AnyJob>.fromOpaque(pointer).takeUnretainedValue().run() }
                    return nil
                }, Unmanaged<AnyJob>.passUnretained(job).toOpaque())
            if started == 0 { pthread_join(thread, nil) } else { job.run() }
            job.work = nil
        }
        guard let outcome = job.outcome else { throw SodiumError(description: "a thread ended without its result") }
        return try outcome.get()
    }

    private class AnyJob {
        func run() {}
    }

    private final class Job<Result>: AnyJob {
        var work: (() throws -> Result)?
        var outcome: Swift.Result<Result, any Error>?

        override func run() {
            guard let work else { return }
            outcome = Swift.Result { try work() }
        }
    }
}
