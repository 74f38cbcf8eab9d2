import Templates

/// A form with one button, which a script fills in with what an authenticator says (see `public/passkeys.js`). It is
/// hidden until that script has seen that the browser knows passkeys.
struct PasskeyProof: TemplateModel, Sendable {
    /// The name of the script in `public/`.
    static let script = "passkeys.js"

    let action: String
    let label: String
    let challenge: String
    let relyingPartyID: String
    /// The ids of those passkeys that will do, in base64url with spaces between; empty for any.
    var credentials = ""
    /// `required` or `discouraged` (Web Authentication, section 5.8.6).
    let userVerification: String
    var hidden: [HiddenField] = []

    static let fields: [Field<PasskeyProof>] = [
        .text("action") { $0.action },
        .text("label") { $0.label },
        .text("challenge") { $0.challenge },
        .text("relyingPartyID") { $0.relyingPartyID },
        .text("credentials") { $0.credentials },
        .text("userVerification") { $0.userVerification },
        .many("hidden") { $0.hidden },
    ]

    static let sample = PasskeyProof(
        action: "/login/passkey", label: "Log in with a passkey", challenge: "Y2hhbGxlbmdl",
        relyingPartyID: "localhost",
        credentials: "AAAA BBBB", userVerification: "required",
        hidden: [HiddenField(name: "next", value: "/admin")])
}
