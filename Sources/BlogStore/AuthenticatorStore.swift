package import Blog
internal import MariaDB

/// Authenticator apps (TOTP, RFC 6238): at most one for an account, and kept only after its first code was right.
package struct AuthenticatorStore {
    let connection: Connection

    /// An app that was set up.
    package struct Authenticator: Sendable {
        /// The secret, encrypted with the key of the site.
        package let sealedSecret: [UInt8]
        package let confirmedAt: Timestamp
    }

    /// The app of an account that has one.
    package func find(of account: UInt64) throws -> Authenticator? {
        try connection.row(
            """
            SELECT sealed_secret, confirmed_at FROM authenticators
            WHERE account_id = \(account) AND confirmed_at IS NOT NULL
            """
        ) { Authenticator(sealedSecret: try $0.bytes(0), confirmedAt: try $0.time(1)) }
    }

    /// Keeps a new authenticator, in the place of one that was there.
    /// - Parameter step: the time step of the code that proved it, which is used up with that.
    package func set(_ sealedSecret: [UInt8], step: UInt64, for account: UInt64, now: Timestamp) throws {
        try connection.execute(
            """
            REPLACE INTO authenticators (account_id, sealed_secret, confirmed_at, last_step)
            VALUES (\(account), \(sealedSecret), \(now), \(step))
            """)
    }

    /// Uses up the code of a time step, and with it those of all steps before.
    /// - Returns: `false` when it was used up already: of many uses at once, exactly one succeeds (RFC 6238, section
    ///   5.2: a code must not be accepted twice).
    package func use(step: UInt64, of account: UInt64) throws -> Bool {
        try connection.execute(
            """
            UPDATE authenticators SET last_step = \(step)
            WHERE account_id = \(account) AND confirmed_at IS NOT NULL AND last_step < \(step)
            """
        ).affectedRows == 1
    }

    /// - Returns: `false` when there was none.
    package func remove(of account: UInt64) throws -> Bool {
        try connection.execute("DELETE FROM authenticators WHERE account_id = \(account)").affectedRows == 1
    }
}
