internal import Blog
internal import BlogStore
internal import HTTP

// The queue of comments.

extension Visit {
    private static let queueLength = 25

    func showQueue(_ tab: CommentTab, after cursor: UInt64?, errors: [FieldError] = []) throws -> Reply {
        let comments = try store.comments.queue(tab.status, after: cursor, limit: Self.queueLength + 1)
        let shown = comments.prefix(Self.queueLength)
        let counts = try store.comments.counts()
        let next = comments.count > shown.count ? shown.last.map(\.comment.id) : nil
        let selected = Set(form.all("ids"))
        let content = ModerationPage(
            menu: try adminMenu(.adminComments(), pending: counts[.pending] ?? 0),
            tabs: CommentTab.allCases.map {
                Tab($0.label, .adminComments($0), Self.count($0, counts), isCurrent: $0 == tab)
            },
            rows: shown.map { ModerationRow($0, isSelected: selected.contains("\($0.comment.id)"), at: now) },
            bulk: BulkForm(
                action: Route.adminComments(tab, after: cursor).url,
                choices: Self.actions(for: tab).map { SelectOption(value: $0.rawValue, label: $0.label) },
                errors: ErrorSummary(errors, ids: ["ids": "rows", "action": "bulk-choice", "form_token": "rows"])),
            pagination: Pagination(
                previous: cursor == nil ? nil : PageLink("First page", .adminComments(tab)),
                next: next.map { PageLink("Next page", .adminComments(tab, after: $0)) }),
            emptyTrash: (tab == .spam || tab == .trash) && !shown.isEmpty
                ? PageLink(tab == .spam ? "Empty spam" : "Empty the trash", .emptyComments(tab)) : nil,
            empty: shown.isEmpty ? EmptyState(text: tab.emptyText) : nil)
        return try page(
            \.moderation, content, PageHead(title: "Comments", hasErrors: !errors.isEmpty),
            status: errors.isEmpty ? .ok : .unprocessableContent)
    }

    /// Does one thing to many comments, and comes back to the same list.
    func moderateComments() throws -> Reply {
        guard case .adminComments(let tab, let cursor) = route else { throw Failure.notFound }
        guard let action = form["action"].flatMap(ModerationAction.init(rawValue:)) else {
            return try showQueue(
                tab, after: cursor, errors: [FieldError("action", "Choose what to do with the selected comments.")])
        }
        let ids = selectedIDs()
        guard !ids.isEmpty else {
            return try showQueue(tab, after: cursor, errors: [FieldError("ids", "Select at least one comment.")])
        }
        let list = Route.adminComments(tab, after: cursor)
        if action == .delete && form["confirmed"] == nil { return try confirmDeletingComments(ids, in: list) }
        let changed = try store.comments.moderate(action, ids)
        return .redirect(list.url + BulkForm.rows, Notice(action, changed, shown: shownStates()))
    }

    /// In which state the page showed each comment.
    private func shownStates() -> [UInt64: Comment.Status] {
        let pairs = form.all("shown").compactMap { text -> (UInt64, Comment.Status)? in
            let parts = text.split(separator: "-", maxSplits: 1).map(String.init)
            guard parts.count == 2, let id = Route.id(parts[0]), let status = Comment.Status(rawValue: parts[1]) else {
                return nil
            }
            return (id, status)
        }
        return Dictionary(pairs) { first, _ in first }
    }

    private static func count(_ tab: CommentTab, _ counts: [Comment.Status: Int]) -> Int {
        switch tab.status {
        case let status?: counts[status] ?? 0
        case nil: (counts[.pending] ?? 0) + (counts[.approved] ?? 0)
        }
    }

    private static func actions(for tab: CommentTab) -> [ModerationAction] {
        switch tab {
        case .all: [.approve, .unapprove, .spam, .trash]
        case .pending: [.approve, .spam, .trash]
        case .approved: [.unapprove, .spam, .trash]
        case .spam: [.restore, .trash, .delete]
        case .trash: [.restore, .spam, .delete]
        }
    }
}

extension CommentTab {
    fileprivate var label: String {
        switch self {
        case .all: "All"
        case .pending: "Pending"
        case .approved: "Approved"
        case .spam: "Spam"
        case .trash: "Trash"
        }
    }

    fileprivate var emptyText: String {
        switch self {
        case .all: "No comments yet."
        case .pending: "No comments awaiting moderation."
        case .approved: "No approved comments yet."
        case .spam: "No spam."
        case .trash: "The trash is empty."
        }
    }
}

extension ModerationAction {
    fileprivate var label: String {
        switch self {
        case .approve: "Approve"
        case .unapprove: "Unapprove"
        case .spam: "Mark as spam"
        case .trash: "Move to trash"
        case .restore: "Restore"
        case .delete: "Delete for ever"
        }
    }
}
