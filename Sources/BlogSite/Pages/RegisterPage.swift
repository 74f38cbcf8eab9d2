import Templates

/// How a reader gets an account.
struct RegisterPage: Page {
    static let template = "register"

    /// What happens next.
    let explanation: String
    let action: String
    var errors: ErrorSummary?
    let name: FormField
    /// Absent for the invited, whose address is known.
    var email: FormField?
    let password: FormField
    /// Such as the secret of an invitation.
    var hidden: [HiddenField] = []
    /// For those who have an account already.
    let loginURL: String

    static let fields: [Field<RegisterPage>] = [
        .text("explanation") { $0.explanation },
        .text("action") { $0.action },
        .one("errors") { $0.errors },
        .one("nameField") { $0.name },
        .one("emailField") { $0.email },
        .one("passwordField") { $0.password },
        .many("hidden") { $0.hidden },
        .text("existingAccountURL") { $0.loginURL },
    ]

    static let sample = RegisterPage(
        explanation: "Grace Hopper invites you to be an author here, with the e-mail address ada@example.org.",
        action: "/register",
        errors: .sample,
        name: FormField(
            id: "name", name: "name", label: "User name", value: "ada", hint: "Letters, digits, hyphens.",
            autocomplete: "username", isRequired: true, maximumLength: 40),
        email: .sample,
        password: FormField(
            id: "password", name: "password", label: "Password", type: "password",
            hint: "At least 8 characters. A few words in a row are easy to remember.", autocomplete: "new-password",
            isRequired: true),
        hidden: [HiddenField(name: "invitation", value: "k")],
        loginURL: "/login")
}
