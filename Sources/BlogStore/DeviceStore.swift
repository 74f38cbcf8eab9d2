package import Blog
internal import MariaDB

/// Browsers in which an account was logged in before, each known by the SHA-256 of a secret in a cookie.
package struct DeviceStore {
    let connection: Connection

    /// A browser that an account knows.
    package struct Device: Hashable, Sendable {
        package let digest: [UInt8]
        /// The account was logged in there, with all that it asks for. A browser may be known by a link alone.
        package let hasLoggedIn: Bool
    }

    /// The browser that holds these secrets, if the account knows it by one of them.
    package func find(_ digests: [[UInt8]], of account: UInt64) throws -> Device? {
        guard !digests.isEmpty else { return nil }
        return try connection.row(
            """
            SELECT token_digest, has_logged_in FROM known_devices
            WHERE account_id = \(account) AND token_digest IN (\(list: digests)) ORDER BY last_used_at DESC LIMIT 1
            """
        ) { Device(digest: try $0.bytes(0), hasLoggedIn: try $0.bool(1)) }
    }

    /// Whether the account knows any browser.
    package func areAny(of account: UInt64) throws -> Bool {
        try connection.row("SELECT 1 FROM known_devices WHERE account_id = \(account) LIMIT 1") { _ in true } ?? false
    }

    /// - Parameters:
    ///   - former: what the browser was known by until now. It is known by that no more.
    ///   - hasLoggedIn: not only followed a link; what was once so stays so.
    package func remember(
        _ digest: [UInt8], for account: UInt64, insteadOf former: Device? = nil, hasLoggedIn: Bool, now: Timestamp
    ) throws {
        try connection.transaction {
            if let former {
                try connection.execute(
                    "DELETE FROM known_devices WHERE token_digest = \(former.digest) AND account_id = \(account)")
            }
            try connection.execute(
                """
                INSERT INTO known_devices (token_digest, account_id, last_used_at, has_logged_in)
                VALUES (\(digest), \(account), \(now), \(hasLoggedIn || former?.hasLoggedIn == true))
                """)
        }
    }

    /// Removes those whose cookies are gone by now.
    /// - Returns: how many there were, up to `limit`.
    @discardableResult
    package func removeOld(now: Timestamp, limit: Int = 100) throws -> Int {
        let end = now.advanced(bySeconds: -400 * 86_400)
        return Int(
            try connection.execute("DELETE FROM known_devices WHERE last_used_at < \(end) LIMIT \(limit)").affectedRows)
    }

    /// Forgets the browsers of an account, but for one.
    package func forgetAll(of account: UInt64, except digest: [UInt8]? = nil) throws {
        try connection.execute(
            "DELETE FROM known_devices WHERE account_id = \(account) AND token_digest <> \(digest ?? [])")
    }
}
