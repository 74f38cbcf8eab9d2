package import Blog
internal import MariaDB

/// What was typed into forms whose senders had to log in first. Each is known by the SHA-256 of a secret that follows
/// from one in the sender's browser, and sealed with another such: the database alone opens none.
package struct ParkedFormStore {
    let connection: Connection

    /// Keeps the fields, in the place of what was parked under that digest before.
    /// - Parameter browser: the digest that all forms of one browser have in common.
    package func park(
        _ digest: [UInt8], of browser: [UInt8], _ sealedFields: [UInt8], expires: Timestamp, now: Timestamp
    ) throws {
        try removeExpired(now: now)
        try connection.execute(
            """
            INSERT INTO parked_forms (token_digest, browser_digest, sealed_fields, expires_at)
            VALUES (\(digest), \(browser), \(sealedFields), \(expires))
            ON DUPLICATE KEY UPDATE sealed_fields = VALUES(sealed_fields), expires_at = VALUES(expires_at)
            """)
    }

    /// The sealed fields, unless their time is over.
    package func find(_ digest: [UInt8], now: Timestamp) throws -> [UInt8]? {
        try connection.row(
            "SELECT sealed_fields FROM parked_forms WHERE token_digest = \(digest) AND expires_at > \(now)"
        ) { try $0.bytes(0) }
    }

    /// Forgets what was parked under that digest.
    package func remove(_ digest: [UInt8], now: Timestamp) throws {
        try connection.execute("DELETE FROM parked_forms WHERE token_digest = \(digest)")
        try removeExpired(now: now)
    }

    /// Forgets all that was parked in a browser.
    package func removeAll(of browser: [UInt8]) throws {
        try connection.execute("DELETE FROM parked_forms WHERE browser_digest = \(browser)")
    }

    /// Removes what nobody came back for.
    /// - Returns: how many there were, up to `limit`.
    @discardableResult
    package func removeExpired(now: Timestamp, limit: Int = 100) throws -> Int {
        Int(try connection.execute("DELETE FROM parked_forms WHERE expires_at < \(now) LIMIT \(limit)").affectedRows)
    }
}
