package import Blog

extension Store {
    /// Removes everything whose time is over, of all tables: a site on which nothing happens keeps nothing longer than a
    /// busy one, on which most of it goes when something like it is added. Outside of transactions; each statement is one
    /// of its own and locks little.
    ///
    /// - Parameters:
    ///   - batch: how many rows go at once.
    ///   - isStopping: asked between two statements; the next sweep does what is left.
    package func sweep(now: Timestamp, batch: Int = 500, isStopping: () -> Bool = { false }) throws {
        let portions: [(Timestamp, Int) throws -> Int] = [
            sessions.removeExpired, sessions.removeIdle, pendingLogins.removeExpired, devices.removeOld,
            failedLogins.removeOld, throttles.removeEnded, parkedForms.removeExpired, passkeys.removeOldChallenges,
            registrations.removeExpired, invitations.removeExpired, accountLinks.removeExpired,
        ]
        for remove in portions {
            while !isStopping(), try remove(now, batch) == batch {}
        }
        if isStopping() { return }
        try outbox.sweep(now: now, batch: batch)
        // Last: by what was removed above it is known whose mail is nobody's any more.
        try outbox.forgetStrangers(window: batch * 20, isStopping: isStopping)
    }
}
