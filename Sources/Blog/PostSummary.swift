/// A post as it stands in a list: all but its body.
package struct PostSummary: Sendable {
    package let id: UInt64
    package let kind: Post.Kind
    package let slug: Slug
    package let title: String
    /// Plain text: the excerpt, or the beginning of the body.
    package let summary: String
    package let status: Post.Status
    package let publishedAt: Timestamp?
    package let updatedAt: Timestamp
    package let author: Byline
    package let isSticky: Bool
    package let commentCount: Int

    package init(
        id: UInt64, kind: Post.Kind, slug: Slug, title: String, summary: String, status: Post.Status,
        publishedAt: Timestamp?, updatedAt: Timestamp, author: Byline, isSticky: Bool, commentCount: Int
    ) {
        self.id = id
        self.kind = kind
        self.slug = slug
        self.title = title
        self.summary = summary
        self.status = status
        self.publishedAt = publishedAt
        self.updatedAt = updatedAt
        self.author = author
        self.isSticky = isSticky
        self.commentCount = commentCount
    }

    /// What a person sees of its status at that moment.
    package func state(at now: Timestamp) -> Post.State { Post.State(status, publishedAt: publishedAt, at: now) }
}
