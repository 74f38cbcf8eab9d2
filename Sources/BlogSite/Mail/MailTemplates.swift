import Templates

/// The two templates of one kind of mail: `mail/NAME.text` and `mail/NAME.html`.
struct MailTemplate<Content: MailText>: Sendable {
    private let text: TextTemplate<FramedMail<Content>>
    private let html: Template<FramedMail<Content>>

    /// What is wrong with either is added to `errors`.
    init(_ name: String, in library: TemplateLibrary, _ errors: inout [TemplateError]) {
        text = library.textTemplate("mail/\(name).text", for: FramedMail<Content>.self, collecting: &errors)
        html = library.template("mail/\(name).html", for: FramedMail<Content>.self, collecting: &errors)
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
    let passwordLink: MailTemplate<LinkMail>
    let passwordChanged: MailTemplate<NamedMail>
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
    let test: MailTemplate<NamedMail>

    init(_ library: TemplateLibrary, _ errors: inout [TemplateError]) {
        confirmRegistration = MailTemplate("confirm-registration", in: library, &errors)
        alreadyRegistered = MailTemplate("already-registered", in: library, &errors)
        invitation = MailTemplate("invitation", in: library, &errors)
        passwordLink = MailTemplate("password-link", in: library, &errors)
        passwordChanged = MailTemplate("password-changed", in: library, &errors)
        emailLink = MailTemplate("email-link", in: library, &errors)
        emailChanged = MailTemplate("email-changed", in: library, &errors)
        secondFactorChanged = MailTemplate("second-factor-changed", in: library, &errors)
        recoveryCodeUsed = MailTemplate("recovery-code-used", in: library, &errors)
        suspiciousLogin = MailTemplate("suspicious-login", in: library, &errors)
        newDevice = MailTemplate("new-device", in: library, &errors)
        roleChanged = MailTemplate("role-changed", in: library, &errors)
        suspended = MailTemplate("suspended", in: library, &errors)
        reinstated = MailTemplate("reinstated", in: library, &errors)
        sessionsEnded = MailTemplate("sessions-ended", in: library, &errors)
        accountClosed = MailTemplate("account-closed", in: library, &errors)
        test = MailTemplate("test", in: library, &errors)
    }
}
