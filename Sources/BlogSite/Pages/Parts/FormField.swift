import Templates

/// One line of a form: its label, what was typed, what is wrong with it.
struct FormField: TemplateModel, Sendable {
    /// The name in `public/` of the script with which people can look at a password while they type it.
    static let passwordScript = "passwords.js"

    /// Unique in the page; error summaries link to it.
    let id: String
    let name: String
    let label: String
    /// What was typed before; of a password it is never shown.
    var value = ""
    /// The `type` of the input: `text`, `email`, `url`, `password`.
    var type = "text"
    var hint: String?
    var error: String?
    /// A token of the HTML standard's list, such as `username` or `current-password`.
    var autocomplete: String?
    var isRequired = false
    /// A phone shows a keyboard of digits. Letters are taken all the same.
    var isDigits = false
    /// In code points. Told in words beside the field; the browser would cut a pasted text silently and count otherwise.
    var maximumLength: Int?

    static let fields: [Field<FormField>] = [
        .text("id") { $0.id },
        .text("name") { $0.name },
        .text("label") { $0.label },
        .text("value") { $0.type == "password" ? "" : $0.value },
        .text("type") { $0.type },
        .text("hint") { FieldNotes.hint($0.hint, maximumLength: $0.maximumLength) },
        .text("error") { $0.error },
        .text("autocomplete") { $0.autocomplete },
        // What no keyboard should mend. A password that is shown is a text as others are: no speller sends it away.
        .flag("isVerbatim") {
            $0.type == "password" || ["username", "one-time-code"].contains($0.autocomplete)
        },
        .flag("isRequired") { $0.isRequired },
        .flag("isDigits") { $0.isDigits },
        .text("notes") {
            FieldNotes.ids($0.id, hint: FieldNotes.hint($0.hint, maximumLength: $0.maximumLength), error: $0.error)
        },
    ]

    static let sample = FormField(
        id: "email", name: "email", label: "E-mail", value: "ada@example.org", type: "email",
        hint: "Will not be published.", error: "Enter an e-mail address like name@example.org.", autocomplete: "email",
        isRequired: true, maximumLength: 254)
}
