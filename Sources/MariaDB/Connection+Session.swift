/// How the connection gets its session, and loses it.
extension Connection {
    /// Whether something lives in the session that a new one would not have.
    var isPinned: Bool { isInTransaction || heldLocks > 0 }

    /// Refuses what cannot run now, and gives up a session that the server ended while it was idle.
    func prepareForUse() throws(MariaDBError) {
        if let failure { throw failure }
        guard !isReadingRows else { throw .refused("a statement was run inside the row closure of another one") }
        guard !isPinned else { return }
        if let session, session.wasEndedWhileIdle { close() }
    }

    /// Makes an attempt, and a second one on a new session if it finds at once that the one from before is dead. That
    /// is for what changes nothing: a write may have reached the server, so it is never repeated.
    func repeatingIfStale<Result>(
        when isHarmless: @autoclosure () -> Bool, _ attempt: () throws(MariaDBError) -> Result
    ) throws(MariaDBError) -> Result {
        try prepareForUse()
        let mayBeStale = session != nil && !isPinned
        let start = ContinuousClock.now
        do {
            return try attempt()
        } catch {
            guard mayBeStale, error.foundNobody, ContinuousClock.now - start < Self.atOnce, isHarmless() else {
                throw error
            }
            return try attempt()
        }
    }

    /// A dead session shows itself sooner than this; a silent server does not.
    private static let atOnce = Duration.milliseconds(100)

    /// Remembers what an error of the session means for what comes after.
    func note(_ error: MariaDBError) {
        if error.foundNobody, let limit = settings.longestSilence, ContinuousClock.now - lastSend >= limit {
            settings.breaker.sessionFellSilent(error)
        }
        if error.endsSession { close() }
        if isPinned && error.endsSession || isInTransaction && error.invitesRetry { failure = error }
    }

    func liveSession() throws(MariaDBError) -> Session {
        if settings.breaker.isServerSilent, !isPinned { close() }
        if let session { return session }
        guard !isPinned else { throw .refused("the connection was closed inside a transaction") }
        try settings.breaker.admit()
        let start = ContinuousClock.now
        do {
            let session = try Session(settings)
            self.session = session
            settings.breaker.serverAnswered()
            return session
        } catch {
            if error.isUnavailable {
                settings.breaker.connectingFailed(error, after: .now - start)
            } else {
                settings.breaker.serverAnswered()
            }
            throw error
        }
    }
}
