import Templates

/// The way in.
struct LoginPage: Page {
    static let template = "login"

    let action: String
    /// Why the reader is here: "Log in to continue where you left off."
    var reason: String?
    var errors: ErrorSummary?
    /// It was tried too often. The owner need not wait for strangers who guess: a link for a new password lets them in.
    var offersWayPast = false
    let name: FormField
    let password: FormField
    let remember: CheckboxField
    /// Another way in, where a script can run.
    var passkey: PasskeyProof?
    /// Such as `next`.
    var hidden: [HiddenField] = []
    let forgottenPasswordURL: String
    /// For those who have no account yet; absent where nobody can register.
    let registrationURL: String?

    static let fields: [Field<LoginPage>] = [
        .text("action") { $0.action },
        .text("reason") { $0.reason },
        .one("errors") { $0.errors },
        .flag("offersWayPast") { $0.offersWayPast },
        .one("nameField") { $0.name },
        .one("passwordField") { $0.password },
        .one("rememberField") { $0.remember },
        .one("passkey") { $0.passkey },
        .many("hidden") { $0.hidden },
        .text("forgottenPasswordURL") { $0.forgottenPasswordURL },
        .text("registrationURL") { $0.registrationURL },
    ]

    static let sample = LoginPage(
        action: "/login",
        reason: "Your session has expired. Please log in to continue where you left off.",
        errors: ErrorSummary(problems: [PageLink(label: "Invalid user name, e-mail address or password.", url: "#name")]
        ),
        offersWayPast: true,
        name: FormField(
            id: "name", name: "name", label: "User name or e-mail address", value: "ada", autocomplete: "username",
            isRequired: true),
        password: FormField(
            id: "password", name: "password", label: "Password", type: "password", autocomplete: "current-password",
            isRequired: true),
        remember: .sample,
        passkey: .sample,
        hidden: [HiddenField(name: "next", value: "/admin")],
        forgottenPasswordURL: "/password/forgot",
        registrationURL: "/register")
}
