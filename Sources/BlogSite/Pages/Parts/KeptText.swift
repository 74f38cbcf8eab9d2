import Templates

/// What was typed into one field of a form that could not be taken, to be copied.
struct KeptText: TemplateModel, Sendable {
    /// The field's name.
    let name: String
    let label: String
    let text: String

    var rows: Int { text.unicodeScalars.count > 200 || text.contains("\n") ? 12 : 2 }

    static let fields: [Field<KeptText>] = [
        .text("keptName") { $0.name },
        .text("keptLabel") { $0.label },
        .text("keptText") { $0.text },
        .number("keptRows") { $0.rows },
    ]
}
