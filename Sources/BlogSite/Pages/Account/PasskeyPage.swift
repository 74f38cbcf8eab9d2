import Templates

/// One passkey: its name, and its end.
struct PasskeyPage: Page {
    static let template = "passkey"

    var accountMenu: AccountPlaces?
    var errors: ErrorSummary?
    let heading: String
    let made: DateLabel
    /// Absent for one that was never used.
    let lastUsed: DateLabel?
    let action: String
    let name: FormField
    let backURL: String

    static let fields: [Field<PasskeyPage>] = [
        .one("accountMenu") { $0.accountMenu },
        .one("errors") { $0.errors },
        .text("heading") { $0.heading },
        .one("made") { $0.made },
        .one("lastUsed") { $0.lastUsed },
        .text("action") { $0.action },
        .one("nameField") { $0.name },
        .text("backURL") { $0.backURL },
    ]

    static let sample = PasskeyPage(
        accountMenu: .sample,
        errors: ErrorSummary(problems: [PageLink(label: "Enter a name of at most 60 characters.", url: "#name")]),
        heading: "Laptop", made: .sample, lastUsed: .sample, action: "/account/two-factor/passkeys/7",
        name: FormField(
            id: "name", name: "name", label: "Name", value: "Laptop", error: "Enter a name of at most 60 characters.",
            isRequired: true), backURL: "/account/two-factor/passkeys")
}
