import Templates

/// The two templates of one kind of mail: `mail/KIND.text` and `mail/KIND.html`.
struct MailTemplate<Content: MailText>: Sendable {
    private let text: TextTemplate<FramedMail<Content>>
    private let html: Template<FramedMail<Content>>

    /// What is wrong with either is added to `errors`.
    init(_ kind: MailKind, in library: TemplateLibrary, _ errors: inout [TemplateError]) {
        text = library.textTemplate("mail/\(kind.rawValue).text", for: FramedMail<Content>.self, collecting: &errors)
        html = library.template("mail/\(kind.rawValue).html", for: FramedMail<Content>.self, collecting: &errors)
    }

    func render(_ content: Content, in frame: MailFrame) -> MailContent {
        let mail = FramedMail(frame: frame, content: content)
        var bytes: [UInt8] = []
        html.render(mail, into: &bytes)
        return MailContent(
            senderName: frame.siteTitle, text: text.text(mail), html: String(decoding: bytes, as: UTF8.self))
    }
}

/// The compiled templates of all mails, checked at the start as those of pages are.
struct MailTemplates: Sendable {
    let confirmRegistration: MailTemplate<LinkMail>
    let alreadyRegistered: MailTemplate<KnownAddressMail>
    let invitation: MailTemplate<InvitationMail>
    let accountMade: MailTemplate<LinkMail>
    let passwordLink: MailTemplate<LinkMail>
    let passwordChanged: MailTemplate<NamedMail>
    let confirmEmail: MailTemplate<LinkMail>
    let emailLink: MailTemplate<LinkMail>
    let emailChanged: MailTemplate<EventMail>
    let secondFactorChanged: MailTemplate<EventMail>
    let recoveryCodeUsed: MailTemplate<RecoveryCodeMail>
    let suspiciousLogin: MailTemplate<EventMail>
    let newDevice: MailTemplate<NewDeviceMail>
    let roleChanged: MailTemplate<EventMail>
    let suspended: MailTemplate<NamedMail>
    let reinstated: MailTemplate<NamedMail>
    let sessionsEnded: MailTemplate<NamedMail>
    let accountClosed: MailTemplate<NamedMail>
    let accountRemoved: MailTemplate<NamedMail>
    let test: MailTemplate<NamedMail>

    init(_ library: TemplateLibrary, _ errors: inout [TemplateError]) {
        confirmRegistration = MailTemplate(.confirmRegistration, in: library, &errors)
        alreadyRegistered = MailTemplate(.alreadyRegistered, in: library, &errors)
        invitation = MailTemplate(.invitation, in: library, &errors)
        accountMade = MailTemplate(.accountMade, in: library, &errors)
        passwordLink = MailTemplate(.passwordLink, in: library, &errors)
        passwordChanged = MailTemplate(.passwordChanged, in: library, &errors)
        confirmEmail = MailTemplate(.confirmEmail, in: library, &errors)
        emailLink = MailTemplate(.emailLink, in: library, &errors)
        emailChanged = MailTemplate(.emailChanged, in: library, &errors)
        secondFactorChanged = MailTemplate(.secondFactorChanged, in: library, &errors)
        recoveryCodeUsed = MailTemplate(.recoveryCodeUsed, in: library, &errors)
        suspiciousLogin = MailTemplate(.suspiciousLogin, in: library, &errors)
        newDevice = MailTemplate(.newDevice, in: library, &errors)
        roleChanged = MailTemplate(.roleChanged, in: library, &errors)
        suspended = MailTemplate(.suspended, in: library, &errors)
        reinstated = MailTemplate(.reinstated, in: library, &errors)
        sessionsEnded = MailTemplate(.sessionsEnded, in: library, &errors)
        accountClosed = MailTemplate(.accountClosed, in: library, &errors)
        accountRemoved = MailTemplate(.accountRemoved, in: library, &errors)
        test = MailTemplate(.test, in: library, &errors)
    }
}
