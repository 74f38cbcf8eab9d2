import Templates

/// Several lines of text in a form.
struct TextAreaField: TemplateModel, Sendable {
    let id: String
    let name: String
    let label: String
    var value = ""
    var rows = 8
    var hint: String?
    var error: String?
    var isRequired = false
    /// In code points; told in words, as in ``FormField``.
    var maximumLength: Int?

    static let fields: [Field<TextAreaField>] = [
        .text("id") { $0.id },
        .text("name") { $0.name },
        .text("label") { $0.label },
        .text("value") { $0.value },
        .number("rows") { $0.rows },
        .text("hint") { FieldNotes.hint($0.hint, maximumLength: $0.maximumLength) },
        .text("error") { $0.error },
        .flag("isRequired") { $0.isRequired },
        .text("notes") {
            FieldNotes.ids($0.id, hint: FieldNotes.hint($0.hint, maximumLength: $0.maximumLength), error: $0.error)
        },
    ]

    static let sample = TextAreaField(
        id: "body", name: "body", label: "Comment", value: "A *fine* thought.", hint: "You can use Markdown.",
        error: "Write something first.", isRequired: true, maximumLength: 20000)
}
