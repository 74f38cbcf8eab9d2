import Templates

/// What stopped a form from being accepted, on top of it, each problem a link to its field.
struct ErrorSummary: TemplateModel, Sendable {
    /// The label is the same sentence as beside the field, the address `#` and the field's id.
    let problems: [PageLink]
    /// The id by which the form's address leads to the summary, where the form stands further down its page.
    var anchor: String?

    static let fields: [Field<ErrorSummary>] = [
        .many("problems") { $0.problems },
        .text("anchor") { $0.anchor },
    ]

    static let sample = ErrorSummary(problems: [
        PageLink(label: "Enter an e-mail address like name@example.org.", url: "#email")
    ])
}
