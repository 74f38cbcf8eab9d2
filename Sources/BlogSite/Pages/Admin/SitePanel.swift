import Templates

/// How the site stands, for administrators.
struct SitePanel: TemplateModel, Sendable {
    /// The id by which the number of failed log-ins leads to them.
    static let failedLoginsID = "failed-log-ins"

    /// Each number leads to what it counts.
    let counts: [Tab]
    /// The log-ins of the last day that failed, by account.
    let failedLogins: [FailedLoginRow]
    /// "Martlet 0.1.0".
    let version: String

    static let fields: [Field<SitePanel>] = [
        .many("siteCounts") { $0.counts },
        .text("failedLoginsID") { _ in failedLoginsID },
        .flag("hasFailedLogins") { !$0.failedLogins.isEmpty },
        .many("failedLogins") { $0.failedLogins },
        .text("version") { $0.version },
    ]

    static let sample = SitePanel(
        counts: [Tab(label: "open invitations", url: "/admin/invitations", count: "2")], failedLogins: [.sample],
        version: "Martlet 0.1.0")
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
