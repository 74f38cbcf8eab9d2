@testable import BlogSite

extension Specimen {
    /// The ways in, and the question before something is gone.
    static let forms = [
        Specimen(
            "login",
            LoginPage(
                action: "/login", name: loginName, password: password("current-password"), remember: remember,
                forgottenPasswordURL: "/password/forgot", registrationURL: "/register")),
        Specimen(
            "login-expired",
            LoginPage(
                action: "/login", reason: "Your session has expired. Please log in to continue where you left off.",
                errors: ErrorSummary(problems: [
                    PageLink(label: "Invalid user name, e-mail address or password.", url: "#name")
                ]),
                name: FormField(
                    id: "name", name: "name", label: "User name or e-mail address", value: "ada",
                    error: "Invalid user name, e-mail address or password.", autocomplete: "username", isRequired: true),
                password: password("current-password"), remember: remember,
                hidden: [HiddenField(name: "next", value: "/admin")], forgottenPasswordURL: "/password/forgot",
                registrationURL: "/register"),
            in: .guest.withErrors),
        Specimen(
            "login-code",
            LoginCodePage(
                action: "/login/code",
                code: FormField(
                    id: "code", name: "code", label: "Recovery code", hint: "One of the codes that you kept.",
                    autocomplete: "off", isRequired: true), otherKind: nil,
                help: "Lost your phone and your recovery codes? Ask whoever runs this site (help@example.org).",
                startAgainURL: "/login")),
        Specimen(
            "two-factor",
            TwoFactorPage(
                accountMenu: .sample, appSince: nil, appURL: "/account/two-factor/app",
                removeAppURL: "/account/two-factor/app/remove", passkeys: [],
                passkeysURL: "/account/two-factor/passkeys", codesURL: "/account/two-factor/recovery-codes"),
            in: .administrator),
        Specimen(
            "register",
            RegisterPage(
                explanation:
                    "A mail with a link goes to your address. Your account is there once you have followed it.",
                action: "/register", name: newName, email: email, password: password("new-password"),
                loginURL: "/login")),
        Specimen(
            "setup",
            SetupPage(
                action: "/setup",
                siteTitle: FormField(
                    id: "site-title", name: "site_title", label: "Title of the site",
                    hint: "It can be changed later.", isRequired: true),
                name: newName, email: email, password: password("new-password"),
                hidden: [HiddenField(name: "key", value: "k")])),
        Specimen(
            "confirm", ConfirmPage.sample,
            in: .administrator),
    ]

    private static let remember = CheckboxField(
        id: "remember", name: "remember", label: "Stay signed in on this device")

    private static let loginName = FormField(
        id: "name", name: "name", label: "User name or e-mail address", autocomplete: "username", isRequired: true)

    private static let newName = FormField(
        id: "name", name: "name", label: "User name", hint: "Letters, digits and hyphens.", autocomplete: "username",
        isRequired: true, maximumLength: 40)

    private static let email = FormField(
        id: "email", name: "email", label: "E-mail", type: "email", hint: "Will not be published.",
        autocomplete: "email", isRequired: true)

    private static func password(_ autocomplete: String) -> FormField {
        FormField(
            id: "password", name: "password", label: "Password", type: "password",
            hint: autocomplete == "new-password"
                ? "At least 8 characters. A few words in a row are easy to remember." : nil,
            autocomplete: autocomplete, isRequired: true)
    }
}
