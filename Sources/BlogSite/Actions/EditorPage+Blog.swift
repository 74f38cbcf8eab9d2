internal import Blog
internal import BlogStore
internal import HTTP
internal import Sodium

extension Visit {
    /// In the order of the form.
    private static let editorFields = [
        "title", "body", "excerpt", "status", "published_at", "slug", "category", "tags",
    ]

    func editorPage(
        _ post: Post?, _ input: PostDraft.Input, _ errors: [FieldError] = [], preview: EditorPreview? = nil,
        isConflict: Bool = false
    ) throws -> Reply {
        let kind = input.kind
        let errors = errors.ordered(like: Self.editorFields)
        let state = post?.state(at: now)
        var content = EditorPage(
            menu: try adminMenu(.adminPosts(kind)),
            heading: post == nil ? "Write a \(kind.rawValue)" : "Edit \(kind.rawValue)",
            action: post.map { Route.editPost($0.id).url } ?? Route.newPost(kind).url,
            // The version that was seen when it was typed. After a conflict the form knows the newest one: sending it again
            // means to keep one's own text.
            hidden: [
                HiddenField(
                    name: "version", value: (isConflict ? nil : form["version"]) ?? "\(post?.version ?? 0)")
            ] + (post == nil ? [HiddenField(name: "form", value: try form["form"] ?? Token().text)] : []),
            errors: ErrorSummary(errors, ids: ["published_at": "published-at", "form_token": "title"]),
            title: FormField(
                id: "title", name: "title", label: "Title", value: input.title, error: errors["title"],
                maximumLength: PostDraft.titleLimit),
            slug: FormField(
                id: "slug", name: "slug", label: "Slug", value: input.slug,
                hint: "The last part of the address. Left empty, it "
                    + (post == nil ? "is made from the title." : "stays as it is."), error: errors["slug"]),
            body: TextAreaField(
                id: "body", name: "body", label: "Text", value: input.body, rows: 24,
                hint: input.format == .markdown
                    ? "Written in Markdown: **bold**, *italic*, [a link](https://example.org), ## a heading."
                    : "Written in HTML.",
                error: errors["body"]),
            excerpt: TextAreaField(
                id: "excerpt", name: "excerpt", label: "Excerpt", value: input.excerpt, rows: 3,
                hint: "Shown in lists. Left empty, lists show how the \(kind.rawValue) begins.",
                error: errors["excerpt"],
                maximumLength: PostDraft.excerptLimit),
            tags: FormField(
                id: "tags", name: "tags", label: "Tags", value: input.tags, hint: "Separated by commas.",
                error: errors["tags"]),
            category: FormField(
                id: "category", name: "category", label: "Categories", value: input.categories,
                hint: try categoryHint(), error: errors["category"]),
            status: status(input, in: state),
            publishedAt: FormField(
                id: "published-at", name: "published_at", label: "Publishing date (UTC)", value: input.publishedAt,
                hint:
                    "As \(DateLabel.typed(now)). Left empty, it is the moment of publishing. A time to come schedules it.",
                error: errors["published_at"]),
            comments: CheckboxField(
                id: "comments", name: "comments", label: "Comments are open", value: "open",
                isChecked: input.commentsOpen),
            submits: Self.submits(state))
        if Permission.maySetSticky(kind, viewer.account?.role) {
            content.sticky = CheckboxField(
                id: "sticky", name: "sticky", label: "Keep above the others on the front page", value: "yes",
                isChecked: input.isSticky)
        }
        content.conflict = isConflict ? post.map { EditConflict($0, beside: input, at: now) } : nil
        content.savedNote = post.map(savedNote)
        content.viewURL = post.map { Route.post($0.kind, $0.slug).url }
        content.preview = preview
        content.trash = post.flatMap { post in
            state == .trash
                ? nil
                : ActionButton(
                    label: "Move to trash", url: Route.adminPosts(kind).url,
                    hidden: [
                        HiddenField(name: "ids", value: "\(post.id)"), HiddenField(name: "action", value: "trash"),
                    ])
        }
        return try page(
            \.editor, content,
            PageHead(
                title: content.heading, hasErrors: !errors.isEmpty || isConflict, scripts: [EditorPage.script]),
            status: errors.isEmpty && !isConflict ? .ok : .unprocessableContent)
    }

    private func savedNote(_ post: Post) -> String {
        let saved = DateLabel(post.updatedAt)
        let moment = saved.text == DateLabel(now).text ? saved.time : "\(saved.text), \(saved.time)"
        return post.state(at: now) == .draft ? "Draft saved \(moment)." : "Last saved \(moment)."
    }

    private func categoryHint() throws -> String {
        let names = try store.terms.categories().prefix(12).map(\.name)
        return "Separated by commas." + (names.isEmpty ? "" : " In use: \(names.joined(separator: ", ")).")
    }

    /// `nil` where the buttons alone decide whether it is published. Into the trash leads a button of its own.
    private func status(_ input: PostDraft.Input, in state: Post.State?) -> SelectField? {
        guard state == .published || state == .scheduled else { return nil }
        let isScheduled = form["status"] == "scheduled" || (form["status"] == nil && state == .scheduled)
        return SelectField(
            id: "status", name: "status", label: "Status",
            options: [
                SelectOption(value: "draft", label: "Draft", isSelected: input.status == .draft),
                SelectOption(
                    value: "scheduled", label: "Scheduled", isSelected: input.status == .published && isScheduled),
                SelectOption(
                    value: "published", label: "Published", isSelected: input.status == .published && !isScheduled),
            ])
    }

    /// The first is what the Enter key does.
    private static func submits(_ state: Post.State?) -> [SubmitButton] {
        let preview = SubmitButton(value: "preview", label: "Preview")
        let publish = SubmitButton(value: "publish", label: "Publish", isPrimary: true)
        return switch state {
        case .published, .scheduled: [SubmitButton(value: "save", label: "Save changes", isPrimary: true), preview]
        case nil, .draft: [SubmitButton(value: "save", label: "Save draft"), preview, publish]
        case .trash: [SubmitButton(value: "save", label: "Save changes"), preview, publish]
        }
    }
}

extension PostDraft.Input {
    init(_ post: Post) {
        self.init()
        kind = post.kind
        title = post.title
        slug = post.slug.text
        body = post.body.source
        format = post.body.format
        excerpt = post.excerpt
        tags = post.tags.map(\.name).joined(separator: ", ")
        categories = post.categories.map(\.name).joined(separator: ", ")
        status = post.status
        publishedAt = post.publishedAt.map(DateLabel.typed) ?? ""
        commentsOpen = post.commentsOpen
        isSticky = post.isSticky
    }
}

extension EditorPreview {
    init(_ draft: PostDraft) { self.init(title: Post.shownTitle(draft.title), body: draft.body.html) }
}
