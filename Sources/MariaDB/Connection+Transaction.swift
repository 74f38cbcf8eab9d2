import Glibc

extension Connection {
    /// Commits on return, rolls back on throw; a deadlock (1213, also at COMMIT), a lock not had in time (1205) and a
    /// row that changed meanwhile (1020) run the whole body again, as often as ``MariaDBError/attempts`` says, so the
    /// body must do nothing that cannot be repeated. A transaction inside a transaction joins it.
    ///
    /// A connection that is lost inside is an error: whether a COMMIT that was lost took effect is not known here.
    @discardableResult
    package func transaction<T>(_ body: () throws -> T) throws -> T {
        if isInTransaction { return try body() }
        var attempt = 1
        while true {
            try start()
            do {
                let value = try body()
                // The body may have caught it, but a part of the transaction is undone already.
                if let failure { throw failure }
                try command("COMMIT")
                leave()
                return value
            } catch {
                let attempts = failure?.attempts ?? 1
                rollBack()
                guard attempt < attempts else { throw error }
            }
            pause(beforeAttempt: attempt)
            attempt += 1
        }
    }

    private func start() throws(MariaDBError) {
        try repeatingIfStale(when: true) { () throws(MariaDBError) in try command("START TRANSACTION") }
        isInTransaction = true
    }

    private func rollBack() {
        // When that fails, the server rolls back because the session ends.
        if session != nil, (try? command("ROLLBACK")) == nil { close() }
        leave()
    }

    private func leave() {
        isInTransaction = false
        if session != nil || !isPinned { failure = nil }
    }

    /// Short and of random length, so that two that met do not meet again.
    func pause(beforeAttempt attempt: Int) {
        usleep(UInt32.random(in: 1_000...10_000) * UInt32(attempt))
    }

    /// Runs the statements of a script in order, unprepared: DDL that the server cannot prepare. The text must come
    /// from the program itself, never from a request.
    package func run(script: String) throws {
        for statement in Script(script).statements {
            try prepareForUse()
            try command(statement)
        }
    }

    private func command(_ text: String) throws(MariaDBError) {
        let session = try liveSession()
        statementCount += 1
        lastSend = .now
        do {
            try session.run(text)
        } catch {
            note(error)
            throw error
        }
    }
}
