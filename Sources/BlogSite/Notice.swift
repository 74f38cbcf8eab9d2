internal import Blog

/// What just happened, carried from a POST to the page that follows it by a cookie that lives for one page.
///
/// The cookie holds the event and never words: whoever could set it could only choose among these sentences.
enum Notice: Hashable, Sendable {
    case loggedIn, loggedOut, registered, setUp
    case draftSaved, published, scheduled, updated
    case commentPublished, commentAwaits, commentKnown
    case commentsModerated(ModerationAction, Int)
    case postsChanged(PostAction, Post.Kind, Int)

    /// Letters, digits and dots: fit for a cookie.
    var code: String {
        switch self {
        case .loggedIn: "in"
        case .loggedOut: "out"
        case .registered: "registered"
        case .setUp: "setup"
        case .draftSaved: "draft"
        case .published: "published"
        case .scheduled: "scheduled"
        case .updated: "updated"
        case .commentPublished: "comment"
        case .commentAwaits: "awaits"
        case .commentKnown: "known"
        case .commentsModerated(let action, let count): "comments.\(action.rawValue).\(count)"
        case .postsChanged(let action, let kind, let count): "posts.\(action.rawValue).\(kind.rawValue).\(count)"
        }
    }

    /// Reads what ``code`` wrote.
    init?(code: String) {
        let plain: [Notice] = [
            .loggedIn, .loggedOut, .registered, .setUp, .draftSaved, .published, .scheduled, .updated,
            .commentPublished, .commentAwaits, .commentKnown,
        ]
        let parts = code.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        if let notice = plain.first(where: { $0.code == code }) {
            self = notice
        } else if parts.count == 3, parts[0] == "comments", let action = ModerationAction(rawValue: parts[1]),
            let count = Int(parts[2])
        {
            self = .commentsModerated(action, count)
        } else if parts.count == 4, parts[0] == "posts", let action = PostAction(rawValue: parts[1]),
            let kind = Post.Kind(rawValue: parts[2]), let count = Int(parts[3])
        {
            self = .postsChanged(action, kind, count)
        } else {
            return nil
        }
    }

    var text: String {
        switch self {
        case .loggedIn: "You are now logged in."
        case .loggedOut: "You are now logged out."
        case .registered: "Your account is ready and you are logged in."
        case .setUp: "Your site is ready. You are its administrator."
        case .draftSaved: "Draft saved."
        case .published: "Published."
        case .scheduled: "Scheduled. It appears by itself when its time comes."
        case .updated: "Changes saved."
        case .commentPublished: "Your comment is published."
        case .commentAwaits: "Thank you. Your comment appears to others once a moderator has read it."
        case .commentKnown: "This comment was here already."
        case .commentsModerated(let action, let count): Self.words(action, count)
        case .postsChanged(let action, let kind, let count): Self.words(action, kind, count)
        }
    }

    private static func words(_ action: ModerationAction, _ count: Int) -> String {
        guard count > 0 else { return "Nothing changed: somebody else was faster, or the action did not fit." }
        let comments = count == 1 ? "1 comment" : "\(count) comments"
        return switch action {
        case .approve: "\(comments) approved."
        case .unapprove: "\(comments) taken back to pending."
        case .spam: "\(comments) marked as spam."
        case .trash: "\(comments) moved to the trash."
        case .restore: "\(comments) restored to pending."
        case .delete: "\(comments) deleted for ever."
        }
    }

    private static func words(_ action: PostAction, _ kind: Post.Kind, _ count: Int) -> String {
        guard count > 0 else { return "Nothing changed: somebody else was faster, or the action did not fit." }
        let posts = count == 1 ? "1 \(kind.rawValue)" : "\(count) \(kind.rawValue)s"
        return switch action {
        case .publish: "\(posts) published."
        case .unpublish: "\(posts) taken back to the drafts."
        case .trash: "\(posts) moved to the trash."
        case .restore: "\(posts) restored to the drafts."
        case .delete: "\(posts) deleted for ever."
        }
    }
}
