import Templates

/// The passkeys of one's own account, and the way to another.
struct PasskeysPage: Page {
    static let template = "passkeys"

    var accountMenu: AccountPlaces?
    var errors: ErrorSummary?
    let passkeys: [ListedPasskey]
    /// Absent when there are as many as there can be.
    let creation: PasskeyCreation?
    /// "An account can have 20 passkeys": in place of the form.
    var limitWords: String?
    let backURL: String

    static let fields: [Field<PasskeysPage>] = [
        .one("accountMenu") { $0.accountMenu },
        .one("errors") { $0.errors },
        .flag("hasPasskeys") { !$0.passkeys.isEmpty },
        .many("passkeys") { $0.passkeys },
        .one("creation") { $0.creation },
        .text("limitWords") { $0.limitWords },
        .text("backURL") { $0.backURL },
    ]

    static let sample = PasskeysPage(
        accountMenu: .sample,
        errors: ErrorSummary(problems: [PageLink(label: "The passkey was not accepted. Try again.", url: "#passkey")]),
        passkeys: [.sample], creation: .sample, limitWords: "An account can have 20 passkeys.",
        backURL: "/account/two-factor")
}

/// A passkey in a list.
struct ListedPasskey: TemplateModel, Sendable {
    let name: String
    /// Where it is renamed or removed.
    let url: String
    let made: DateLabel
    /// Absent for one that was never used.
    let lastUsed: DateLabel?

    static let fields: [Field<ListedPasskey>] = [
        .text("name") { $0.name },
        .text("url") { $0.url },
        .one("made") { $0.made },
        .one("lastUsed") { $0.lastUsed },
    ]

    static let sample = ListedPasskey(
        name: "Laptop", url: "/account/two-factor/passkeys/7", made: .sample, lastUsed: .sample)
}

/// A form for a new passkey, which a script fills in with what an authenticator says. Hidden until then.
struct PasskeyCreation: TemplateModel, Sendable {
    let action: String
    let name: FormField
    let nameLimit: Int
    let challenge: String
    let relyingPartyID: String
    let relyingPartyName: String
    /// What the authenticator keeps the account under, in base64url.
    let userHandle: String
    let userName: String
    let userDisplayName: String
    /// COSE algorithms, the preferred one first, with spaces between.
    let algorithms: String
    /// The ids of the account's passkeys, in base64url with spaces between: none is made where one of them is.
    let known: String

    static let fields: [Field<PasskeyCreation>] = [
        .text("action") { $0.action },
        .one("nameField") { $0.name },
        .number("nameLimit") { $0.nameLimit },
        .text("challenge") { $0.challenge },
        .text("relyingPartyID") { $0.relyingPartyID },
        .text("relyingPartyName") { $0.relyingPartyName },
        .text("userHandle") { $0.userHandle },
        .text("userName") { $0.userName },
        .text("userDisplayName") { $0.userDisplayName },
        .text("algorithms") { $0.algorithms },
        .text("known") { $0.known },
    ]

    static let sample = PasskeyCreation(
        action: "/account/two-factor/passkeys",
        name: FormField(id: "name", name: "name", label: "Name", hint: "Such as Phone, or Key ring."), nameLimit: 60,
        challenge: "Y2hhbGxlbmdl", relyingPartyID: "localhost", relyingPartyName: "The Swift’s Notebook",
        userHandle: "AAAA", userName: "ada", userDisplayName: "Ada Lovelace", algorithms: "-7 -8 -257", known: "BBBB")
}
