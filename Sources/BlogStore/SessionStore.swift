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
    ///   - isStrong: a second factor, or a passkey, was shown.
    package func create(
        _ digest: [UInt8], for account: UInt64, from place: SessionPlace = SessionPlace(), isStrong: Bool = false,
        idleLimit: Int, lifetime: Int, now: Timestamp
    ) throws {
        try connection.execute(
            """
            INSERT INTO sessions (token_digest, account_id, created_at, last_used_at, expires_at, idle_limit, device,
                network, proven_at, is_strong)
            VALUES (\(digest), \(account), \(now), \(now), \(now.advanced(bySeconds: lifetime)), \(idleLimit),
                \(place.device), \(place.network), \(now), \(isStrong))
            """)
    }

    /// Who has this session, with the account as it stands at this moment, so that a change of role, or a suspension,
    /// counts at once.
    /// - Parameter network: from where it is used now. It is asked for only now and then.
    package func viewer(
        _ digest: [UInt8], from network: @autoclosure () -> String = "", now: Timestamp
    ) throws -> Viewer? {
        let found = try connection.row(
            """
            SELECT a.id, a.name, a.display_name, a.role, a.waiting_comments, s.last_used_at, s.expires_at, s.idle_limit,
                s.id, COALESCE(s.proven_at, s.created_at), s.is_strong
            FROM sessions s JOIN accounts a ON a.id = s.account_id
            WHERE s.token_digest = \(digest) AND a.suspended_at IS NULL AND a.closed_at IS NULL
            """
        ) { row in
            (
                viewer: Viewer(
                    account: try Account(row),
                    session: Viewer.Session(
                        id: try row.uint(8), provenAt: try row.time(9), isStrong: try row.bool(10),
                        expiresAt: try row.time(6), idleLimit: try row.int(7)),
                    mayHaveCommentsWaiting: try row.optionalUInt(4) != 0),
                lastUse: try row.time(5), end: try row.time(6), idleLimit: try row.int(7)
            )
        }
        guard let found, now < found.end, now.seconds(since: found.lastUse) < found.idleLimit else { return nil }
        if now.seconds(since: found.lastUse) >= Self.refreshInterval {
            try connection.execute(
                "UPDATE sessions SET last_used_at = \(now), network = \(network()) WHERE token_digest = \(digest)")
        }
        return found.viewer
    }

    /// Whose session it is, or was, as long as its row is there: it may have ended.
    package func owner(of digest: [UInt8]) throws -> UInt64? {
        try connection.row("SELECT account_id FROM sessions WHERE token_digest = \(digest)") { try $0.uint(0) }
    }

    /// The sessions of an account that have not ended, the last used first.
    package func all(of account: UInt64, limit: Int = 200, now: Timestamp) throws -> [OpenSession] {
        try connection.rows(
            """
            SELECT id, device, network, created_at, last_used_at FROM sessions
            WHERE account_id = \(account) AND expires_at > \(now)
                AND last_used_at > \(now) - INTERVAL idle_limit SECOND
            ORDER BY last_used_at DESC, id DESC LIMIT \(limit)
            """
        ) { row in
            OpenSession(
                id: try row.uint(0), place: SessionPlace(device: try row.string(1), network: try row.string(2)),
                startedAt: try row.time(3), lastUsedAt: try row.time(4))
        }
    }

    /// Gives the session another secret.
    /// - Parameter provenAt: when its owner last proved who they are.
    /// - Throws: ``StoreError/gone`` when it has ended meanwhile.
    package func renew(_ digest: [UInt8], as newDigest: [UInt8], isStrong: Bool, provenAt: Timestamp) throws {
        let outcome = try connection.execute(
            """
            UPDATE sessions SET token_digest = \(newDigest), proven_at = \(provenAt), is_strong = \(isStrong)
            WHERE token_digest = \(digest)
            """)
        guard outcome.affectedRows == 1 else { throw StoreError.gone }
    }

    /// Ends the session, if there is one.
    package func end(_ digest: [UInt8]) throws {
        try connection.execute("DELETE FROM sessions WHERE token_digest = \(digest)")
    }

    /// Ends one session of an account.
    /// - Returns: whether it was there.
    package func end(_ id: UInt64, of account: UInt64) throws -> Bool {
        try connection.execute("DELETE FROM sessions WHERE id = \(id) AND account_id = \(account)").affectedRows == 1
    }

    /// Ends all sessions of an account, but for one, and what was half logged in.
    /// - Returns: how many sessions have ended.
    @discardableResult
    package func endAll(of account: UInt64, except digest: [UInt8]? = nil) throws -> Int {
        try connection.execute("DELETE FROM pending_logins WHERE account_id = \(account)")
        return Int(
            try connection.execute(
                "DELETE FROM sessions WHERE account_id = \(account) AND token_digest <> \(digest ?? [])"
            ).affectedRows)
    }

    /// Removes sessions that have come to their absolute end.
    /// - Returns: how many there were, up to `limit`.
    @discardableResult
    package func removeExpired(now: Timestamp, limit: Int = 1_000) throws -> Int {
        Int(try connection.execute("DELETE FROM sessions WHERE expires_at < \(now) LIMIT \(limit)").affectedRows)
    }

    /// Removes sessions that ended because they were not used. There is no index for it: they are looked for without
    /// locks.
    /// - Returns: how many there were, up to `limit`.
    package func removeIdle(now: Timestamp, limit: Int) throws -> Int {
        let idle: SQL = "last_used_at <= \(now) - INTERVAL idle_limit SECOND"
        let ids = try connection.rows("SELECT id FROM sessions WHERE \(idle) LIMIT \(limit)") { try $0.uint(0) }
        for id in ids { try connection.execute("DELETE FROM sessions WHERE id = \(id) AND \(idle)") }
        return ids.count
    }
}
