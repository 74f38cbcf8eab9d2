internal import Blog

/// Every address of the site: parsed from a request, printed into links and switched over by the dispatcher, so that
/// a link cannot point to an address that is not answered.
enum Route: Hashable, Sendable {
    case home(before: PostCursor? = nil)
    case post(Post.Kind, Slug, reply: UInt64? = nil)
    case comments(Post.Kind, Slug)
    case tag(Slug, before: PostCursor? = nil)
    case category(Slug, before: PostCursor? = nil)
    case author(AccountName, before: PostCursor? = nil)

    case login(next: LocalPath? = nil)
    case logout
    case register
    /// The secret of the one-time link, as it stands in the address.
    case setup(key: String? = nil)

    case admin
    case adminPosts(Post.Kind, Post.State? = nil, before: PostCursor? = nil)
    case emptyPostTrash(Post.Kind)
    case newPost(Post.Kind)
    /// With its preview above the form, when it is asked for.
    case editPost(UInt64, showsPreview: Bool = false)
    case adminComments(CommentTab = .pending, after: UInt64? = nil)
    case emptyComments(CommentTab)

    /// The process answers.
    case health
    /// The process and its database answer.
    case readiness
}

/// A view of the moderators' queue.
enum CommentTab: String, CaseIterable, Sendable {
    case all, pending, approved, spam, trash

    /// The state of the comments in it; `nil` for all but spam and trash.
    var status: Comment.Status? {
        switch self {
        case .all: nil
        case .pending: .pending
        case .approved: .approved
        case .spam: .spam
        case .trash: .trash
        }
    }
}
