import Templates

/// A choice of one among a few.
struct SelectField: TemplateModel, Sendable {
    let id: String
    let name: String
    let label: String
    let options: [SelectOption]
    var hint: String?
    var error: String?

    static let fields: [Field<SelectField>] = [
        .text("id") { $0.id },
        .text("name") { $0.name },
        .text("label") { $0.label },
        .many("options") { $0.options },
        .text("hint") { $0.hint },
        .text("error") { $0.error },
        .text("notes") { FieldNotes.ids($0.id, hint: $0.hint, error: $0.error) },
    ]

    static let sample = SelectField(
        id: "status", name: "status", label: "Status",
        options: [
            SelectOption(value: "draft", label: "Draft", isSelected: true),
            SelectOption(value: "published", label: "Published"),
        ],
        hint: "A scheduled post appears at its publishing date.", error: "Choose one of the list.")
}

/// One of the choices of a select element.
struct SelectOption: TemplateModel, Sendable {
    let value: String
    let label: String
    var isSelected = false

    static let fields: [Field<SelectOption>] = [
        .text("value") { $0.value },
        .text("label") { $0.label },
        .flag("isSelected") { $0.isSelected },
    ]
}
