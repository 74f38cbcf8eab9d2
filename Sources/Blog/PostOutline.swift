/// A post without its text: what decides who may see it, and whether an earlier rendering of it still holds.
package struct PostOutline: Sendable {
    package let id: UInt64
    package let kind: Post.Kind
    package let slug: Slug
    package let authorID: UInt64
    package let status: Post.Status
    package let publishedAt: Timestamp?
    package let commentsOpen: Bool
    /// Rises with each change of the post itself.
    package let version: UInt64
    /// Rises with each change of what readers see of its comments.
    package let discussionVersion: UInt64
    /// Whether a comment of the viewer's waits under it, which nobody else is shown.
    package let hasCommentsWaiting: Bool

    package init(
        id: UInt64, kind: Post.Kind, slug: Slug, authorID: UInt64, status: Post.Status, publishedAt: Timestamp?,
        commentsOpen: Bool, version: UInt64, discussionVersion: UInt64, hasCommentsWaiting: Bool
    ) {
        self.id = id
        self.kind = kind
        self.slug = slug
        self.authorID = authorID
        self.status = status
        self.publishedAt = publishedAt
        self.commentsOpen = commentsOpen
        self.version = version
        self.discussionVersion = discussionVersion
        self.hasCommentsWaiting = hasCommentsWaiting
    }

    /// What a person sees of its status at that moment.
    package func state(at now: Timestamp) -> Post.State { Post.State(status, publishedAt: publishedAt, at: now) }

    /// Comments are taken by what readers can see and its author left open.
    package func takesComments(at now: Timestamp) -> Bool { commentsOpen && state(at: now) == .published }
}
