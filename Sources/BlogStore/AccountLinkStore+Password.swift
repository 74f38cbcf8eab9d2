package import Blog
internal import MariaDB

// A new password for whoever reads the mail of an account.

extension AccountLinkStore {
    /// Keeps the link by which an account gets another password; an earlier one is void from now on.
    /// - Parameter account: `nil` for an address that nobody has. What is written then is gone with the transaction, but
    ///   takes as long, so that the time does not tell which addresses are known.
    package func requestPassword(
        for account: UInt64?, at email: EmailAddress, link: [UInt8], expires: Timestamp, mail: OutgoingMail,
        now: Timestamp
    ) throws {
        try connection.transaction {
            try OutboxStore(connection: connection).add(mail, now: now)
            if let account {
                try issue(link, for: .password, of: account, to: email, expires: expires)
            } else {
                try connection.execute("DELETE FROM outgoing_mail WHERE message_id = \(mail.messageID)")
            }
        }
    }

    /// Gives the account of a link another password, and uses the link up. Whoever got in with the former one is out: all
    /// sessions end, no browser is known any more, and no other link works. All of it is one transaction: of many at
    /// once, one succeeds. The second factor stays.
    /// - Parameters:
    ///   - hash: the PHC form.
    ///   - mail: tells the owner, where there is an address for it.
    /// - Throws: ``StoreError/linkVoid``.
    package func setPassword(_ hash: String, link digest: [UInt8], mail: OutgoingMail?, now: Timestamp) throws {
        try connection.transaction {
            let link = try use(digest, for: .password, now: now)
            // Whoever followed the link reads the mail of the address that it went to, if it went to any.
            let confirmed = link.email == nil ? nil : now
            try connection.execute(
                """
                UPDATE accounts SET password_hash = \(hash), email_verified_at = COALESCE(email_verified_at, \(confirmed))
                WHERE id = \(link.account.id)
                """)
            try voidAll(of: link.account.id)
            try SessionStore(connection: connection).endAll(of: link.account.id)
            try DeviceStore(connection: connection).forgetAll(of: link.account.id)
            if let mail { try OutboxStore(connection: connection).add(mail, now: now) }
        }
    }
}
