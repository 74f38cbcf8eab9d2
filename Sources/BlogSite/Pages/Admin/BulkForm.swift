import Templates

/// The form that does one thing to many rows of a list. The rows' checkboxes belong to it and are named `ids`.
/// The box for all rows of the page is named `scope` with the value `page`; each row then counts through a hidden `listed`.
struct BulkForm: TemplateModel, Sendable {
    let action: String
    /// The values of `action`.
    let choices: [SelectOption]
    /// What brings the viewer back to the same tab and page.
    let hidden: [HiddenField]
    let errors: ErrorSummary?

    static let fields: [Field<BulkForm>] = [
        .text("bulkAction") { $0.action },
        .many("choices") { $0.choices },
        .many("hidden") { $0.hidden },
        .one("errors") { $0.errors },
    ]

    static let sample = BulkForm(
        action: "/admin/posts",
        choices: [SelectOption(value: "trash", label: "Move to trash", isSelected: true)],
        hidden: [HiddenField(name: "status", value: "draft")],
        errors: ErrorSummary(problems: [PageLink(label: "Select at least one.", url: "#rows")]))
}
