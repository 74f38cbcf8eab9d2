package import Blog
internal import Sodium

extension Site {
    /// A mail, composed and sealed, for the store to put in with what it tells of.
    func mail(
        _ mail: AccountMail, to recipient: EmailAddress, settings: SiteSettings, now: Timestamp
    ) throws -> OutgoingMail {
        let subject = mail.subject(settings.title)
        let base = options.baseURL
        let frame = MailFrame(
            siteTitle: settings.title, siteURL: base + Route.home().url, language: settings.language, subject: subject,
            contact: settings.contact?.text, passwordURL: base + Route.forgottenPassword.url,
            sessionsURL: base + Route.sessions.url)
        let messageID = "\(try Token().text)@\(options.mailHost)"
        return OutgoingMail(
            messageID: messageID, kind: mail.kind.rawValue, recipient: recipient,
            subject: String(subject.unicodeScalars.prefix(OutgoingMail.subjectLimit)),
            sealedContent: try mail.render(templates.mails, in: frame).sealed(for: messageID, with: options.key),
            expires: now.advanced(bySeconds: mail.lifetime))
    }
}

// What others than the owner of an account have sent.
extension Site {
    /// Brings a link by which the owner of the account chooses a password.
    package func mail(
        _ link: PasswordLink, for account: Account, to address: EmailAddress, settings: SiteSettings, now: Timestamp
    ) throws -> OutgoingMail {
        let (name, url) = (account.displayName, link.url(options.baseURL))
        return try mail(
            link.isFirst ? .accountMade(name: name, url: url) : .passwordLink(name: name, url: url), to: address,
            settings: settings, now: now)
    }

    /// Tells that the operator has removed the second factors of the account.
    package func secondFactorsRemovedMail(
        for account: Account, to address: EmailAddress, settings: SiteSettings, now: Timestamp
    ) throws -> OutgoingMail {
        let change = "Whoever runs the site removed your second factors. The password alone logs in now."
        return try mail(
            .secondFactorChanged(name: account.displayName, change: change), to: address, settings: settings, now: now)
    }

    /// Tells of a change of the account that its owner did not make.
    package func mail(
        of change: AccountChange, for account: Account, to address: EmailAddress, settings: SiteSettings, now: Timestamp
    ) throws -> OutgoingMail {
        try mail(AccountMail(of: change, for: account), to: address, settings: settings, now: now)
    }
}

extension AccountMail {
    /// What a person is told of a change that somebody else made.
    init(of change: AccountChange, for account: Account) {
        switch change {
        case .role(let role): self = .roleChanged(name: account.displayName, role: role)
        case .suspend: self = .suspended(name: account.displayName)
        case .reinstate: self = .reinstated(name: account.displayName)
        case .endSessions: self = .sessionsEnded(name: account.displayName)
        }
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
