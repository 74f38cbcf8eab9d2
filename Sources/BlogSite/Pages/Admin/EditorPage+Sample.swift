extension EditorPage {
    static let sample = EditorPage(
        menu: .sample,
        heading: "Edit post",
        action: "/admin/posts/42/edit",
        hidden: [HiddenField(name: "version", value: "3")],
        errors: ErrorSummary(problems: [PageLink(label: "Enter a date like 2026-11-23 14:02.", url: "#published-at")]),
        conflict: .sample,
        savedNote: "Draft saved 14:02 UTC.",
        viewURL: "/posts/on-never-landing",
        preview: .sample,
        title: FormField(
            id: "title", name: "title", label: "Title", value: "On never landing", maximumLength: 200),
        slug: FormField(
            id: "slug", name: "slug", label: "Slug", value: "on-never-landing",
            hint: "The last part of the address. Left empty, it is made from the title."),
        body: TextAreaField(
            id: "body", name: "body", label: "Text", value: "The swift of heraldry has *no feet*.", rows: 24,
            hint: "Written in Markdown."),
        excerpt: TextAreaField(
            id: "excerpt", name: "excerpt", label: "Excerpt", rows: 3,
            hint: "Shown in lists. Left empty, lists show how the post begins."),
        tags: FormField(
            id: "tags", name: "tags", label: "Tags", value: "birds, flight", hint: "Separated by commas."),
        category: FormField(
            id: "category", name: "category", label: "Categories", value: "Heraldry",
            hint: "Separated by commas. In use: Heraldry, Flight."),
        status: .sample,
        publishedAt: FormField(
            id: "published-at", name: "published_at", label: "Publishing date (UTC)", value: "tomorrow",
            hint: "As 2026-11-23 14:02. Left empty, it is the moment of publishing. A time to come schedules it.",
            error: "Enter a date like 2026-11-23 14:02."),
        comments: CheckboxField(
            id: "comments", name: "comments", label: "Comments are open", value: "open", isChecked: true),
        sticky: CheckboxField(
            id: "sticky", name: "sticky", label: "Keep above the others on the front page", value: "yes"),
        submits: [
            SubmitButton(value: "save", label: "Save draft", isPrimary: true),
            SubmitButton(value: "preview", label: "Preview"),
            SubmitButton(value: "publish", label: "Publish"),
        ],
        trash: ActionButton(
            label: "Move to trash", url: "/admin/posts",
            hidden: [HiddenField(name: "ids", value: "42"), HiddenField(name: "action", value: "trash")]))
}
