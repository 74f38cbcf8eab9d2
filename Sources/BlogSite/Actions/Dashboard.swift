internal import Blog
internal import BlogStore
internal import Markup

// What waits to be done.

extension Visit {
    /// The signed-in person. Routes of the admin pages are not called without one.
    func member() throws -> Account {
        guard let account = viewer.account else { throw Failure.signInRequired }
        return account
    }

    func showDashboard() throws -> Reply {
        let account = try member()
        let posts = try store.posts.counts(.post, for: account, now: now)
        let pending = try pendingCount()
        let waiting = Permission.mayModerate(account.role) ? try store.comments.queue(.pending, limit: 5) : []
        let drafts = try store.posts.list(.post, .draft, for: account, limit: 5, now: now)
        let content = DashboardPage(
            menu: try adminMenu(.admin, pending: pending), newPostURL: Route.newPost(.post).url,
            counts: [
                Tab("published posts", .adminPosts(.post, .published), posts[.published] ?? 0),
                Tab("scheduled posts", .adminPosts(.post, .scheduled), posts[.scheduled] ?? 0),
                Tab("drafts", .adminPosts(.post, .draft), posts[.draft] ?? 0),
            ] + (Permission.mayModerate(account.role) ? [Tab("pending comments", .adminComments(), pending)] : []),
            pendingComments: waiting.map { PendingComment($0, at: now) }, pendingURL: Route.adminComments().url,
            drafts: drafts.map { DraftRow($0, at: now) }, draftsURL: Route.adminPosts(.post, .draft).url)
        return try page(\.dashboard, content, PageHead(title: "Dashboard"))
    }

    /// The places of the admin pages that the viewer may enter.
    /// - Parameter pending: when it was counted already.
    func adminMenu(_ current: Route, pending: Int? = nil) throws -> AdminMenu {
        let role = viewer.account?.role
        var places: [Tab] = [Tab("Dashboard", .admin, isCurrent: current == .admin)]
        for kind in Post.Kind.allCases where Permission.mayWrite(kind, role) {
            let route = Route.adminPosts(kind)
            places.append(Tab(kind == .post ? "Posts" : "Pages", route, isCurrent: current == route))
        }
        if Permission.mayModerate(role) {
            let count = try pending ?? pendingCount()
            places.append(
                Tab("Comments", .adminComments(), count > 0 ? count : nil, isCurrent: current == .adminComments()))
        }
        return AdminMenu(places: places)
    }

    private func pendingCount() throws -> Int {
        Permission.mayModerate(viewer.account?.role) ? try store.comments.pendingCount() : 0
    }
}

extension Tab {
    init(_ label: String, _ route: Route, _ count: Int? = nil, isCurrent: Bool = false) {
        self.init(label: label, url: route.url, count: count.map { "\($0)" }, isCurrent: isCurrent)
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
