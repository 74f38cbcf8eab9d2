package import Blog
internal import MariaDB

/// Passkeys of accounts, and the challenges that were answered. Each passkey is found by the SHA-256 of its credential's
/// id.
package struct PasskeyStore {
    let connection: Connection

    /// A challenge that is being answered, which none may be twice.
    package struct Challenge: Sendable {
        package let digest: [UInt8]
        /// From then on it is too old, whether it was answered or not.
        package let expires: Timestamp

        package init(digest: [UInt8], expires: Timestamp) {
            self.digest = digest
            self.expires = expires
        }
    }

    /// A passkey and whose it is.
    package struct Owned: Sendable {
        package let passkey: Passkey
        package let account: Account
        package let isSuspended: Bool
    }

    /// What came of using a passkey.
    package enum Use: Hashable, Sendable {
        case accepted
        case challengeAnsweredBefore
        /// It has signed that often before.
        case counterRolledBack(stored: UInt32)
    }

    /// What came of adding a passkey.
    package enum Addition: Hashable, Sendable {
        case added(UInt64)
        case challengeAnsweredBefore
        /// The credential is somebody's already.
        case known
        /// The account has as many as it may.
        case tooMany
    }

    /// What came of removing a passkey.
    package enum Removal: Hashable, Sendable {
        case removed
        case gone
        /// It is the account's last second factor, and one was to stay.
        case isLast
    }

    /// - Parameter passkey: its id means nothing yet.
    package func add(
        _ passkey: Passkey, digest: [UInt8], to account: UInt64, answering challenge: Challenge, now: Timestamp
    ) throws -> Addition {
        try connection.transaction {
            guard try answer(challenge, now: now) else { return .challengeAnsweredBefore }
            try lock(account)
            let count = try connection.row("SELECT COUNT(*) FROM passkeys WHERE account_id = \(account)") {
                try $0.int(0)
            }
            guard (count ?? 0) < Passkey.limit else { return .tooMany }
            let added = try connection.execute(
                """
                INSERT IGNORE INTO passkeys (account_id, credential_id, credential_digest, algorithm, public_key,
                    sign_count, name, created_at)
                VALUES (\(account), \(passkey.credentialID), \(digest), \(passkey.algorithm), \(passkey.publicKey),
                    \(UInt64(passkey.signCount)), \(passkey.name.text), \(passkey.createdAt))
                """)
            return added.affectedRows == 1 ? .added(added.insertID) : .known
        }
    }

    /// The passkeys of an account, the oldest first.
    package func all(of account: UInt64) throws -> [Passkey] {
        try connection.rows(
            """
            SELECT \(Self.columns) FROM passkeys p
            WHERE p.account_id = \(account) ORDER BY p.id LIMIT 100
            """, passkey)
    }

    /// A passkey, if it is that account's.
    package func find(_ id: UInt64, of account: UInt64) throws -> Passkey? {
        try connection.row(
            """
            SELECT \(Self.columns) FROM passkeys p
            WHERE p.id = \(id) AND p.account_id = \(account)
            """, passkey)
    }

    /// - Parameter digest: of the credential's id.
    /// - Returns: `nil` also when its account is closed.
    package func find(credential digest: [UInt8]) throws -> Owned? {
        try connection.row(
            """
            SELECT \(Self.columns), a.id, a.name, a.display_name, a.role, a.suspended_at IS NOT NULL
            FROM passkeys p JOIN accounts a ON a.id = p.account_id
            WHERE p.credential_digest = \(digest) AND a.closed_at IS NULL
            """
        ) { row in
            Owned(
                passkey: try passkey(row), account: try Account(row, from: 8), isSuspended: try row.bool(12))
        }
    }

    /// Writes down that a passkey has answered a challenge. Of two that use it at once with the same count, or answer
    /// one challenge, exactly one succeeds.
    /// - Parameter signCount: must be higher than the last one, unless the authenticator does not count at all.
    package func use(
        _ id: UInt64, signCount: UInt32, answering challenge: Challenge, now: Timestamp
    ) throws -> Use {
        try connection.transaction {
            guard try answer(challenge, now: now) else { return .challengeAnsweredBefore }
            let found = try connection.row("SELECT sign_count FROM passkeys WHERE id = \(id) FOR UPDATE") {
                try $0.uint(0)
            }
            guard let found else { throw StoreError.gone }
            let stored = UInt32(clamping: found)
            guard signCount > stored || (signCount == 0 && stored == 0) else {
                return .counterRolledBack(stored: stored)
            }
            try connection.execute(
                """
                UPDATE passkeys SET sign_count = \(UInt64(signCount)), last_used_at = \(now) WHERE id = \(id)
                """)
            return .accepted
        }
    }

    /// - Returns: `false` when the account has no such passkey.
    package func rename(_ id: UInt64, of account: UInt64, to name: PasskeyName) throws -> Bool {
        try connection.transaction {
            guard try find(id, of: account) != nil else { return false }
            try connection.execute("UPDATE passkeys SET name = \(name.text) WHERE id = \(id)")
            return true
        }
    }

    /// Removes a passkey, and with the last second factor the codes that stand in for one.
    /// - Parameter keepsOne: the last second factor of the account is not removed.
    package func remove(_ id: UInt64, of account: UInt64, keepingASecondFactor keepsOne: Bool) throws -> Removal {
        try connection.transaction {
            // Of two that remove the last two factors at once, the second sees what the first has left.
            try lock(account)
            guard try find(id, of: account) != nil else { return .gone }
            let hasOther = try connection.row(
                """
                SELECT EXISTS (SELECT 1 FROM passkeys WHERE account_id = \(account) AND id <> \(id))
                    OR EXISTS (SELECT 1 FROM authenticators WHERE account_id = \(account) AND confirmed_at IS NOT NULL)
                """
            ) { try $0.bool(0) }
            guard hasOther == true || !keepsOne else { return .isLast }
            try connection.execute("DELETE FROM passkeys WHERE id = \(id)")
            if hasOther != true {
                try connection.execute("DELETE FROM recovery_codes WHERE account_id = \(account)")
            }
            return .removed
        }
    }

    /// Whether a passkey has answered it before.
    package func isAnswered(_ challenge: Challenge) throws -> Bool {
        try connection.row("SELECT 1 FROM used_challenges WHERE challenge_digest = \(challenge.digest)") { _ in true }
            ?? false
    }

    /// Removes challenges that are too old to be answered. Outside of transactions, in which it would make those who
    /// answer others wait.
    /// - Returns: how many there were, up to `limit`.
    @discardableResult
    package func removeOldChallenges(now: Timestamp, limit: Int = 100) throws -> Int {
        Int(
            try connection.execute("DELETE FROM used_challenges WHERE expires_at < \(now) LIMIT \(limit)").affectedRows)
    }

    /// - Returns: `false` when it was answered before, or is too old.
    private func answer(_ challenge: Challenge, now: Timestamp) throws -> Bool {
        guard now < challenge.expires else { return false }
        return try connection.execute(
            """
            INSERT IGNORE INTO used_challenges (challenge_digest, expires_at)
            VALUES (\(challenge.digest), \(challenge.expires))
            """
        ).affectedRows == 1
    }

    /// Holds the account of a passkey as it is until the transaction ends.
    /// - Returns: whether the passkey is there still and the account is open.
    package func lock(_ id: UInt64, of account: UInt64) throws -> Bool {
        let isOpen = try connection.row(
            "SELECT 1 FROM accounts WHERE id = \(account) AND suspended_at IS NULL AND closed_at IS NULL FOR UPDATE"
        ) { _ in true }
        return try isOpen != nil
            && connection.row("SELECT 1 FROM passkeys WHERE id = \(id) AND account_id = \(account)") { _ in true }
                != nil
    }

    private func lock(_ account: UInt64) throws {
        _ = try connection.row("SELECT id FROM accounts WHERE id = \(account) FOR UPDATE") { try $0.uint(0) }
    }

    /// Of the passkey `p`, as ``passkey(_:)`` reads them: eight columns.
    private static var columns: SQL {
        """
        p.id, p.credential_id, p.algorithm, p.public_key, p.sign_count, p.name, p.created_at, p.last_used_at
        """
    }

    private func passkey(_ row: Row) throws -> Passkey {
        Passkey(
            id: try row.uint(0), credentialID: try row.bytes(1), algorithm: try row.int(2),
            publicKey: try row.bytes(3), signCount: UInt32(clamping: try row.uint(4)),
            name: PasskeyName(stored: try row.string(5)), createdAt: try row.time(6),
            lastUsedAt: try row.optionalTime(7))
    }
}
