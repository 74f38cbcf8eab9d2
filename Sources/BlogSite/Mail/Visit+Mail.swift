internal import Blog

extension Visit {
    /// A mail, composed and sealed, for the store to put in with what it tells of.
    func mail(_ mail: AccountMail, to recipient: EmailAddress) throws -> OutgoingMail {
        try site.mail(mail, to: recipient, settings: settings, now: now)
    }
}
