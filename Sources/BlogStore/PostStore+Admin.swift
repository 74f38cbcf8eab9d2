package import Blog
internal import MariaDB

extension PostStore {
    /// Posts for those who write them, the last changed first. Authors see their own.
    package func list(
        _ kind: Post.Kind, _ state: Post.State?, for account: Account, before cursor: PostCursor? = nil, limit: Int,
        now: Timestamp
    ) throws -> [PostSummary] {
        let newest = cursor?.time ?? Self.endOfTime
        let smallestID = cursor?.id ?? .max
        let isOwn = Permission.reach(.changing(kind), account.role) != .any
        let own: SQL = isOwn ? "AND p.author_id = \(account.id)" : ""
        return try connection.rows(
            """
            SELECT \(PostSummary.columns) FROM posts p FORCE INDEX (\(Self.index(state, isOwn: isOwn)))
                STRAIGHT_JOIN accounts a ON a.id = p.author_id
            WHERE p.kind = \(kind) AND \(Self.is(state, now: now)) \(own)
            AND p.updated_at <= \(newest) AND (p.updated_at < \(newest) OR p.id < \(smallestID))
            ORDER BY p.updated_at DESC, p.id DESC LIMIT \(limit)
            """, PostSummary.init(row:))
    }

    /// The last second that a DATETIME holds: 9999-12-31 23:59:59.
    private static let endOfTime = Timestamp(seconds: 253_402_300_799)

    /// Where the list lies in its order, or for states of few posts where these lie. Left to itself, MariaDB begins with
    /// the authors when there are few and sorts all that they wrote, and reads every post before a cursor.
    private static func index(_ state: Post.State?, isOwn: Bool) -> SQL {
        switch state {
        case nil: isOwn ? "post_author_recent" : "post_recent"
        case .published: isOwn ? "post_author_recent" : "post_status"
        case .scheduled: isOwn ? "post_author" : "post_chronology"
        case .draft, .trash: isOwn ? "post_author" : "post_status"
        }
    }

    /// How many posts of each state the account may see in its list.
    package func counts(_ kind: Post.Kind, for account: Account, now: Timestamp) throws -> [Post.State: Int] {
        let isOwn = Permission.reach(.changing(kind), account.role) != .any
        let own: SQL = isOwn ? "AND author_id = \(account.id)" : ""
        let rows = try connection.rows(
            """
            SELECT status, COALESCE(published_at > \(now), 0) AS future, COUNT(*) FROM posts
            WHERE kind = \(kind) \(own) GROUP BY status, future
            """
        ) { row in
            (status: try row.value(0, as: Post.Status.self), isFuture: try row.bool(1), count: try row.int(2))
        }
        return rows.reduce(into: [:]) { counts, row in
            let moment = row.isFuture ? now.advanced(bySeconds: 1) : now
            counts[Post.State(row.status, publishedAt: moment, at: now), default: 0] += row.count
        }
    }

    private static func `is`(_ state: Post.State?, now: Timestamp) -> SQL {
        switch state {
        case nil: "p.status <> 'trash'"
        case .draft: "p.status = 'draft'"
        case .trash: "p.status = 'trash'"
        case .published: "p.status = 'published' AND p.published_at <= \(now)"
        case .scheduled: "p.status = 'published' AND p.published_at > \(now)"
        }
    }
}
