internal import Blog
internal import BlogStore
internal import HTTP

// The list of posts, or of pages, for those who write them.

extension Visit {
    private static let listLength = 25

    func showPosts(
        _ kind: Post.Kind, _ state: Post.State?, before cursor: PostCursor?, errors: [FieldError] = []
    ) throws -> Reply {
        try checkMayWrite(kind)
        let account = try member()
        let posts = try store.posts.list(
            kind, state, for: account, before: cursor, limit: Self.listLength + 1, now: now)
        let shown = posts.prefix(Self.listLength)
        let older = posts.count > shown.count ? shown.last.map { PostCursor(time: $0.updatedAt, id: $0.id) } : nil
        let selected = Set(form.all("ids"))
        let counts = try store.posts.counts(kind, for: account, now: now)
        let content = AdminPostsPage(
            menu: try adminMenu(.adminPosts(kind)), heading: kind.plural,
            new: PageLink("Write a \(kind.rawValue)", .newPost(kind)),
            tabs: tabs(kind, state, counts),
            rows: shown.map { AdminPostRow($0, isSelected: selected.contains("\($0.id)"), at: now) },
            bulk: BulkForm(
                action: Route.adminPosts(kind, state, before: cursor).url,
                choices: Self.actions(for: state).map { SelectOption(value: $0.rawValue, label: $0.label) },
                errors: ErrorSummary(errors, ids: ["ids": "rows", "action": "bulk-choice", "form_token": "rows"])),
            pagination: Pagination(
                previous: cursor == nil ? nil : PageLink("Newest", .adminPosts(kind, state)),
                next: older.map { PageLink("Older", .adminPosts(kind, state, before: $0)) }),
            emptyTrash: state == .trash && !shown.isEmpty ? PageLink("Empty the trash", .emptyPostTrash(kind)) : nil,
            empty: shown.isEmpty ? Self.empty(kind, state, counts) : nil)
        return try page(
            \.adminPosts, content, PageHead(title: kind.plural, hasErrors: !errors.isEmpty),
            status: errors.isEmpty ? .ok : .unprocessableContent)
    }

    /// Does one thing to many posts, and comes back to the same list.
    func applyToPosts() throws -> Reply {
        guard case .adminPosts(let kind, let state, let cursor) = route else { throw Failure.notFound }
        try checkMayWrite(kind)
        let ids = selectedIDs()
        guard let action = form["action"].flatMap(PostAction.init(rawValue:)) else {
            return try showPosts(
                kind, state, before: cursor, errors: [FieldError("action", "Choose what to do with the selected ones.")]
            )
        }
        guard !ids.isEmpty else {
            return try showPosts(
                kind, state, before: cursor, errors: [FieldError("ids", "Select at least one \(kind.rawValue).")])
        }
        let list = Route.adminPosts(kind, state, before: cursor)
        if action == .delete && form["confirmed"] == nil {
            return try confirmDeletingPosts(ids, kind, before: cursor, in: list)
        }
        let changed = try store.posts.apply(action, to: ids, by: try member(), now: now)
        if kind == .page { site.surroundingsVersion.advance() }
        return .redirect(list.url + BulkForm.rows, Notice(action, kind, changed))
    }

    private func tabs(_ kind: Post.Kind, _ current: Post.State?, _ counts: [Post.State: Int]) -> [Tab] {
        let all = counts.filter { $0.key != .trash }.values.reduce(0, +)
        let states: [(String, Post.State)] = [
            ("Published", .published), ("Scheduled", .scheduled), ("Drafts", .draft), ("Trash", .trash),
        ]
        return [Tab("All", .adminPosts(kind), all, isCurrent: current == nil)]
            + states.map { Tab($0, .adminPosts(kind, $1), counts[$1] ?? 0, isCurrent: current == $1) }
    }

    private static func actions(for state: Post.State?) -> [PostAction] {
        switch state {
        case nil: [.publish, .unpublish, .trash]
        case .draft: [.publish, .trash]
        case .published, .scheduled: [.unpublish, .trash]
        case .trash: [.restore, .putBack, .delete]
        }
    }

    private static func empty(_ kind: Post.Kind, _ state: Post.State?, _ counts: [Post.State: Int]) -> EmptyState {
        let trashed = counts[.trash] ?? 0
        switch state {
        case nil where trashed > 0:
            return EmptyState(
                text: "No \(kind.rawValue)s but \(trashed) in the trash.",
                link: PageLink("Look into the trash", .adminPosts(kind, .trash)))
        case nil, .published, .draft, .scheduled:
            return EmptyState(
                text: "No \(adjective(state))\(kind.rawValue)s yet.",
                link: PageLink("Write a \(kind.rawValue)", .newPost(kind)))
        case .trash: return EmptyState(text: "The trash is empty.")
        }
    }

    private static func adjective(_ state: Post.State?) -> String {
        switch state {
        case .draft, .published, .scheduled: (state?.rawValue ?? "") + " "
        case nil, .trash: ""
        }
    }
}

extension PostAction {
    fileprivate var label: String {
        switch self {
        case .publish: "Publish"
        case .unpublish: "Unpublish"
        case .trash: "Move to trash"
        case .restore: "Restore to the drafts"
        case .putBack: "Put back as before"
        case .delete: "Delete for ever"
        }
    }
}
