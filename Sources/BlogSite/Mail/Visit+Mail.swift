internal import Blog
internal import BlogStore

extension Visit {
    /// A mail, composed and sealed, for the store to put in with what it tells of.
    func mail(_ mail: AccountMail, to recipient: EmailAddress) throws -> OutgoingMail {
        try site.mail(mail, to: recipient, settings: settings, now: now)
    }

    /// Puts a mail to the owner of an account into the outbox, if the account has an address.
    func tell(_ mail: AccountMail, of account: UInt64) throws {
        guard let address = try store.accounts.details(account)?.email else { return }
        try store.outbox.add(try self.mail(mail, to: address), now: now)
    }

    /// Tells the owner of an account of what could be an attack on it, unless they were told of late.
    /// - Parameter told: how often they are to be told.
    func warn(_ account: Account, _ what: String, told: Throttle) throws {
        try allOrNothing {
            guard try wait(for: told) == nil else { return }
            try tell(.suspiciousLogin(name: account.displayName, what: what), of: account.id)
        }
    }
}
