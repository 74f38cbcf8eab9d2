import Templates

/// What the site has sent, is sending and could not send, for administrators. The contents are for the recipients alone.
struct MailPage: Page {
    static let template = "admin-mail"

    let menu: AdminMenu
    /// How mail leaves this site, or that none does.
    let explanation: String
    var errors: ErrorSummary?
    /// Where the forms are sent.
    let action: String
    /// Present where mail leaves the site.
    var canTest = false
    let mails: [MailRow]
    let pagination: Pagination
    /// Shown while there are no rows.
    let empty: EmptyState?

    static let fields: [Field<MailPage>] = [
        .one("adminMenu") { $0.menu },
        .text("explanation") { $0.explanation },
        .one("errors") { $0.errors },
        .text("action") { $0.action },
        .flag("canTest") { $0.canTest },
        .flag("hasMails") { !$0.mails.isEmpty },
        .many("mails") { $0.mails },
        .one("pagination") { $0.pagination },
        .one("empty") { $0.empty },
    ]

    static let sample = MailPage(
        menu: .sample, explanation: "Mail comes from notes@example.org.",
        errors: ErrorSummary(problems: [PageLink(label: "Your account has no e-mail address.", url: "#test")]),
        action: "/admin/mail",
        canTest: true, mails: [.sample], pagination: .sample, empty: EmptyState(text: "No mail yet."))
}

/// One mail in the list.
struct MailRow: TemplateModel, Sendable {
    let id: String
    let subject: String
    let recipient: String
    /// "Link for a new password".
    let kind: String
    let date: DateLabel
    let state: MailStateMark
    /// "Next try in 5 minutes".
    var next: String?
    /// "3 tries"; absent before the first.
    var tries: String?
    /// "Last answer: 250 OK", or the file that the mail is in.
    var answer: String?
    var mayBeTried = false

    static let fields: [Field<MailRow>] = [
        .text("id") { $0.id },
        .text("anchor") { Self.anchor($0.id) },
        .text("subject") { $0.subject },
        .text("recipient") { $0.recipient },
        .text("kind") { $0.kind },
        .one("date") { $0.date },
        .text("state") { $0.state.label },
        .text("stateClass") { $0.state.style },
        .text("next") { $0.next },
        .text("tries") { $0.tries },
        .text("answer") { $0.answer },
        .flag("mayBeTried") { $0.mayBeTried },
    ]

    /// What the row is found by on its page.
    static func anchor(_ id: String) -> String { "mail-\(id)" }

    static let sample = MailRow(
        id: "7", subject: "A new password for The Swift’s Notebook", recipient: "grace@example.org",
        kind: "Link for a new password", date: .sample, state: .waiting, next: "next try in 5 minutes",
        tries: "3 tries",
        answer: "Last answer: the server answered RCPT with 450 4.2.1 try again later", mayBeTried: true)
}

/// The mark of a mail's state.
enum MailStateMark: Sendable {
    case waiting, sent, givenUp
    /// In a folder, where nobody may look.
    case kept

    /// A part of a CSS class.
    var style: String {
        switch self {
        case .waiting, .kept: "pending"
        case .sent: "published"
        case .givenUp: "trash"
        }
    }

    var label: String {
        switch self {
        case .waiting: "Waiting"
        case .sent: "Sent"
        case .kept: "Kept"
        case .givenUp: "Given up"
        }
    }
}
