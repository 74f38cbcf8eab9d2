package import Blog
internal import MariaDB

/// Comments under posts.
package struct CommentStore {
    let connection: Connection

    /// What readers of a post see: the approved comments, and those of the viewer that still wait, in the order of
    /// their ids.
    package func visible(onPost id: UInt64, to viewer: Viewer) throws -> [Comment] {
        let own: SQL = if let waiting = viewer.waitingComments { "OR (\(waiting))" } else { "" }
        return try connection.rows(
            """
            SELECT \(Comment.columns) FROM comments c
            WHERE c.post_id = \(id) AND c.status IN ('approved', 'pending') AND (c.status = 'approved' \(own))
            ORDER BY c.id
            """, Comment.init(row:))
    }

    /// The comments that were removed or wait, but of which answers are shown: each with what it answers itself.
    package func missingParents(of comments: [Comment]) throws -> [UInt64: UInt64?] {
        var known = Set(comments.map(\.id))
        var missing = Set(comments.compactMap(\.parentID)).subtracting(known)
        var found: [UInt64: UInt64?] = [:]
        while !missing.isEmpty {
            let rows = try connection.rows(
                "SELECT id, parent_id FROM comments WHERE id IN (\(list: missing.sorted()))"
            ) { (id: try $0.uint(0), parent: try $0.optionalUInt(1)) }
            for row in rows { found[row.id] = row.parent }
            known.formUnion(missing)
            missing = Set(rows.compactMap(\.parent)).subtracting(known)
        }
        return found
    }

    /// A comment that may be answered: an approved one of that post, or one of the viewer's own that waits.
    package func answerable(_ id: UInt64, onPost post: UInt64, by viewer: Viewer) throws -> Comment? {
        let comment = try connection.row(
            """
            SELECT \(Comment.columns), c.guest_digest FROM comments c WHERE c.id = \(id) AND c.post_id = \(post)
            """
        ) { row in (try Comment(row: row), guest: try row.optionalBytes(8)) }
        guard let (comment, guest) = comment else { return nil }
        let isOwn =
            viewer.account.map { $0.id == comment.author.accountID }
            ?? (viewer.guestKey != nil && viewer.guestKey == guest)
        return comment.status == .approved || (comment.status == .pending && isOwn) ? comment : nil
    }
}

extension Comment {
    static var columns: SQL {
        "c.id, c.parent_id, c.account_id, c.author_name, c.author_website, c.body_html, c.status, c.created_at"
    }

    init(row: Row) throws {
        self.init(
            id: try row.uint(0), parentID: try row.optionalUInt(1),
            author: Author(
                accountID: try row.optionalUInt(2), name: try row.string(3), website: try row.string(4)),
            storedHTML: try row.string(5), status: try row.value(6), createdAt: try row.time(7))
    }
}

extension Viewer {
    /// Selects the comments `c` of this viewer's that may wait; `nil` when there are none.
    var waitingComments: SQL? {
        guard mayHaveCommentsWaiting else { return nil }
        if let account { return "c.status = 'pending' AND c.account_id = \(account.id)" }
        return guestKey.map { "c.status = 'pending' AND c.guest_digest = \($0)" }
    }
}
