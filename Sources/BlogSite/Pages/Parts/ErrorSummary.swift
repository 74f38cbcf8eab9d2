import Templates

/// What stopped a form from being accepted, on top of it, each problem a link to its field.
struct ErrorSummary: TemplateModel, Sendable {
    /// The label is the same sentence as beside the field, the address `#` and the field's id.
    let problems: [PageLink]

    static let fields: [Field<ErrorSummary>] = [
        .many("problems") { $0.problems }
    ]

    static let sample = ErrorSummary(problems: [
        PageLink(label: "Enter an e-mail address like name@example.org.", url: "#email")
    ])
}
