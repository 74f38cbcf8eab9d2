import Templates

/// The first page of a new site: its title and its first administrator.
struct SetupPage: Page {
    static let template = "setup"

    let action: String
    var errors: ErrorSummary?
    let siteTitle: FormField
    let name: FormField
    let email: FormField
    let password: FormField
    /// Such as the secret of the one-time link.
    var hidden: [HiddenField] = []

    static let fields: [Field<SetupPage>] = [
        .text("action") { $0.action },
        .one("errors") { $0.errors },
        .one("siteTitleField") { $0.siteTitle },
        .one("nameField") { $0.name },
        .one("emailField") { $0.email },
        .one("passwordField") { $0.password },
        .many("hidden") { $0.hidden },
    ]

    static let sample = SetupPage(
        action: "/setup",
        errors: .sample,
        siteTitle: FormField(id: "site-title", name: "site_title", label: "Title of the site", isRequired: true),
        name: FormField(id: "name", name: "name", label: "User name", autocomplete: "username", isRequired: true),
        email: .sample,
        password: FormField(
            id: "password", name: "password", label: "Password", type: "password",
            hint: "At least 8 characters. A few words in a row are easy to remember.", autocomplete: "new-password",
            isRequired: true),
        hidden: [HiddenField(name: "key", value: "one-time-key")])
}
