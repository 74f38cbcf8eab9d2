internal import Blog
internal import Sodium

extension Visit {
    /// A mail, composed and sealed, for the store to put in with what it tells of.
    func mail(_ mail: AccountMail, to recipient: EmailAddress) throws -> OutgoingMail {
        let subject = mail.subject(settings.title)
        let base = site.options.baseURL
        let frame = MailFrame(
            siteTitle: settings.title, siteURL: base + Route.home().url, language: settings.language, subject: subject,
            passwordURL: base + Route.forgottenPassword.url, sessionsURL: base + Route.sessions.url)
        let messageID = "\(try Token().text)@\(site.options.mailHost)"
        return OutgoingMail(
            messageID: messageID, kind: mail.kind, recipient: recipient,
            subject: String(subject.unicodeScalars.prefix(OutgoingMail.subjectLimit)),
            sealedContent: try mail.render(site.templates.mails, in: frame).sealed(
                for: messageID, with: site.options.key),
            expires: now.advanced(bySeconds: mail.lifetime))
    }
}

extension Site.Options {
    /// The host of the site's address, as ids of messages name it.
    fileprivate var mailHost: String {
        let host = baseURL.dropFirst("https://".count).prefix { $0 != ":" && $0 != "[" }
        // An IPv6 address may not stand there.
        return host.isEmpty ? "localhost" : String(host)
    }
}
