import Templates

/// The last question about an account: what becomes of what its owner wrote.
struct CloseAccountPage: Page {
    static let template = "admin-close-account"

    let menu: AdminMenu
    /// "Close the account of Grace Hopper for ever?"
    let heading: String
    /// What happens whatever is chosen, a paragraph each.
    let consequences: [String]
    var errors: ErrorSummary?
    let action: String
    let hidden: [HiddenField]
    let choices: [RadioGroup]
    let confirmation: CheckboxField
    /// The account's page, on which it can be suspended instead.
    let cancelURL: String

    static let fields: [Field<CloseAccountPage>] = [
        .one("adminMenu") { $0.menu },
        .text("heading") { $0.heading },
        .many("consequences") { $0.consequences },
        .one("errors") { $0.errors },
        .text("action") { $0.action },
        .many("hidden") { $0.hidden },
        .many("choices") { $0.choices },
        .one("confirmationField") { $0.confirmation },
        .text("cancelURL") { $0.cancelURL },
    ]

    static let sample = CloseAccountPage(
        menu: .sample, heading: "Close the account of Grace Hopper for ever?",
        consequences: ["They cannot log in again.", "A mail tells them of it."],
        errors: ErrorSummary(problems: [PageLink(label: "Choose one of the list.", url: "#comments")]),
        action: "/admin/accounts/2", hidden: [HiddenField(name: "action", value: "close")], choices: [.sample],
        confirmation: .sample, cancelURL: "/admin/accounts/2")
}
