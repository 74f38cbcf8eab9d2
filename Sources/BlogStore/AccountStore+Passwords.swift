package import Blog
internal import MariaDB

// The password of an account, in its PHC form.

extension AccountStore {
    /// The hash of the account's password; `nil` when it has none.
    package func passwordHash(of id: UInt64) throws -> String? {
        try connection.row("SELECT password_hash FROM accounts WHERE id = \(id)") { try $0.optionalString(0) } ?? nil
    }

    /// Whoever may have a link to a new password sent to that address, with the address as the account has it: what was
    /// typed could be spelt otherwise, and be read by somebody else.
    package func passwordOwner(of email: EmailAddress) throws -> (account: Account, email: EmailAddress)? {
        try connection.row(
            """
            SELECT id, name, display_name, role, email FROM accounts
            WHERE email_key = \(email.key) AND suspended_at IS NULL AND closed_at IS NULL
            """
        ) { row -> (account: Account, email: EmailAddress)? in
            guard let address = EmailAddress(try row.string(4)) else { return nil }
            return (try Account(row), address)
        } ?? nil
    }

    /// Keeps the same password under another hash. Should the password have been changed meanwhile, nothing happens.
    /// - Parameter former: the hash that the password was checked with.
    /// - Returns: whether it was replaced.
    @discardableResult
    package func replacePasswordHash(_ former: String, with hash: String, of id: UInt64) throws -> Bool {
        try connection.execute(
            "UPDATE accounts SET password_hash = \(hash) WHERE id = \(id) AND password_hash = \(former)"
        ).affectedRows == 1
    }

    /// Holds the account as it is until the transaction ends.
    /// - Parameter hash: `nil` for an account that has no password yet.
    /// - Returns: whether its password has still that hash and the account is open.
    package func lock(_ id: UInt64, having hash: String?) throws -> Bool {
        try connection.row(
            """
            SELECT 1 FROM accounts
            WHERE id = \(id) AND password_hash <=> \(hash) AND suspended_at IS NULL AND closed_at IS NULL FOR UPDATE
            """
        ) { _ in true } ?? false
    }

    /// Gives the account another password. All its sessions end but one, and so do the links that were sent to it.
    /// - Parameters:
    ///   - session: the digest of the one that stays.
    ///   - device: the digest of the browser that stays known.
    ///   - mail: tells the owner, where there is an address for it.
    package func changePassword(
        _ hash: String, of id: UInt64, keeping session: [UInt8]?, device: [UInt8]? = nil, mail: OutgoingMail?,
        now: Timestamp
    ) throws {
        try connection.transaction {
            try setPasswordHash(hash, of: id)
            try DeviceStore(connection: connection).forgetAll(of: id, except: device)
            try AccountLinkStore(connection: connection).voidAll(of: id)
            try SessionStore(connection: connection).endAll(of: id, except: session)
            if let mail { try OutboxStore(connection: connection).add(mail, now: now) }
        }
    }

    /// - Parameter hash: the PHC form.
    package func setPasswordHash(_ hash: String, of id: UInt64) throws {
        try connection.execute("UPDATE accounts SET password_hash = \(hash) WHERE id = \(id)")
    }
}
