package import Blog
internal import MariaDB

// A new e-mail address for an account, or one that is to be confirmed.

extension AccountLinkStore {
    /// Keeps the link that gives the account another address, or confirms the one that it has; an earlier one is void from now on.
    package func requestEmail(
        _ email: EmailAddress, for account: UInt64, link: [UInt8], expires: Timestamp, mail: OutgoingMail,
        now: Timestamp
    ) throws {
        try connection.transaction {
            try issue(link, for: .email, of: account, to: email, expires: expires)
            try OutboxStore(connection: connection).add(mail, now: now)
        }
    }

    /// The address that the account is to have, or to have confirmed, once its link is followed.
    package func requestedEmail(of account: UInt64, now: Timestamp) throws -> EmailAddress? {
        try connection.row(
            """
            SELECT email FROM account_links
            WHERE account_id = \(account) AND purpose = \(Purpose.email) AND expires_at > \(now)
            """
        ) { EmailAddress(try $0.string(0)) } ?? nil
    }

    /// Voids the link to another address, or to a confirmation.
    /// - Returns: whether one was there.
    package func withdrawEmail(of account: UInt64) throws -> Bool {
        try connection.execute(
            "DELETE FROM account_links WHERE account_id = \(account) AND purpose = \(Purpose.email)"
        ).affectedRows > 0
    }

    /// Gives the account the address of the link. Whatever was sent to the former one, or proved itself with it, ends: all
    /// links of the account, and all its sessions but one. All of it is one transaction: of many at once, one succeeds.
    /// - Parameters:
    ///   - former: the address that the account has, which the mails were written for.
    ///   - session: the one that stays.
    ///   - mails: to all whom it concerns.
    /// - Throws: ``StoreError/linkVoid``, ``StoreError/emailTaken`` when somebody was faster, or
    ///   ``StoreError/changedMeanwhile``.
    package func changeEmail(
        _ link: [UInt8], from former: EmailAddress?, keeping session: [UInt8]?, mails: [OutgoingMail], now: Timestamp
    ) throws {
        try connection.transaction {
            let link = try use(link, for: .email, now: now)
            guard let email = link.email else { throw StoreError.linkVoid }
            let outbox = OutboxStore(connection: connection)
            var toFormer = try outbox.mails(to: link.account.id).map(\.id)
            do {
                let changed = try connection.execute(
                    """
                    UPDATE accounts SET email = \(email.text), email_key = \(email.key),
                        email_verified_at = \(now)
                    WHERE id = \(link.account.id) AND email_key <=> \(former?.key)
                    """)
                guard changed.affectedRows == 1 else { throw StoreError.changedMeanwhile }
            } catch let error as MariaDBError where error.isDuplicateKey {
                throw StoreError.emailTaken
            }
            try voidAll(of: link.account.id)
            try SessionStore(connection: connection).endAll(of: link.account.id, except: session)
            for mail in mails {
                let id = try outbox.add(mail, now: now)
                if mail.recipient.key != email.key { toFormer.append(id) }
            }
            if former?.key != email.key { try outbox.remember(toFormer, asToFormerAddressOf: link.account.id) }
        }
    }

    /// Notes that the address which the account has is its owner's. Nothing else changes, so that no session ends.
    /// - Throws: ``StoreError/linkVoid``, or ``StoreError/changedMeanwhile`` when the account has another address.
    package func confirmEmail(_ link: [UInt8], now: Timestamp) throws {
        try connection.transaction {
            let link = try use(link, for: .email, now: now)
            guard let email = link.email else { throw StoreError.linkVoid }
            // Addresses with the same key can be spelt otherwise, and be read by somebody else.
            let found = try connection.row(
                """
                SELECT 1 FROM accounts WHERE id = \(link.account.id) AND BINARY email = BINARY \(email.text) FOR UPDATE
                """
            ) { _ in true }
            guard found == true else { throw StoreError.changedMeanwhile }
            try connection.execute(
                """
                UPDATE accounts SET email_verified_at = COALESCE(email_verified_at, \(now)) WHERE id = \(link.account.id)
                """)
        }
    }
}
