import Templates

/// Where one is logged in, with a way to end each.
struct SessionsPage: Page {
    static let template = "account-sessions"

    let accountMenu: AccountPlaces
    var errors: ErrorSummary?
    let action: String
    let sessions: [SessionRow]
    /// "A session ends after 12 hours without use, …"
    let lengths: String
    let passwordURL: String

    static let fields: [Field<SessionsPage>] = [
        .one("accountMenu") { $0.accountMenu },
        .one("errors") { $0.errors },
        .text("action") { $0.action },
        .many("sessions") { $0.sessions },
        .flag("hasOthers") { $0.sessions.contains { !$0.isCurrent } },
        .text("lengths") { $0.lengths },
        .text("passwordURL") { $0.passwordURL },
    ]

    static let sample = SessionsPage(
        accountMenu: .sample,
        action: "/account/sessions",
        sessions: [.sample],
        lengths: "A session ends after 12 hours without use.",
        passwordURL: "/account/password")
}

/// One session in the list.
struct SessionRow: TemplateModel, Sendable {
    let id: UInt64
    /// "Firefox on Linux".
    let device: String
    /// "an address that begins with 192.0.2"; `nil` when it is not known.
    let origin: String?
    let startedAt: DateLabel
    /// "3 hours ago".
    let lastUse: String
    let isCurrent: Bool

    static let fields: [Field<SessionRow>] = [
        .text("id") { "\($0.id)" },
        .text("device") { $0.device },
        .text("origin") { $0.origin },
        .one("startedAt") { $0.startedAt },
        .text("lastUse") { $0.lastUse },
        .flag("isCurrent") { $0.isCurrent },
    ]

    static let sample = SessionRow(
        id: 7, device: "Firefox on Linux", origin: "an address that begins with 192.0.2", startedAt: .sample,
        lastUse: "3 hours ago",
        isCurrent: false)
}
