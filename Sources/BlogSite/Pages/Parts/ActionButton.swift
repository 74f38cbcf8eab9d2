import Templates

/// A form that is a single button: one act and what it acts on.
struct ActionButton: TemplateModel, Sendable {
    let label: String
    let url: String
    let hidden: [HiddenField]

    static let fields: [Field<ActionButton>] = [
        .text("label") { $0.label },
        .text("url") { $0.url },
        .many("hidden") { $0.hidden },
    ]

    static let sample = ActionButton(
        label: "Undo", url: "/admin/posts",
        hidden: [HiddenField(name: "ids", value: "42"), HiddenField(name: "action", value: "restore")])
}

/// A value that a form sends without showing it.
struct HiddenField: TemplateModel, Sendable {
    let name: String
    let value: String

    static let fields: [Field<HiddenField>] = [
        .text("name") { $0.name },
        .text("value") { $0.value },
    ]
}
