import Templates

/// The log-ins of the last day that failed, by account.
struct FailedLoginPanel: TemplateModel, Sendable {
    /// The id by which the number above leads here.
    static let anchor = "failed-log-ins"

    let rows: [FailedLoginRow]

    static let fields: [Field<FailedLoginPanel>] = [
        .text("anchor") { _ in anchor },
        .flag("hasFailedLogins") { !$0.rows.isEmpty },
        .many("failedLoginRows") { $0.rows },
    ]

    static let sample = FailedLoginPanel(rows: [.sample])
}

struct FailedLoginRow: TemplateModel, Sendable {
    /// The display name, or words for the names that nobody has.
    let label: String
    /// The account's page.
    let url: String?
    /// "57 tries".
    let tries: String

    static let fields: [Field<FailedLoginRow>] = [
        .text("label") { $0.label },
        .text("url") { $0.url },
        .text("tries") { $0.tries },
    ]

    static let sample = FailedLoginRow(label: "Grace Hopper", url: "/admin/accounts/2", tries: "57 tries")
}
