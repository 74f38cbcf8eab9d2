import Templates

/// Something to agree to or to switch on.
struct CheckboxField: TemplateModel, Sendable {
    let id: String
    let name: String
    let label: String
    /// What the form sends when it is ticked.
    var value = "yes"
    var isChecked = false
    var hint: String?
    var error: String?

    static let fields: [Field<CheckboxField>] = [
        .text("id") { $0.id },
        .text("name") { $0.name },
        .text("label") { $0.label },
        .text("value") { $0.value },
        .flag("isChecked") { $0.isChecked },
        .text("hint") { $0.hint },
        .text("error") { $0.error },
        .text("notes") { FieldNotes.ids($0.id, hint: $0.hint, error: $0.error) },
    ]

    static let sample = CheckboxField(
        id: "remember", name: "remember", label: "Stay signed in on this device", hint: "Not on a shared one.",
        error: "Send the box as it is.")
}
