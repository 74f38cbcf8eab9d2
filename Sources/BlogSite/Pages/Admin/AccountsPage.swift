import Templates

/// The accounts, for administrators.
struct AccountsPage: Page {
    static let template = "admin-accounts"

    let menu: AdminMenu
    /// "Invite somebody" and where.
    let invite: PageLink
    /// Where the form that searches sends.
    let action: String
    let search: FormField
    let role: SelectField
    let rows: [AccountRow]
    let pagination: Pagination
    /// Shown while there are no rows.
    let empty: EmptyState?

    static let fields: [Field<AccountsPage>] = [
        .one("adminMenu") { $0.menu },
        .one("invite") { $0.invite },
        .text("action") { $0.action },
        .one("search") { $0.search },
        .one("role") { $0.role },
        .flag("hasRows") { !$0.rows.isEmpty },
        .many("rows") { $0.rows },
        .one("pagination") { $0.pagination },
        .one("empty") { $0.empty },
    ]

    static let sample = AccountsPage(
        menu: .sample, invite: PageLink(label: "Invite somebody", url: "/admin/invitations"), action: "/admin/accounts",
        search: .sample, role: .sample, rows: [.sample], pagination: .sample, empty: .sample)
}

/// An account in the list.
struct AccountRow: TemplateModel, Sendable {
    let displayName: String
    let name: String
    /// Its own page.
    let url: String
    /// "Author".
    let role: String
    let state: AccountStateMark
    /// "3 hours ago".
    let lastSeen: String
    let hasSecondFactor: Bool
    /// How many are published, and where they can be read; absent while there are none.
    let posts: PageLink?

    static let fields: [Field<AccountRow>] = [
        .text("displayName") { $0.displayName },
        .text("name") { $0.name },
        .text("url") { $0.url },
        .text("role") { $0.role },
        .text("state") { $0.state.label },
        .text("stateClass") { $0.state.rawValue },
        .text("lastSeen") { $0.lastSeen },
        .flag("hasSecondFactor") { $0.hasSecondFactor },
        .one("posts") { $0.posts },
    ]

    static let sample = AccountRow(
        displayName: "Ada Lovelace", name: "ada", url: "/admin/accounts/1", role: "Author", state: .active,
        lastSeen: "3 hours ago", hasSecondFactor: true, posts: PageLink(label: "58", url: "/authors/ada"))
}

/// The mark of an account's state; the raw value is part of a CSS class.
enum AccountStateMark: String, Sendable {
    case active, suspended
    case withoutPassword = "without-password"

    var label: String {
        switch self {
        case .active: "Active"
        case .suspended: "Suspended"
        case .withoutPassword: "No password yet"
        }
    }
}
