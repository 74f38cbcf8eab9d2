import Templates

/// One account, and what an administrator can do with it.
struct AccountPage: Page {
    static let template = "admin-account"

    let menu: AdminMenu
    /// The display name.
    let heading: String
    let state: AccountStateMark
    let facts: [Fact]
    var errors: ErrorSummary?
    /// Why there is nothing to be done with it, as with one's own.
    var note: String?
    /// The pages of one's own account.
    var ownURL: String?
    /// Where its forms send.
    let action: String
    /// Present where the role can be changed.
    let role: SelectField?
    let acts: [AccountAct]

    static let fields: [Field<AccountPage>] = [
        .one("adminMenu") { $0.menu },
        .text("heading") { $0.heading },
        .text("state") { $0.state.label },
        .text("stateClass") { $0.state.rawValue },
        .many("facts") { $0.facts },
        .one("errors") { $0.errors },
        .text("note") { $0.note },
        .text("ownURL") { $0.ownURL },
        .text("action") { $0.action },
        .one("role") { $0.role },
        .many("acts") { $0.acts },
    ]

    static let sample = AccountPage(
        menu: .sample, heading: "Grace Hopper", state: .suspended, facts: [.sample],
        errors: ErrorSummary(problems: [PageLink(label: "Choose another role than the present one.", url: "#status")]),
        note: "This is your own account.", ownURL: "/account", action: "/admin/accounts/2", role: .sample,
        acts: [.sample])
}

/// Something that can be done with an account, by one button that asks first.
struct AccountAct: TemplateModel, Sendable {
    let heading: String
    let explanation: String
    /// The value of the field `action`.
    let value: String
    let label: String
    var isDestructive = false

    static let fields: [Field<AccountAct>] = [
        .text("heading") { $0.heading },
        .text("explanation") { $0.explanation },
        .text("value") { $0.value },
        .text("label") { $0.label },
        .flag("isDestructive") { $0.isDestructive },
    ]

    static let sample = AccountAct(
        heading: "Keep out", explanation: "The person is logged out everywhere.", value: "suspend", label: "Suspend",
        isDestructive: true)
}
