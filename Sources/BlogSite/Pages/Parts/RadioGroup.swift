import Templates

/// A choice of one among a few, each with what it means.
struct RadioGroup: TemplateModel, Sendable {
    let name: String
    /// The question.
    let legend: String
    let options: [RadioOption]
    var error: String?

    static let fields: [Field<RadioGroup>] = [
        .text("name") { $0.name },
        .text("legend") { $0.legend },
        .many("options") { $0.options },
        .text("error") { $0.error },
    ]

    static let sample = RadioGroup(
        name: "comments", legend: "Your 3 comments",
        options: [
            RadioOption(id: "comments", value: "keep", label: "Keep them", hint: "Without your name.", isChosen: true),
            RadioOption(id: "comments-erase", value: "erase", label: "Erase them", hint: "For good."),
        ], error: "Choose one of the list.")
}

struct RadioOption: TemplateModel, Sendable {
    let id: String
    let value: String
    let label: String
    let hint: String
    var isChosen = false

    static let fields: [Field<RadioOption>] = [
        .text("id") { $0.id },
        .text("value") { $0.value },
        .text("label") { $0.label },
        .text("hint") { $0.hint },
        .flag("isChosen") { $0.isChosen },
    ]
}
