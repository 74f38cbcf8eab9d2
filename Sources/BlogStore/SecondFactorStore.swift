package import Blog
internal import MariaDB

/// All second factors of an account together.
package struct SecondFactorStore {
    let connection: Connection

    /// What the account has set up.
    package func all(of account: UInt64) throws -> SecondFactors {
        let passkeys = try connection.rows(
            "SELECT id, name FROM passkeys WHERE account_id = \(account) ORDER BY id LIMIT 100"
        ) { SecondFactors.NamedPasskey(id: try $0.uint(0), name: try $0.string(1)) }
        let found = try connection.row(
            """
            SELECT
                (SELECT confirmed_at FROM authenticators WHERE account_id = \(account)),
                (SELECT COUNT(*) FROM recovery_codes WHERE account_id = \(account))
            """
        ) { (try $0.optionalTime(0), try $0.int(1)) }
        return SecondFactors(authenticatorSince: found?.0, passkeys: passkeys, recoveryCodes: found?.1 ?? 0)
    }

    /// Whether an account has any, as a condition.
    /// - Parameter account: its id within the statement around.
    static func exists(of account: SQL) -> SQL {
        """
        (EXISTS (SELECT 1 FROM authenticators t WHERE t.account_id = \(account) AND t.confirmed_at IS NOT NULL)
            OR EXISTS (SELECT 1 FROM passkeys k WHERE k.account_id = \(account)))
        """
    }

    /// Takes away every factor of an account whose owner has lost them, and all its sessions: the password alone logs in.
    /// For the operator of the site, who has to know whom they do it for.
    /// - Parameter mail: tells the owner, where there is an address for it.
    /// - Returns: whether there were any.
    package func removeAll(of account: UInt64, mail: OutgoingMail?, now: Timestamp) throws -> Bool {
        try connection.transaction {
            guard try allLocked(of: account).areAny else { return false }
            try connection.execute("DELETE FROM authenticators WHERE account_id = \(account)")
            try connection.execute("DELETE FROM passkeys WHERE account_id = \(account)")
            try connection.execute("DELETE FROM recovery_codes WHERE account_id = \(account)")
            try SessionStore(connection: connection).endAll(of: account)
            if let mail { try OutboxStore(connection: connection).add(mail, now: now) }
            return true
        }
    }

    /// Until the transaction ends nobody else changes them through here: of two who remove the last two factors at
    /// once, the second sees what the first has left.
    package func allLocked(of account: UInt64) throws -> SecondFactors {
        _ = try connection.row("SELECT id FROM accounts WHERE id = \(account) FOR UPDATE") { try $0.uint(0) }
        return try all(of: account)
    }
}
