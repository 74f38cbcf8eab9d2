internal import Blog
internal import BlogStore
internal import Markup

// What waits to be done.

extension Visit {
    func showDashboard() throws -> Reply {
        let account = try member()
        let posts = try store.posts.counts(.post, for: account, now: now)
        let pending = try pendingCount()
        let mayModerate = Permission.mayModerate(account.role)
        let waiting = mayModerate ? try store.comments.queue(.pending, limit: 5) : []
        let drafts = try store.posts.list(.post, .draft, for: account, limit: 5, now: now)
        let content = DashboardPage(
            menu: try adminMenu(.admin, pending: pending), newPostURL: Route.newPost(.post).url,
            counts: [
                Tab("published posts", .adminPosts(.post, .published), posts[.published] ?? 0),
                Tab("scheduled posts", .adminPosts(.post, .scheduled), posts[.scheduled] ?? 0),
                Tab("drafts", .adminPosts(.post, .draft), posts[.draft] ?? 0),
            ] + (mayModerate ? [Tab("pending comments", .adminComments(), pending)] : []),
            pendingComments: waiting.map { PendingComment($0, at: now) },
            pendingURL: mayModerate ? Route.adminComments().url : nil,
            drafts: drafts.map { DraftRow($0, at: now) }, draftsURL: Route.adminPosts(.post, .draft).url)
        return try page(\.dashboard, content, PageHead(title: "Dashboard"))
    }
}

extension PendingComment {
    fileprivate init(_ queued: QueuedComment, at now: Timestamp) {
        self.init(
            author: queued.comment.author.name, excerpt: queued.comment.html.excerpt(limit: 120),
            post: PageLink(Post.shownTitle(queued.postTitle), .post(queued.postKind, queued.postSlug)),
            age: DateLabel.age(queued.comment.createdAt, at: now),
            url: Route.adminComments().url + "#comment-\(queued.comment.id)")
    }
}

extension DraftRow {
    fileprivate init(_ post: PostSummary, at now: Timestamp) {
        self.init(
            title: Post.shownTitle(post.title), editURL: Route.editPost(post.id).url, author: post.author.displayName,
            changed: "Changed \(DateLabel.age(post.updatedAt, at: now))")
    }
}
