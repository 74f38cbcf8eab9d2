import Templates

/// What is the same around every mail. Addresses are absolute and come from the configuration, never from a request.
struct MailFrame: TemplateModel, Sendable {
    let siteTitle: String
    let siteURL: String
    let language: String
    let subject: String
    /// Whom to write to when something is wrong; missing where the site names nobody.
    var contact: String?
    /// Where a new password is asked for.
    let passwordURL: String
    /// Where one sees who is logged in, and ends it.
    let sessionsURL: String

    static let fields: [Field<MailFrame>] = [
        .text("siteTitle") { $0.siteTitle },
        .text("siteURL") { $0.siteURL },
        .text("language") { $0.language },
        .text("subject") { $0.subject },
        .text("contact") { $0.contact },
        .text("passwordURL") { $0.passwordURL },
        .text("sessionsURL") { $0.sessionsURL },
    ]

    static let sample = MailFrame(
        siteTitle: "The Swift’s Notebook", siteURL: "https://localhost:8443", language: "en",
        subject: "A sample", passwordURL: "https://localhost:8443/password/forgot",
        sessionsURL: "https://localhost:8443/account/sessions")
}

/// What one kind of mail says, without the frame around it.
protocol MailText: TemplateModel, Sendable {
    static var sample: Self { get }
}

/// A mail with its frame: what its two templates are rendered from.
struct FramedMail<Content: MailText>: TemplateModel, Sendable {
    let frame: MailFrame
    let content: Content

    static var fields: [Field<FramedMail<Content>>] {
        MailFrame.fields.map { $0.lifted { framed, lend in lend(framed.frame) } }
            + Content.fields.map { $0.lifted { framed, lend in lend(framed.content) } }
    }
}
