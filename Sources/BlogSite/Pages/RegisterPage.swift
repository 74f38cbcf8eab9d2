import Templates

/// How a reader gets an account.
struct RegisterPage: Page {
    static let template = "register"

    /// Absent while registration is closed.
    let form: RegisterForm?
    let loginURL: String

    static let fields: [Field<RegisterPage>] = [
        .one("form") { $0.form },
        .text("existingAccountURL") { $0.loginURL },
    ]

    static let sample = RegisterPage(form: .sample, loginURL: "/login")
}

/// What a new account needs.
struct RegisterForm: TemplateModel, Sendable {
    let action: String
    var errors: ErrorSummary?
    let name: FormField
    let email: FormField
    let password: FormField
    var hidden: [HiddenField] = []

    static let fields: [Field<RegisterForm>] = [
        .text("action") { $0.action },
        .one("errors") { $0.errors },
        .one("nameField") { $0.name },
        .one("emailField") { $0.email },
        .one("passwordField") { $0.password },
        .many("hidden") { $0.hidden },
    ]

    static let sample = RegisterForm(
        action: "/register",
        errors: .sample,
        name: FormField(
            id: "name", name: "name", label: "Name", value: "ada", hint: "Letters, digits, hyphens.",
            autocomplete: "username", isRequired: true, maximumLength: 40),
        email: .sample,
        password: FormField(
            id: "password", name: "password", label: "Password", type: "password",
            hint: "At least 12 characters. A few words in a row are easy to remember.", autocomplete: "new-password",
            isRequired: true),
        hidden: [HiddenField(name: "next", value: "/")])
}
