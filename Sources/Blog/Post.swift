/// A post, or a page that stands outside the stream of posts.
package struct Post: Sendable {
    /// Pages have no place in time: no list of posts holds them.
    package enum Kind: String, CaseIterable, Sendable {
        case post, page
    }

    /// What the database keeps. A scheduled post is a published one whose time has not come: see ``state(at:)``.
    package enum Status: String, CaseIterable, Sendable {
        case draft, published, trash
    }

    /// What a person sees.
    package enum State: String, CaseIterable, Sendable {
        case draft, scheduled, published, trash
    }

    package let id: UInt64
    package let kind: Kind
    package let slug: Slug
    package let title: String
    package let body: RichText
    /// The author's own summary; empty when there is none.
    package let excerpt: String
    package let status: Status
    package let publishedAt: Timestamp?
    package let updatedAt: Timestamp
    package let author: Byline
    package let tags: [Term]
    package let categories: [Term]
    package let commentsOpen: Bool
    package let isSticky: Bool
    /// Rises with each change of the post itself; its comments do not count.
    package let version: UInt64
    /// How many of its comments are approved.
    package let commentCount: Int

    package init(
        id: UInt64, kind: Kind, slug: Slug, title: String, body: RichText, excerpt: String, status: Status,
        publishedAt: Timestamp?, updatedAt: Timestamp, author: Byline, tags: [Term], categories: [Term],
        commentsOpen: Bool, isSticky: Bool, version: UInt64, commentCount: Int
    ) {
        self.id = id
        self.kind = kind
        self.slug = slug
        self.title = title
        self.body = body
        self.excerpt = excerpt
        self.status = status
        self.publishedAt = publishedAt
        self.updatedAt = updatedAt
        self.author = author
        self.tags = tags
        self.categories = categories
        self.commentsOpen = commentsOpen
        self.isSticky = isSticky
        self.version = version
        self.commentCount = commentCount
    }

    /// What a person sees of its status at that moment.
    package func state(at now: Timestamp) -> State { State(status, publishedAt: publishedAt, at: now) }
}

extension Post.State {
    package init(_ status: Post.Status, publishedAt: Timestamp?, at now: Timestamp) {
        switch status {
        case .draft: self = .draft
        case .trash: self = .trash
        case .published: self = publishedAt.map { $0 <= now } == true ? .published : .scheduled
        }
    }
}
