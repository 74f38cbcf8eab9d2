import Templates

/// What administrators choose for the whole site.
struct SettingsPage: Page {
    static let template = "admin-settings"

    let menu: AdminMenu
    var errors: ErrorSummary?
    let action: String
    let hidden: [HiddenField]
    let titleField: FormField
    let tagline: FormField
    let languageField: SelectField
    let contact: FormField
    let registration: SelectField
    let secondFactor: SelectField

    static let fields: [Field<SettingsPage>] = [
        .one("adminMenu") { $0.menu },
        .one("errors") { $0.errors },
        .text("action") { $0.action },
        .many("hidden") { $0.hidden },
        .one("titleField") { $0.titleField },
        .one("tagline") { $0.tagline },
        .one("languageField") { $0.languageField },
        .one("contact") { $0.contact },
        .one("registration") { $0.registration },
        .one("secondFactor") { $0.secondFactor },
    ]

    static let sample = SettingsPage(
        menu: .sample,
        errors: ErrorSummary(problems: [
            PageLink(label: "Enter a title.", url: "#title"),
            PageLink(label: "Choose who may register.", url: "#registration"),
        ]),
        action: "/admin/settings", hidden: [HiddenField(name: "seen", value: "x")],
        titleField: FormField(
            id: "title", name: "title", label: "Title", error: "Enter a title.",
            isRequired: true, maximumLength: 100),
        tagline: FormField(id: "tagline", name: "tagline", label: "Tagline", value: "Letters from a bird"),
        languageField: select("language", "Language of the posts"),
        contact: FormField(
            id: "contact", name: "contact", label: "Contact address", type: "email", hint: "Optional.",
            autocomplete: "off"),
        registration: select("registration", "Who may register", error: "Choose who may register."),
        secondFactor: select("second-factor", "Who must show a second factor"))

    private static func select(_ name: String, _ label: String, error: String? = nil) -> SelectField {
        SelectField(
            id: name, name: name, label: label, options: SelectField.sample.options, hint: "A hint.", error: error)
    }
}
