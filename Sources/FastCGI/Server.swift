internal import CFastCGI
internal import Glibc
package import HTTP
internal import Synchronization

/// A FastCGI responder behind a web server: threads that accept, read, answer and close, one connection each at a
/// time.
///
/// The peer is a web server on a socket that only it may open, and still nothing it sends is trusted. It can neither
/// end the process, nor hold a thread beyond the times in ``ServerSettings``, nor slip a second request into the body
/// of a first: one connection carries one request and is closed, so nginx's `fastcgi_keep_conn` stays off.
///
/// Accepting connections here, and not in libfcgi, is what makes the times, the close-on-exec flag and a stop
/// without loss possible.
package final class Server: Sendable {
    /// Where it listens; for port 0, the port that the system chose.
    package var boundAddress: ListenAddress { socket.address }

    let settings: ServerSettings
    let log: Log
    let makeResponder: @Sendable (_ thread: Int) throws -> any Responder
    let socket: ListeningSocket
    let stopping: WakeSignal

    private let workerEnded: WakeSignal
    private let stopped = Atomic(false)
    private let ran = Atomic(false)
    private let running = Atomic(0)
    private let failure = Mutex<(any Error)?>(nil)

    /// Opens the socket, so that connections wait in its backlog from now on.
    ///
    /// - Parameter makeResponder: called once on each worker's thread; what it makes stays on that thread.
    package init(
        _ settings: ServerSettings, log: @escaping Log = Server.logToStandardError,
        makeResponder: @escaping @Sendable (_ thread: Int) throws -> any Responder
    ) throws {
        try settings.validate()
        try Library.start()
        self.settings = settings
        self.log = log
        self.makeResponder = makeResponder
        socket = try ListeningSocket(settings.address, backlog: settings.backlog)
        stopping = try WakeSignal()
        workerEnded = try WakeSignal()
    }

    /// Serves until ``stop()``, and blocks the calling thread so long. Then every request that was accepted is
    /// answered, and on a socket that is this process's own also what had come into its backlog; the backlog of an
    /// inherited socket is left to whoever holds it next.
    ///
    /// It throws what `makeResponder` threw, ``ServerError/unfinished(workers:)`` when the shutdown deadline passed
    /// first, or why connections can no longer be accepted.
    package func run() throws {
        guard !ran.exchange(true, ordering: .relaxed) else { throw ServerError.alreadyRun }
        var threads: [Thread] = []
        for number in 0..<settings.threads {
            do throws(ServerError) {
                running.add(1, ordering: .relaxed)
                threads.append(try Thread(named: "worker-\(number)") { self.work(number) })
            } catch {
                running.subtract(1, ordering: .relaxed)
                fail(error)
                break
            }
        }
        _ = stopping.wait()
        try waitForWorkers()
        for thread in threads { thread.join() }
        if let failure = failure.withLock({ $0 }) { throw failure }
    }

    /// Ends ``run()``. It may be called from any thread, more than once, and before ``run()``.
    package func stop() {
        socket.refuseNewConnections()
        stopped.store(true, ordering: .sequentiallyConsistent)
        stopping.raise()
    }

    var isStopped: Bool { stopped.load(ordering: .sequentiallyConsistent) }

    /// One line for each message, on standard error.
    package static let logToStandardError: Log = { level, message in
        let line = Array("fastcgi \(level): \(message)\n".utf8)
        write(STDERR_FILENO, line, line.count)
    }

    private func work(_ number: Int) {
        Signals.blockInWorker()
        do {
            var worker = try Worker(self, number: number)
            try worker.run()
        } catch {
            fail(error)
        }
        running.subtract(1, ordering: .sequentiallyConsistent)
        workerEnded.raise()
    }

    /// Keeps the first failure for ``run()`` and stops: a server with fewer threads than asked for would be slow for
    /// no visible reason.
    private func fail(_ error: any Error) {
        failure.withLock { if $0 == nil { $0 = error } }
        stop()
    }

    private func waitForWorkers() throws(ServerError) {
        let deadline = Deadline(after: settings.shutdownDeadline)
        while true {
            workerEnded.reset()
            let workers = running.load(ordering: .sequentiallyConsistent)
            if workers == 0 { return }
            if !workerEnded.wait(atMost: deadline.remaining) { throw .unfinished(workers: workers) }
        }
    }
}
