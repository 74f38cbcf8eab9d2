package import Blog
internal import MariaDB

/// Who is logged in. A session is known by the SHA-256 of its secret alone.
package struct SessionStore {
    let connection: Connection

    /// How much older the recorded last use may be than the real one: each refresh is a write.
    private static let refreshInterval = 300

    /// - Parameters:
    ///   - idleLimit: seconds without use after which it ends.
    ///   - lifetime: seconds after which it ends in any case.
    package func create(
        _ digest: [UInt8], for account: UInt64, idleLimit: Int, lifetime: Int, now: Timestamp
    ) throws {
        try connection.execute(
            """
            INSERT INTO sessions (token_digest, account_id, created_at, last_used_at, expires_at, idle_limit)
            VALUES (\(digest), \(account), \(now), \(now), \(now.advanced(bySeconds: lifetime)), \(idleLimit))
            """)
    }

    /// Who has this session, with the account as it stands at this moment, so that a change of role counts at once.
    package func viewer(_ digest: [UInt8], now: Timestamp) throws -> Viewer? {
        let found = try connection.row(
            """
            SELECT a.id, a.name, a.display_name, a.role, a.waiting_comments, s.last_used_at, s.expires_at, s.idle_limit
            FROM sessions s JOIN accounts a ON a.id = s.account_id WHERE s.token_digest = \(digest)
            """
        ) { row in
            (
                viewer: Viewer(
                    account: Account(
                        id: try row.uint(0), name: try row.string(1), displayName: try row.string(2),
                        role: try row.value(3)),
                    mayHaveCommentsWaiting: try row.optionalUInt(4) != 0),
                lastUse: try row.time(5), end: try row.time(6), idleLimit: try row.int(7)
            )
        }
        guard let found, now < found.end, now.seconds(since: found.lastUse) < found.idleLimit else { return nil }
        if now.seconds(since: found.lastUse) >= Self.refreshInterval {
            try connection.execute("UPDATE sessions SET last_used_at = \(now) WHERE token_digest = \(digest)")
        }
        return found.viewer
    }

    /// Ends the session, if there is one.
    package func end(_ digest: [UInt8]) throws {
        try connection.execute("DELETE FROM sessions WHERE token_digest = \(digest)")
    }

    /// Removes sessions that nobody can use any more.
    package func removeExpired(now: Timestamp) throws {
        try connection.execute("DELETE FROM sessions WHERE expires_at < \(now) LIMIT 1000")
    }
}
