package import Blog
internal import MariaDB

/// Posts and pages as readers see them.
package struct PostStore {
    let connection: Connection

    /// Published posts, newest first; sticky ones only when `sticky` says so, since they stand above the stream.
    package func stream(
        _ filter: PostFilter = .all, sticky: Bool? = nil, before cursor: PostCursor? = nil, limit: Int, now: Timestamp
    ) throws -> [PostSummary] {
        let newest = cursor?.time ?? now
        let smallestID = cursor?.id ?? .max
        var selection: SQL =
            """
            p.kind = 'post' AND p.status = 'published' AND p.published_at <= \(now)
            AND p.published_at <= \(newest) AND (p.published_at < \(newest) OR p.id < \(smallestID))
            """
        if let sticky { selection = "\(selection) AND p.is_sticky = \(sticky)" }
        switch filter {
        case .all: break
        case .author(let id): selection = "\(selection) AND p.author_id = \(id)"
        case .tag(let slug): selection = "\(selection) AND \(Self.bears(.tag, slug))"
        case .category(let slug): selection = "\(selection) AND \(Self.bears(.category, slug))"
        }
        return try connection.rows(
            """
            SELECT \(PostSummary.columns) FROM posts p JOIN accounts a ON a.id = p.author_id
            WHERE \(selection) ORDER BY p.published_at DESC, p.id DESC LIMIT \(limit)
            """, PostSummary.init(row:))
    }

    /// The post with that slug, if the viewer may see it: a draft is there for those who may edit it, and for nobody
    /// else.
    package func visible(_ kind: Post.Kind, _ slug: Slug, to viewer: Viewer, now: Timestamp) throws -> Post? {
        let post = try find("p.kind = \(kind) AND p.slug = \(slug)")
        guard let post else { return nil }
        let isPublic = post.state(at: now) == .published
        return isPublic || Permission.mayEdit(kind, by: post.author.accountID, viewer.account) ? post : nil
    }

    /// The post with that id, if the account may change it.
    package func editable(_ id: UInt64, by account: Account) throws -> Post? {
        let post = try find("p.id = \(id)")
        return post.flatMap { Permission.mayEdit($0.kind, by: $0.author.accountID, account) ? $0 : nil }
    }

    /// The oldest published pages, for the site's menu, which has room for a few.
    package func menu(now: Timestamp) throws -> [PageTitle] {
        try connection.rows(
            """
            SELECT slug, title FROM posts WHERE kind = 'page' AND status = 'published' AND published_at <= \(now)
            ORDER BY published_at, id LIMIT 5
            """
        ) { PageTitle(slug: try $0.slug(0), title: try $0.string(1)) }
    }

    private func find(_ selection: SQL) throws -> Post? {
        let partial = try connection.row(
            """
            SELECT \(PostRow.columns) FROM posts p JOIN accounts a ON a.id = p.author_id WHERE \(selection)
            """, PostRow.init(row:))
        guard let partial else { return nil }
        return partial.post(terms: try TermStore(connection: connection).of(post: partial.id))
    }

    private static func bears(_ kind: TermStore.Kind, _ slug: Slug) -> SQL {
        """
        p.id IN (SELECT pt.post_id FROM post_terms pt JOIN terms t ON t.id = pt.term_id
            WHERE t.kind = \(kind) AND t.slug = \(slug))
        """
    }
}
