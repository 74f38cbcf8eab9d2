internal import Blog

/// What just happened, carried from a POST to the page that follows it by a cookie that lives for one page.
///
/// The cookie holds the event and never words: whoever could set it could only choose among these sentences.
enum Notice: Hashable, Sendable {
    case loggedIn, loggedOut, registered, setUp
    case saved(PostNotice)
    case commentPublished, commentAwaits, commentKnown
    case commentsModerated(ModerationAction, Int, Undo<ModerationAction>? = nil)
    /// Some of them were not any more what the page had shown.
    case commentsOverruled(Overruling, ModerationAction, Int, Undo<ModerationAction>? = nil)
    case postsChanged(PostAction, Post.Kind, Int, Undo<PostAction>? = nil)
    /// Some of those that were published, or all, appear later: how many at once, and how many at their time.
    case postsScheduled(Post.Kind, published: Int, scheduled: Int, Undo<PostAction>? = nil)
    case account(AccountNotice)

    /// What takes back what was done to many.
    struct Undo<Action: Hashable & Sendable>: Hashable, Sendable {
        let action: Action
        let ids: [UInt64]
    }

    /// What somebody else had made of comments meanwhile, that a moderator now changed unawares.
    struct Overruling: Hashable, Sendable {
        let count: Int
        /// `nil` when they were not all alike.
        let status: Comment.Status?
    }

    /// So many can be undone at once that a list page holds, and its cookie stays small.
    static let undoLimit = 50
}

extension Notice {
    /// - Parameter shown: in which states the page showed comments; of one that is not among them nothing is known.
    init(_ action: ModerationAction, _ changed: Changed<Comment.Status>, shown: [UInt64: Comment.Status] = [:]) {
        let undo = changed.origin.flatMap(action.reversal).flatMap { Undo($0, changed.ids) }
        let overruled = changed.origins.filter { id, status in shown[id].map { $0 != status } == true }
        let statuses = Set(overruled.values)
        let overruling = Overruling(count: overruled.count, status: statuses.count == 1 ? statuses.first : nil)
        self =
            overruled.isEmpty
            ? .commentsModerated(action, changed.ids.count, undo)
            : .commentsOverruled(overruling, action, changed.ids.count, undo)
    }

    init(_ action: PostAction, _ kind: Post.Kind, _ changed: Changed<Post.Status>) {
        let undo = action.reversal(to: changed.origin).flatMap { Undo($0, changed.ids) }
        self =
            changed.scheduled == 0
            ? .postsChanged(action, kind, changed.ids.count, undo)
            : .postsScheduled(
                kind, published: changed.ids.count - changed.scheduled, scheduled: changed.scheduled, undo)
    }
}

extension Notice.Undo {
    init?(_ action: Action, _ ids: [UInt64]) {
        guard (1...Notice.undoLimit).contains(ids.count) else { return nil }
        self.action = action
        self.ids = ids
    }
}
