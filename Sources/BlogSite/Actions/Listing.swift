internal import Blog
internal import BlogStore

// The lists of posts that readers see.

extension Visit {
    private static let pageLength = 10

    func showFrontPage(before cursor: PostCursor?) throws -> Reply {
        let stream = try store.posts.stream(
            sticky: false, before: cursor, limit: Self.pageLength + 1, now: now)
        // Sticky posts stand above the first page.
        let sticky = cursor == nil ? try store.posts.stream(sticky: true, limit: Self.pageLength, now: now) : []
        return try list(
            stream, above: sticky, in: { .home(before: $0) }, at: cursor, heading: nil, kind: nil,
            description: settings.tagline)
    }

    func showTag(_ slug: Slug, before cursor: PostCursor?) throws -> Reply {
        guard let tag = try store.terms.find(.tag, slug) else { throw Failure.notFound }
        return try list(.tag(slug), in: { .tag(slug, before: $0) }, at: cursor, heading: tag.name, kind: "Tag")
    }

    func showCategory(_ slug: Slug, before cursor: PostCursor?) throws -> Reply {
        guard let category = try store.terms.find(.category, slug) else { throw Failure.notFound }
        return try list(
            .category(slug), in: { .category(slug, before: $0) }, at: cursor, heading: category.name, kind: "Category")
    }

    func showAuthor(_ name: AccountName, before cursor: PostCursor?) throws -> Reply {
        guard let author = try store.accounts.author(named: name) else { throw Failure.notFound }
        let filter = PostFilter.author(author.byline.accountID)
        return try list(
            filter, in: { .author(name, before: $0) }, at: cursor, heading: author.byline.displayName, kind: "Author",
            about: cursor == nil ? AboutAuthor(author) : nil)
    }

    private func list(
        _ filter: PostFilter, in route: (PostCursor?) -> Route, at cursor: PostCursor?, heading: String, kind: String,
        about: AboutAuthor? = nil
    ) throws -> Reply {
        let posts = try store.posts.stream(filter, before: cursor, limit: Self.pageLength + 1, now: now)
        // Who has an account and wrote nothing, or what only a draft is about, is not told.
        if posts.isEmpty, try cursor == nil || store.posts.stream(filter, limit: 1, now: now).isEmpty {
            throw Failure.notFound
        }
        return try list(
            posts, in: route, at: cursor, heading: heading, kind: kind, about: about,
            description: "\(kind): \(heading)")
    }

    /// - Parameter posts: one more than a page holds when there is a next page.
    private func list(
        _ posts: [PostSummary], above sticky: [PostSummary] = [], in route: (PostCursor?) -> Route,
        at cursor: PostCursor?, heading: String?, kind: String?, about: AboutAuthor? = nil, description: String
    ) throws -> Reply {
        let shown = posts.prefix(Self.pageLength)
        let older =
            posts.count > shown.count
            ? shown.last.map { PostCursor(time: $0.publishedAt ?? now, id: $0.id) } : nil
        let content = ListingPage(
            kind: kind, heading: heading, about: about,
            posts: sticky.map { ListedPost($0, isPinned: true) } + shown.map { ListedPost($0) },
            pagination: Pagination(
                previous: cursor == nil ? nil : PageLink("Newest posts", route(nil)),
                next: older.map { PageLink("Older posts", route($0)) }),
            empty: sticky.isEmpty && shown.isEmpty ? emptyList : nil)
        let head = PageHead(
            title: heading, description: description.isEmpty ? nil : description, canonical: route(cursor))
        return try page(\.listing, content, head)
    }

    private var emptyList: EmptyState {
        Permission.mayWrite(.post, viewer.account?.role)
            ? EmptyState(text: "Nothing is published yet.", link: PageLink("Write the first post", .newPost(.post)))
            : EmptyState(text: "Nothing is published yet.")
    }
}
