extension PostDraft {
    /// A post as it was written elsewhere. What a form limits, such as the number of tags, stays as it was; the
    /// caller keeps to ``titleLimit``, ``bodyLimit`` and ``excerptLimit``.
    package init(
        imported kind: Post.Kind, title: String, slug: Slug, body: RichText, excerpt: String, tags: [Term],
        categories: [Term], status: Post.Status, publishedAt: Timestamp?, commentsOpen: Bool, isSticky: Bool
    ) {
        self.kind = kind
        self.title = title
        self.slug = slug
        self.body = body
        self.excerpt = excerpt
        self.tags = tags
        self.categories = categories
        self.status = status
        self.publishedAt = publishedAt
        self.commentsOpen = commentsOpen
        self.isSticky = isSticky
    }
}
