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
            SELECT \(PostSummary.columns) FROM posts p \(Self.index(of: filter, sticky: sticky))
                STRAIGHT_JOIN accounts a ON a.id = p.author_id
            WHERE \(selection) ORDER BY p.published_at DESC, p.id DESC LIMIT \(limit)
            """, PostSummary.init(row:))
    }

    /// Where the stream lies in its order. Left to itself, MariaDB begins with the authors when there are few and sorts
    /// all that they wrote, and reads every post before a cursor. The posts of a term are found by the term.
    private static func index(of filter: PostFilter, sticky: Bool?) -> SQL {
        switch filter {
        case .all: sticky == nil ? "FORCE INDEX (post_chronology)" : "FORCE INDEX (post_stream)"
        case .author: "FORCE INDEX (post_author)"
        case .tag, .category: ""
        }
    }

    /// The post with that slug, if the viewer may see it: a draft is there for those who may edit it, and for nobody
    /// else.
    package func visible(_ kind: Post.Kind, _ slug: Slug, to viewer: Viewer, now: Timestamp) throws -> PostOutline? {
        let outline = try connection.row(
            """
            SELECT p.id, p.author_id, p.status, p.published_at, p.comments_open, p.version, p.discussion_version,
                \(viewer.hasCommentsWaiting) FROM posts p WHERE p.kind = \(kind) AND p.slug = \(slug)
            """
        ) { row in
            PostOutline(
                id: try row.uint(0), kind: kind, slug: slug, authorID: try row.uint(1), status: try row.value(2),
                publishedAt: try row.optionalTime(3), commentsOpen: try row.bool(4), version: try row.uint(5),
                discussionVersion: try row.uint(6), hasCommentsWaiting: try row.bool(7))
        }
        guard let outline else { return nil }
        let isPublic = outline.state(at: now) == .published
        return isPublic || Permission.mayEdit(kind, by: outline.authorID, viewer.account) ? outline : nil
    }

    /// The whole of a post that may be seen; `nil` when it was deleted meanwhile.
    package func whole(_ outline: PostOutline) throws -> Post? { try find("p.id = \(outline.id)") }

    /// What was published just before and just after a post; nothing for one that has no time of publishing.
    package func neighbours(of post: PostOutline, now: Timestamp) throws -> PostNeighbours {
        guard post.kind == .post, let time = post.publishedAt else { return PostNeighbours() }
        let published: SQL =
            "SELECT slug, title, published_at, id FROM posts WHERE kind = 'post' AND status = 'published'"
        let found = try connection.rows(
            """
            (\(published) AND published_at <= \(time) AND (published_at < \(time) OR id < \(post.id))
                ORDER BY published_at DESC, id DESC LIMIT 1)
            UNION ALL
            (\(published) AND published_at BETWEEN \(time) AND \(now) AND (published_at > \(time) OR id > \(post.id))
                ORDER BY published_at, id LIMIT 1)
            """
        ) { row in
            (
                title: PageTitle(slug: try row.slug(0), title: try row.string(1)), time: try row.time(2),
                id: try row.uint(3)
            )
        }
        return PostNeighbours(
            older: found.first { ($0.time, $0.id) < (time, post.id) }?.title,
            newer: found.first { ($0.time, $0.id) > (time, post.id) }?.title)
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

extension Viewer {
    /// Whether comments of the viewer's under the post `p` wait to be approved.
    fileprivate var hasCommentsWaiting: SQL {
        guard let waiting = waitingComments else { return "0" }
        return "EXISTS (SELECT 1 FROM comments c WHERE c.post_id = p.id AND \(waiting))"
    }
}
