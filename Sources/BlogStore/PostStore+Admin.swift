package import Blog
internal import MariaDB

extension PostStore {
    /// Posts for those who write them, the last changed first. Authors see their own.
    package func list(
        _ kind: Post.Kind, _ state: Post.State?, for account: Account, before cursor: PostCursor? = nil, limit: Int,
        now: Timestamp
    ) throws -> [PostSummary] {
        let newest = cursor?.time ?? Timestamp(microseconds: 253_402_300_799_000_000)
        let smallestID = cursor?.id ?? .max
        let own: SQL = account.role >= .editor ? "" : "AND p.author_id = \(account.id)"
        return try connection.rows(
            """
            SELECT \(PostSummary.columns) FROM posts p JOIN accounts a ON a.id = p.author_id
            WHERE p.kind = \(kind) AND \(Self.is(state, now: now)) \(own)
            AND p.updated_at <= \(newest) AND (p.updated_at < \(newest) OR p.id < \(smallestID))
            ORDER BY p.updated_at DESC, p.id DESC LIMIT \(limit)
            """, PostSummary.init(row:))
    }

    /// How many posts of each state the account may see in its list.
    package func counts(_ kind: Post.Kind, for account: Account, now: Timestamp) throws -> [Post.State: Int] {
        let own: SQL = account.role >= .editor ? "" : "AND author_id = \(account.id)"
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
