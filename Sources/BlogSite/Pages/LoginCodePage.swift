import Templates

/// The second step of the way in.
struct LoginCodePage: Page {
    static let template = "login-code"

    let action: String
    /// Of the account that is being logged in to, for password managers.
    var username: String?
    var errors: ErrorSummary?
    let code: FormField
    /// The same page for the other kind of code: an app's has a keyboard of digits, which a recovery code is not typed on.
    let otherKind: PageLink?
    /// For those who have one, where a script can run.
    var passkey: PasskeyProof?
    /// It stands above the code, which is for the day on which it is lost.
    var isPasskeyFirst = false
    /// Whom to ask when all of it is lost.
    let help: String
    /// Back to the name and the password.
    let startAgainURL: String

    static let fields: [Field<LoginCodePage>] = [
        .text("action") { $0.action },
        .text("username") { $0.username },
        .one("errors") { $0.errors },
        .one("codeField") { $0.code },
        .one("otherKind") { $0.otherKind },
        .one("firstPasskey") { $0.isPasskeyFirst ? $0.passkey : nil },
        .one("passkey") { $0.isPasskeyFirst ? nil : $0.passkey },
        .text("help") { $0.help },
        .text("startAgainURL") { $0.startAgainURL },
    ]

    static let sample = LoginCodePage(
        action: "/login/code",
        username: "ada",
        errors: ErrorSummary(problems: [PageLink(label: "This code is not right.", url: "#code")]),
        code: FormField(
            id: "code", name: "code", label: "Code", hint: "The six digits that your authenticator app shows.",
            error: "This code is not right.", autocomplete: "one-time-code", isRequired: true),
        otherKind: PageLink(label: "Use a recovery code", url: "/login/code?kind=recovery"), passkey: .sample,
        help: "Lost your phone and your recovery codes? Ask whoever runs this site.", startAgainURL: "/login")
}
