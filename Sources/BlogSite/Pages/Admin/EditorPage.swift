import Markup
import Templates

/// Where posts and pages are written.
struct EditorPage: Page {
    static let template = "admin-editor"
    /// Asks before what was typed is left without being saved.
    static let script = "unsaved.js"

    let menu: AdminMenu
    /// "Write a post", "Edit page".
    let heading: String
    let action: String
    /// Such as `version`, by which an edit knows of one that was saved meanwhile.
    let hidden: [HiddenField]
    var errors: ErrorSummary?
    /// Somebody else saved in between.
    var conflict: EditConflict?
    /// When it was saved: "Draft saved 14:02 UTC.", "Last saved 23 November 2026, 14:02 UTC."
    var savedNote: String?
    /// Its public page, once it has one.
    var viewURL: String?
    var preview: EditorPreview?

    let title: FormField
    let slug: FormField
    let body: TextAreaField
    let excerpt: TextAreaField
    let tags: FormField
    let category: FormField
    /// Present for what is published or scheduled; otherwise the buttons alone decide.
    var status: SelectField?
    /// In UTC, as `2026-11-23 14:02`.
    let publishedAt: FormField
    let comments: CheckboxField
    /// Present for those who may choose it.
    var sticky: CheckboxField?
    /// Values of `intent`; the first is what the Enter key does.
    let submits: [SubmitButton]
    /// Absent for a post that is not saved yet.
    var trash: ActionButton?

    static let fields: [Field<EditorPage>] = [
        .one("adminMenu") { $0.menu },
        .text("heading") { $0.heading },
        .text("action") { $0.action },
        .many("hidden") { $0.hidden },
        .one("errors") { $0.errors },
        .one("conflict") { $0.conflict },
        .text("savedNote") { $0.savedNote },
        .text("viewURL") { $0.viewURL },
        .one("preview") { $0.preview },
        .one("titleField") { $0.title },
        .one("slugField") { $0.slug },
        .one("bodyField") { $0.body },
        .one("excerptField") { $0.excerpt },
        .one("tagsField") { $0.tags },
        .one("categoryField") { $0.category },
        .one("statusField") { $0.status },
        .one("publishedAtField") { $0.publishedAt },
        .one("commentsField") { $0.comments },
        .one("stickyField") { $0.sticky },
        .many("submits") { $0.submits },
        .one("trash") { $0.trash },
    ]
}

/// The text as readers would see it.
struct EditorPreview: TemplateModel, Sendable {
    let title: String
    let body: SafeHTML

    static let fields: [Field<EditorPreview>] = [
        .text("previewTitle") { $0.title },
        .html("previewBody") { $0.body },
    ]

    static let sample = EditorPreview(
        title: "On never landing", body: SafeHTML(stored: "<p>The swift of heraldry has <em>no feet</em>.</p>"))
}
