internal import Blog
internal import BlogStore
internal import HTTP

// A post or page with its comments.

extension Visit {
    func showPost(_ kind: Post.Kind, _ slug: Slug, replyTo parent: UInt64?) throws -> Reply {
        let post = try readablePost(kind, slug)
        let answered = try parent.flatMap { try store.comments.answerable($0, onPost: post.id, by: viewer) }
        if parent != nil && answered == nil { throw Failure.notFound }
        return try postPage(post, CommentInput(remembered: self, parent: answered))
    }

    func readablePost(_ kind: Post.Kind, _ slug: Slug) throws -> PostOutline {
        guard let post = try store.posts.visible(kind, slug, to: viewer, now: now) else { throw Failure.notFound }
        return post
    }

    /// The page of a post, with its comment form as `input` fills it.
    func postPage(_ post: PostOutline, _ input: CommentInput, status: Status = .ok) throws -> Reply {
        let rendered = try renderedPost(post)
        let content = PostPage(
            article: rendered.article, discussion: rendered.discussion,
            form: post.takesComments(at: now) ? try commentForm(on: post, input) : nil)
        let isPublic = post.state(at: now) == .published
        let head = PageHead(
            title: rendered.title, description: rendered.description,
            canonical: isPublic ? Route.post(post.kind, post.slug) : nil, hasErrors: !input.errors.isEmpty)
        return try page(\.post, content, head, status: status)
    }
}
