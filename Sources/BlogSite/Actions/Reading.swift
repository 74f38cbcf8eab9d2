internal import Blog
internal import BlogStore
internal import HTTP
internal import Markup

// A post or page with its comments.

extension Visit {
    func showPost(_ kind: Post.Kind, _ slug: Slug, replyTo parent: UInt64?) throws -> Reply {
        let post = try readablePost(kind, slug)
        let answered = try parent.flatMap { try store.comments.answerable($0, onPost: post.id, by: viewer) }
        if parent != nil && answered == nil { throw Failure.notFound }
        return try postPage(post, CommentInput(remembered: self, parent: answered))
    }

    func readablePost(_ kind: Post.Kind, _ slug: Slug) throws -> Post {
        guard let post = try store.posts.visible(kind, slug, to: viewer, now: now) else { throw Failure.notFound }
        return post
    }

    /// The page of a post, with its comment form as `input` fills it.
    func postPage(_ post: Post, _ input: CommentInput, status: Status = .ok) throws -> Reply {
        let mayEdit = Permission.mayEdit(post.kind, by: post.author.accountID, viewer.account)
        let state = post.state(at: now)
        let editURL = mayEdit ? Route.editPost(post.id).url : nil
        let banner = Self.banner(state)
        let discussion = try discussion(of: post, input)
        let head = PageHead(
            title: Post.shownTitle(post.title),
            description: post.excerpt.isEmpty ? post.body.html.excerpt(limit: 200) : post.excerpt,
            canonical: state == .published ? Route.post(post.kind, post.slug) : nil, hasErrors: !input.errors.isEmpty)
        switch post.kind {
        case .page:
            let content = StaticPage(
                title: Post.shownTitle(post.title), body: post.body.html, banner: banner, editURL: editURL,
                discussion: discussion)
            return try page(\.page, content, head, status: status)
        case .post:
            let content = PostPage(
                title: Post.shownTitle(post.title), author: PageLink(post.author),
                published: post.publishedAt.map(DateLabel.init), updated: updated(post), body: post.body.html,
                categories: post.categories.map { PageLink($0.name, .category($0.slug)) },
                tags: post.tags.map { PageLink($0.name, .tag($0.slug)) }, banner: banner, editURL: editURL,
                commentCount: post.commentCount > 0 || post.commentsOpen
                    ? PageLink(label: counted(post.commentCount, "comment"), url: "#comments") : nil,
                discussion: discussion)
            return try page(\.post, content, head, status: status)
        }
    }

    /// `nil` where comments never were open.
    private func discussion(of post: Post, _ input: CommentInput) throws -> Discussion? {
        let comments = try store.comments.visible(onPost: post.id, to: viewer)
        guard post.commentsOpen || !comments.isEmpty else { return nil }
        let threads = CommentThread.threads(of: comments, removed: try store.comments.missingParents(of: comments))
        let takesComments = post.takesComments(at: now)
        let context = ThreadContext(
            kind: post.kind, slug: post.slug, postAuthor: post.author.accountID, takesReplies: takesComments,
            mayModerate: Permission.mayModerate(viewer.account?.role))
        return Discussion(
            heading: post.commentCount == 0
                ? "No comments yet" : counted(post.commentCount, "comment").capitalizedFirst,
            comments: context.rows(threads), form: takesComments ? commentForm(on: post, input) : nil,
            closedNotice: takesComments ? nil : "Comments are closed.")
    }

    /// A change within an hour of publishing is part of the publishing.
    private func updated(_ post: Post) -> DateLabel? {
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

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
