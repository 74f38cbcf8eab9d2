import Templates

/// One of the buttons that send a form, each with its own intent.
struct SubmitButton: TemplateModel, Sendable {
    /// The value of the field `intent` (of `action` in lists).
    let value: String
    let label: String
    var isPrimary = false
    /// It takes something away.
    var isDestructive = false

    static let fields: [Field<SubmitButton>] = [
        .text("value") { $0.value },
        .text("label") { $0.label },
        .flag("isPrimary") { $0.isPrimary },
        .flag("isDestructive") { $0.isDestructive },
    ]
}
