import Templates

/// A page that asks for a few things and has one button: most forms about accounts are no more than that.
struct FormPage: Page {
    static let template = "form"

    /// On the pages of one's own account.
    var accountMenu: AccountPlaces?
    let heading: String
    /// How things stand.
    var lead: String?
    var offer: FormOffer?
    /// What it is for, and what happens then.
    var explanation: [String] = []
    /// What waits since the form was sent before, and the button that takes it back.
    var withdrawal: FormOffer?
    var errors: ErrorSummary?
    let action: String
    /// Of the account whose password the form takes, so that password managers know which one it is.
    var username: String?
    var hidden: [HiddenField] = []
    var inputs: [FormField] = []
    let submitLabel: String
    /// The button takes something away.
    var isDestructive = false
    /// Another way to the same, where a script can run.
    var passkey: PasskeyProof?
    /// Other ways on.
    var links: [PageLink] = []

    /// What the page does more with, where scripts run.
    var scripts: [String] {
        (passkey == nil ? [] : [PasskeyProof.script])
            + (inputs.contains { $0.type == "password" } ? [FormField.passwordScript] : [])
    }

    static let fields: [Field<FormPage>] = [
        .one("accountMenu") { $0.accountMenu },
        .text("heading") { $0.heading },
        .text("lead") { $0.lead },
        .one("offer") { $0.offer },
        .many("explanation") { $0.explanation },
        .one("withdrawal") { $0.withdrawal },
        .one("errors") { $0.errors },
        .text("action") { $0.action },
        .text("username") { $0.username },
        .many("hidden") { $0.hidden },
        .many("inputs") { $0.inputs },
        .text("submitLabel") { $0.submitLabel },
        .flag("isDestructive") { $0.isDestructive },
        .one("passkey") { $0.passkey },
        .flag("hasLinks") { !$0.links.isEmpty },
        .many("links") { $0.links },
    ]

    static let sample = FormPage(
        accountMenu: .sample,
        heading: "Choose a new password",
        lead: "The present one is three years old.",
        offer: .sample,
        explanation: ["All other sessions end, and a mail tells you of the change."],
        withdrawal: .sample,
        errors: .sample,
        action: "/account/password",
        username: "ada",
        hidden: [HiddenField(name: "key", value: "k")],
        inputs: [.sample],
        submitLabel: "Change the password",
        passkey: .sample,
        links: [PageLink(label: "I have forgotten it", url: "/password/forgot")])
}
