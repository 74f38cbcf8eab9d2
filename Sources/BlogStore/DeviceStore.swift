package import Blog
internal import MariaDB

/// Browsers in which an account was logged in before, each known by the SHA-256 of a secret in a cookie.
package struct DeviceStore {
    let connection: Connection

    /// Whether the account was logged in there before, or a link of its owner's was followed there.
    package func isKnown(_ digest: [UInt8], to account: UInt64) throws -> Bool {
        try connection.row(
            "SELECT 1 FROM known_devices WHERE token_digest = \(digest) AND account_id = \(account)"
        ) { _ in true } ?? false
    }

    /// Whether the account was logged in here before, with all that it asks for. A browser may be known by a link alone.
    package func hasLoggedIn(_ digest: [UInt8], to account: UInt64) throws -> Bool {
        try connection.row(
            "SELECT has_logged_in FROM known_devices WHERE token_digest = \(digest) AND account_id = \(account)"
        ) { try $0.bool(0) } ?? false
    }

    /// Whether the account was logged in before, and never in this browser.
    package func isNew(_ digest: [UInt8], to account: UInt64) throws -> Bool {
        try connection.row(
            """
            SELECT COUNT(*) > 0 AND COUNT(IF(token_digest = \(digest), 1, NULL)) = 0
            FROM known_devices WHERE account_id = \(account)
            """
        ) { try $0.bool(0) } ?? false
    }

    /// - Parameter hasLoggedIn: not only followed a link; what was once so stays so.
    package func remember(_ digest: [UInt8], for account: UInt64, hasLoggedIn: Bool = true, now: Timestamp) throws {
        try connection.execute(
            """
            INSERT INTO known_devices (token_digest, account_id, last_used_at, has_logged_in)
            VALUES (\(digest), \(account), \(now), \(hasLoggedIn))
            ON DUPLICATE KEY UPDATE last_used_at = \(now), has_logged_in = GREATEST(has_logged_in, \(hasLoggedIn))
            """)
    }

    /// Removes those whose cookies are gone by now.
    package func removeOld(now: Timestamp) throws {
        try connection.execute(
            "DELETE FROM known_devices WHERE last_used_at < \(now.advanced(bySeconds: -400 * 86_400)) LIMIT 100")
    }

    /// Forgets the browsers of an account, but for one.
    package func forgetAll(of account: UInt64, except digest: [UInt8]? = nil) throws {
        try connection.execute(
            "DELETE FROM known_devices WHERE account_id = \(account) AND token_digest <> \(digest ?? [])")
    }
}
