import Templates

/// The form that does one thing to many rows of a list. The rows' checkboxes belong to it and are named `ids`.
/// The box for all rows of the page is named `scope` with the value `page`; each row then counts through a hidden `listed`.
struct BulkForm: TemplateModel, Sendable {
    /// Where the rows begin: who comes back by the keyboard goes on from there.
    static let rows = "#rows"

    /// The same tab and page of the list, to which the viewer comes back.
    let action: String
    /// The values of `action`.
    let choices: [SelectOption]
    let errors: ErrorSummary?

    static let fields: [Field<BulkForm>] = [
        .text("bulkAction") { $0.action },
        .many("choices") { $0.choices },
        .one("errors") { $0.errors },
    ]

    static let sample = BulkForm(
        action: "/admin/posts",
        choices: [SelectOption(value: "trash", label: "Move to trash", isSelected: true)],
        errors: ErrorSummary(problems: [PageLink(label: "Select at least one.", url: "#rows")]))
}
