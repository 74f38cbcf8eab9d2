internal import Blog
internal import BlogStore
internal import HTTP
internal import Markup

// What cannot be taken back is asked about first. The form of the question names what the person saw, so that nothing
// is deleted that came since.

extension Visit {
    /// So many are shown, and deleted, at once.
    private static let deletionLimit = 100

    func confirmEmptyingComments(_ tab: CommentTab) throws -> Reply {
        let doomed = try store.comments.queue(tab.status, limit: Self.deletionLimit)
        guard !doomed.isEmpty else { return try showQueue(tab, after: nil) }
        return try confirmDeleting(doomed, action: .emptyComments(tab), cancel: .adminComments(tab))
    }

    func emptyComments(_ tab: CommentTab) throws -> Reply {
        let changed = try store.comments.moderate(.delete, selectedIDs())
        return .redirect(Route.adminComments(tab).url, Notice(.delete, changed))
    }

    func confirmDeletingComments(_ ids: [UInt64], in list: Route) throws -> Reply {
        let fitting = ModerationAction.delete.origins
        let doomed = try store.comments.queued(ids).filter { fitting.contains($0.comment.status) }
        guard !doomed.isEmpty else { return .redirect(list.url, .commentsModerated(.delete, 0)) }
        return try confirmDeleting(doomed, action: list, cancel: list)
    }

    private func confirmDeleting(_ doomed: [QueuedComment], action: Route, cancel: Route) throws -> Reply {
        try confirmDeleting(
            counted(doomed.count, "comment"),
            explanation: "What is deleted cannot be brought back. Answers to it stay where they are read.",
            items: doomed.map { "\($0.comment.author.name): \($0.comment.html.excerpt(limit: 80))" },
            ids: doomed.map(\.comment.id), place: .adminComments(), action: action, cancel: cancel)
    }

    func confirmEmptyingPostTrash(_ kind: Post.Kind) throws -> Reply {
        let doomed = try trashed(kind, before: nil)
        guard !doomed.isEmpty else { return try showPosts(kind, .trash, before: nil) }
        return try confirmDeleting(doomed, kind, action: .emptyPostTrash(kind), cancel: .adminPosts(kind, .trash))
    }

    func emptyPostTrash(_ kind: Post.Kind) throws -> Reply {
        try checkMayWrite(kind)
        let changed = try store.posts.apply(.delete, to: selectedIDs(), by: try member(), now: now)
        return .redirect(Route.adminPosts(kind, .trash).url, Notice(.delete, kind, changed))
    }

    func confirmDeletingPosts(
        _ ids: [UInt64], _ kind: Post.Kind, before cursor: PostCursor?, in list: Route
    ) throws -> Reply {
        let doomed = try trashed(kind, before: cursor).filter { ids.contains($0.id) }
        guard !doomed.isEmpty else { return .redirect(list.url, .postsChanged(.delete, kind, 0)) }
        return try confirmDeleting(doomed, kind, action: list, cancel: list)
    }

    private func trashed(_ kind: Post.Kind, before cursor: PostCursor?) throws -> [PostSummary] {
        try checkMayWrite(kind)
        let account = try member()
        return try store.posts.list(
            kind, .trash, for: account, before: cursor, limit: Self.deletionLimit, now: now)
    }

    private func confirmDeleting(
        _ doomed: [PostSummary], _ kind: Post.Kind, action: Route, cancel: Route
    ) throws -> Reply {
        try confirmDeleting(
            counted(doomed.count, kind.rawValue),
            explanation: "What is deleted cannot be brought back, and neither can its comments.",
            items: doomed.map { Post.shownTitle($0.title) }, ids: doomed.map(\.id), place: .adminPosts(kind),
            action: action, cancel: cancel)
    }

    private func confirmDeleting(
        _ what: String, explanation: String, items: [String], ids: [UInt64], place: Route, action: Route,
        cancel: Route
    ) throws -> Reply {
        let content = ConfirmPage(
            menu: try adminMenu(place), heading: "Delete \(what) for ever?", explanation: [explanation], items: items,
            action: action.url,
            hidden: [HiddenField(name: "action", value: "delete"), HiddenField(name: "confirmed", value: "yes")]
                + ids.map { HiddenField(name: "ids", value: "\($0)") },
            confirmLabel: "Delete for ever", isDestructive: true, cancelURL: cancel.url)
        return try page(\.confirm, content, PageHead(title: content.heading))
    }
}
