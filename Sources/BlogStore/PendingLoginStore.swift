package import Blog
internal import MariaDB

/// Log-ins whose password was right and whose second factor is still to be shown. Each is known by the SHA-256 of its
/// secret and opens nothing.
package struct PendingLoginStore {
    let connection: Connection

    /// Who showed the password, and what becomes of the log-in once a second factor is shown.
    package struct PendingLogin: Sendable {
        package let account: Account
        /// "Stay signed in" was ticked.
        package let stays: Bool
        /// Where to go on.
        package let next: String?
    }

    /// Keeps that the password was right.
    package func create(
        _ digest: [UInt8], for account: UInt64, stays: Bool, next: String?, expires: Timestamp
    ) throws {
        try connection.execute(
            """
            INSERT INTO pending_logins (token_digest, account_id, stays, next, expires_at)
            VALUES (\(digest), \(account), \(stays), \(next), \(expires))
            """)
    }

    /// Looks at it without using it up.
    package func find(_ digest: [UInt8], now: Timestamp) throws -> PendingLogin? {
        try connection.row(
            """
            SELECT a.id, a.name, a.display_name, a.role, p.stays, p.next
            FROM pending_logins p JOIN accounts a ON a.id = p.account_id
            WHERE p.token_digest = \(digest) AND p.expires_at > \(now)
                AND a.suspended_at IS NULL AND a.closed_at IS NULL
            """
        ) { row in
            PendingLogin(
                account: try Account(row),
                stays: try row.bool(4), next: try row.optionalString(5))
        }
    }

    /// - Returns: `false` when it is not there any more: of many uses at once, exactly one succeeds.
    package func use(_ digest: [UInt8], now: Timestamp) throws -> Bool {
        try connection.execute(
            "DELETE FROM pending_logins WHERE token_digest = \(digest) AND expires_at > \(now)"
        ).affectedRows == 1
    }

    /// Removes those that nobody can use any more.
    /// - Returns: how many there were, up to `limit`.
    @discardableResult
    package func removeExpired(now: Timestamp, limit: Int = 1_000) throws -> Int {
        Int(try connection.execute("DELETE FROM pending_logins WHERE expires_at < \(now) LIMIT \(limit)").affectedRows)
    }
}
