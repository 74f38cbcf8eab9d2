package import Blog
internal import MariaDB

extension CommentStore {
    /// The comments of one state, or all but spam and trash; those that wait longest first, otherwise the newest.
    package func queue(_ status: Comment.Status?, after cursor: UInt64? = nil, limit: Int) throws -> [QueuedComment] {
        let oldestFirst = status == .pending
        let selection: SQL =
            if let status { "c.status = \(status)" } else { "c.status IN ('pending', 'approved')" }
        let position: SQL =
            if let cursor { oldestFirst ? "AND c.id > \(cursor)" : "AND c.id < \(cursor)" } else { "" }
        // Left to itself, MariaDB reads the whole queue up to the cursor.
        return try queued(
            from: status == nil ? "" : "FORCE INDEX (comment_queue)",
            "\(selection) \(position) ORDER BY c.id \(oldestFirst ? "ASC" : "DESC" as SQL) LIMIT \(limit)")
    }

    /// Those of the comments that exist, the newest first.
    package func queued(_ ids: [UInt64]) throws -> [QueuedComment] {
        try queued(from: "", "c.id IN (\(list: ids)) ORDER BY c.id DESC")
    }

    private func queued(from index: SQL, _ selection: SQL) throws -> [QueuedComment] {
        try connection.rows(
            """
            SELECT \(Comment.columns), c.author_email, c.remote_address, p.kind, p.slug, p.title, parent.author_name
            FROM comments c \(index) STRAIGHT_JOIN posts p ON p.id = c.post_id
                LEFT JOIN comments parent ON parent.id = c.parent_id
            WHERE \(selection)
            """
        ) { row in
            QueuedComment(
                comment: try Comment(row: row), email: try row.string(8), remoteAddress: try row.string(9),
                postKind: try row.value(10), postSlug: try row.slug(11), postTitle: try row.string(12),
                parentAuthor: try row.optionalString(13))
        }
    }

    /// How many wait to be approved.
    package func pendingCount() throws -> Int {
        try connection.row("SELECT COUNT(*) FROM comments WHERE status = 'pending'") { try $0.int(0) } ?? 0
    }

    /// How many comments there are of each state; a state without any is not among them.
    package func counts() throws -> [Comment.Status: Int] {
        let rows = try connection.rows("SELECT status, COUNT(*) FROM comments GROUP BY status") { row in
            (try row.value(0, as: Comment.Status.self), try row.int(1))
        }
        return Dictionary(rows, uniquingKeysWith: +)
    }

    /// Applies the action to those of the comments that it fits.
    package func moderate(_ action: ModerationAction, _ ids: [UInt64]) throws -> Changed<Comment.Status> {
        // Asked before the transaction, whose view of the posts would else be older than their locks.
        let places = try connection.rows(
            "SELECT DISTINCT post_id, account_id FROM comments WHERE id IN (\(list: ids))"
        ) { row in (post: try row.uint(0), account: try row.optionalUInt(1)) }
        guard !places.isEmpty else { return Changed([]) }
        return try connection.transaction {
            try lock(accounts: Set(places.compactMap(\.account)).sorted(), posts: Set(places.map(\.post)).sorted())
            let fitting = try connection.rows(
                "SELECT id, post_id, account_id, status FROM comments WHERE id IN (\(list: ids)) ORDER BY id FOR UPDATE"
            ) { row in
                (
                    id: try row.uint(0), post: try row.uint(1), account: try row.optionalUInt(2),
                    status: try row.value(3, as: Comment.Status.self)
                )
            }.filter { action.origins.contains($0.status) }
            let changed = Changed(fitting.map { (id: $0.id, status: $0.status) })
            guard !fitting.isEmpty else { return changed }
            if let status = action.result {
                try connection.execute(
                    "UPDATE comments SET status = \(status) WHERE id IN (\(list: fitting.map(\.id)))")
            } else {
                for comment in fitting { try delete(comment.id) }
            }
            // Only what readers see makes a new version of the discussion. The place of a removed comment is seen too,
            // where it has answers.
            let visiblyChanged = fitting.filter {
                $0.status == .approved || action.result == .approved || action.result == nil
            }
            if !visiblyChanged.isEmpty { try recount(posts: Set(visiblyChanged.map(\.post)).sorted()) }
            let waited = fitting.filter { $0.status == .pending || action.result == .pending }.compactMap(\.account)
            if !waited.isEmpty { try recountWaiting(of: Set(waited).sorted()) }
            return changed
        }
    }

    /// The answers of a deleted comment move up to what it answered, so that the thread stays whole.
    private func delete(_ id: UInt64) throws {
        let parent = try connection.row("SELECT parent_id FROM comments WHERE id = \(id) FOR UPDATE") {
            try $0.optionalUInt(0)
        }
        try connection.execute("UPDATE comments SET parent_id = \(parent ?? nil) WHERE parent_id = \(id)")
        try connection.execute("DELETE FROM comments WHERE id = \(id)")
    }
}
