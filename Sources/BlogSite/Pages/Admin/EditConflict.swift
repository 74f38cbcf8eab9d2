import Templates

/// The other text, when two people edited the same one.
struct EditConflict: TemplateModel, Sendable {
    /// What happened meanwhile.
    let heading: String
    /// What saving does now.
    let advice: String
    let savedAt: DateLabel
    let title: String
    /// Their source text, to copy from.
    let body: String
    /// What else they chose otherwise.
    let choices: [EditorChoice]

    static let fields: [Field<EditConflict>] = [
        .text("conflictHeading") { $0.heading },
        .text("conflictAdvice") { $0.advice },
        .one("otherSavedAt") { $0.savedAt },
        .text("otherTitle") { $0.title },
        .text("otherBody") { $0.body },
        .many("otherChoices") { $0.choices },
    ]

    static let sample = EditConflict(
        heading: "This post was changed from elsewhere in the meantime", advice: "Saving again keeps yours.",
        savedAt: .sample, title: "On never landing", body: "The swift of heraldry has no feet.",
        choices: [.sample, EditorChoice(label: "Tags", value: "birds, heraldry")])
}

/// What was chosen beside the text.
struct EditorChoice: TemplateModel, Sendable {
    let label: String
    let value: String

    static let fields: [Field<EditorChoice>] = [
        .text("label") { $0.label },
        .text("value") { $0.value },
    ]

    static let sample = EditorChoice(label: "Status", value: "Published")
}
