internal import Blog
internal import Sodium

extension Visit {
    /// A mail, composed and sealed, for the store to put in with what it tells of.
    func mail(_ mail: AccountMail, to recipient: EmailAddress) throws -> OutgoingMail {
        let host = site.options.baseURL.dropFirst("https://".count).prefix { $0 != ":" }
        let messageID = "\(try Token().text)@\(host)"
        return OutgoingMail(
            messageID: messageID, kind: mail.kind, recipient: recipient, subject: "\(settings.title): \(mail.kind)",
            sealedContent: try site.options.key.seal(Array("\(mail)".utf8), for: "mail \(messageID)"),
            expires: now.advanced(bySeconds: mail.lifetime))
    }
}
