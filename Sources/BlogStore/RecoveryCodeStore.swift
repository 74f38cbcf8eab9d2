package import Blog
internal import MariaDB

/// Codes for the day on which the second factor is lost, known by digests that are bound to their accounts.
package struct RecoveryCodeStore {
    let connection: Connection

    /// Puts new codes in the place of all that are left.
    package func replace(with digests: [[UInt8]], of account: UInt64, now: Timestamp) throws {
        try connection.transaction {
            try removeAll(of: account)
            for digest in digests {
                try connection.execute(
                    """
                    INSERT INTO recovery_codes (account_id, code_digest, created_at)
                    VALUES (\(account), \(digest), \(now))
                    """)
            }
        }
    }

    /// Uses a code up.
    /// - Returns: `false` when it is none of the account's or was used: of many uses at once, exactly one succeeds.
    package func use(_ digest: [UInt8], of account: UInt64) throws -> Bool {
        try connection.execute(
            "DELETE FROM recovery_codes WHERE account_id = \(account) AND code_digest = \(digest)"
        ).affectedRows == 1
    }

    /// How many are left.
    package func count(of account: UInt64) throws -> Int {
        try connection.row("SELECT COUNT(*) FROM recovery_codes WHERE account_id = \(account)") { try $0.int(0) } ?? 0
    }

    /// Makes all codes of an account void.
    package func removeAll(of account: UInt64) throws {
        try connection.execute("DELETE FROM recovery_codes WHERE account_id = \(account)")
    }
}
