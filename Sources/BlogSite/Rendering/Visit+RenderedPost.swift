internal import Blog
internal import BlogStore
internal import Markup
internal import Templates

extension Visit {
    /// What the viewer is shown of a post: from the cache where others are shown the same, else rendered now.
    func renderedPost(_ outline: PostOutline) throws -> RenderedPost {
        let isShared = outline.state(at: now) == .published && !outline.hasCommentsWaiting
        guard isShared else { return try render(outline, to: viewer) }
        let audience = RenderedPostCache.Audience(mayEdit: mayEdit(outline), mayModerate: mayModerate)
        if let known = site.renderedPosts.post(outline, for: audience, at: now) { return known }
        // The text is read after the versions: it may be newer than they say, and is never older.
        // A comment of the viewer's may have come since, and waits: it is left out of what others are shown too.
        let post = try render(outline, to: .stranger)
        site.renderedPosts.keep(post, of: outline, for: audience, at: now)
        return post
    }

    /// - Parameter reader: whose waiting comments are shown.
    private func render(_ outline: PostOutline, to reader: Viewer) throws -> RenderedPost {
        guard let post = try store.posts.whole(outline) else { throw Failure.notFound }
        // Taken back since the outline was read, and its text may be a draft by now.
        if outline.state(at: now) == .published && post.state(at: now) != .published { throw Failure.notFound }
        let article = try article(post, outline)
        let discussion = try discussion(of: post, outline, to: reader)
        return RenderedPost(
            title: article.title,
            description: post.excerpt.isEmpty ? post.body.html.summary(limit: 200) : post.excerpt,
            article: site.templates.article.renderedPart(article),
            discussion: discussion.map { site.templates.discussion.renderedPart($0) })
    }

    private func article(_ post: Post, _ outline: PostOutline) throws -> Article {
        var article = Article(title: Post.shownTitle(post.title), body: post.body.html)
        article.banner = Self.banner(outline.state(at: now))
        article.editURL = mayEdit(outline) ? Route.editPost(post.id).url : nil
        guard post.kind == .post else { return article }
        let neighbours = try store.posts.neighbours(of: outline, now: now)
        article.author = AuthorLabel(post.author)
        article.published = post.publishedAt.map(DateLabel.init)
        article.updated = Self.updated(post)
        article.categories = post.categories.map { PageLink($0.name, .category($0.slug)) }
        article.tags = post.tags.map { PageLink($0.name, .tag($0.slug)) }
        article.commentCount =
            post.commentCount > 0 || post.commentsOpen
            ? PageLink(
                label: post.commentCount == 0 ? "No comments" : counted(post.commentCount, "comment"), url: "#comments")
            : nil
        article.olderPost = neighbours.older.map { PageLink(.post, $0.slug, title: $0.title) }
        article.newerPost = neighbours.newer.map { PageLink(.post, $0.slug, title: $0.title) }
        return article
    }

    /// `nil` where comments never were open.
    private func discussion(of post: Post, _ outline: PostOutline, to reader: Viewer) throws -> Discussion? {
        let comments = try store.comments.visible(onPost: post.id, to: reader)
        guard post.commentsOpen || !comments.isEmpty else { return nil }
        let threads = CommentThread.threads(of: comments, removed: try store.comments.missingParents(of: comments))
        let takesComments = outline.takesComments(at: now)
        let context = ThreadContext(
            kind: post.kind, slug: post.slug, postAuthor: post.author.accountID, takesReplies: takesComments,
            mayModerate: mayModerate)
        let rows = context.rows(threads)
        CommentThread.release(consume threads)
        return Discussion(
            heading: post.commentCount == 0 ? "No comments yet" : counted(post.commentCount, "comment"),
            comments: rows, closedNotice: takesComments ? nil : Self.closedNotice(post))
    }

    private static func closedNotice(_ post: Post) -> String {
        post.commentsOpen ? "Comments are taken once this is published." : "Comments are closed."
    }

    private func mayEdit(_ outline: PostOutline) -> Bool {
        Permission.mayEdit(outline.kind, by: outline.authorID, viewer.account)
    }

    private var mayModerate: Bool { Permission.mayModerate(viewer.account?.role) }

    /// A change within an hour of publishing is part of the publishing.
    private static func updated(_ post: Post) -> DateLabel? {
        guard let published = post.publishedAt, post.updatedAt.seconds(since: published) > 3600 else { return nil }
        return DateLabel(post.updatedAt)
    }

    private static func banner(_ state: Post.State) -> String? {
        switch state {
        case .published: nil
        case .draft: "This is a draft. Only those who may edit it see it."
        case .scheduled: "This is scheduled. Until its time comes, only those who may edit it see it."
        case .trash: "This is in the trash. Only those who may edit it see it."
        }
    }
}
