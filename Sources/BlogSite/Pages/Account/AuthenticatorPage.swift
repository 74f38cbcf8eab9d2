import Templates

/// How the secret gets into an authenticator app, and the first code back.
struct AuthenticatorPage: Page {
    static let template = "authenticator"

    let accountMenu: AccountPlaces
    let action: String
    var errors: ErrorSummary?
    /// Another app works until this one is confirmed.
    var isReplacement = false
    let picture: QRPicture
    /// The same secret for typing, in groups.
    let secret: String
    /// The address that an app on the same device opens.
    let appAddress: String
    let code: FormField
    let cancelURL: String

    static let fields: [Field<AuthenticatorPage>] = [
        .one("accountMenu") { $0.accountMenu },
        .text("action") { $0.action },
        .one("errors") { $0.errors },
        .flag("isReplacement") { $0.isReplacement },
        .one("picture") { $0.picture },
        .text("secret") { $0.secret },
        .text("appAddress") { $0.appAddress },
        .one("codeField") { $0.code },
        .text("cancelURL") { $0.cancelURL },
    ]

    static let sample = AuthenticatorPage(
        accountMenu: .sample, action: "/account/two-factor/app",
        errors: ErrorSummary(problems: [PageLink(label: "This code is not right.", url: "#code")]), isReplacement: true,
        picture: .sample, secret: "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ",
        appAddress: "otpauth://totp/Blog:ada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
        code: FormField(
            id: "code", name: "code", label: "Code", hint: "Six digits.", error: "This code is not right.",
            autocomplete: "one-time-code", isRequired: true), cancelURL: "/account/two-factor")
}

/// A QR Code as an SVG draws it.
struct QRPicture: TemplateModel, Sendable {
    /// The side of the square, light border included.
    let size: Int
    /// All that is dark.
    let path: String

    static let fields: [Field<QRPicture>] = [
        .number("size") { $0.size },
        .text("path") { $0.path },
    ]

    static let sample = QRPicture(size: 29, path: "M4 4h7v1h-7z")
}
