package import Blog
internal import MariaDB

/// What an import asks and writes besides what the other stores do. An imported row carries a key that says where it
/// came from; the unique indexes on these keys are what makes a repeated import harmless.
package struct ImportStore {
    /// A post that came with an earlier import.
    package struct ImportedPost: Sendable {
        package let id: UInt64
        package let createdAt: Timestamp
    }

    let connection: Connection

    /// One item of an import: all of it or nothing. The body runs again after a deadlock, so it must do nothing
    /// outside the database.
    package func transaction<Value>(_ body: () throws -> Value) throws -> Value {
        try connection.transaction(body)
    }

    /// `nil` unless a post came under that key before.
    package func post(_ importKey: String) throws -> ImportedPost? {
        try connection.row("SELECT id, created_at FROM posts WHERE import_key = \(importKey)") { row in
            ImportedPost(id: try row.uint(0), createdAt: try row.time(1))
        }
    }

    /// The comments of a post that came with an import, by their keys.
    package func comments(onPost id: UInt64) throws -> [String: UInt64] {
        let rows = try connection.rows(
            "SELECT import_key, id FROM comments WHERE post_id = \(id) AND import_key IS NOT NULL"
        ) { row in (try row.string(0), try row.uint(1)) }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }

    /// Writes a comment without counting it: ``CommentStore/recount(posts:)`` follows once for all of a post.
    /// - Returns: `nil` when it is there already, under this post or another.
    package func add(_ comment: CommentStore.Submission) throws -> UInt64? {
        do {
            return try CommentStore(connection: connection).insert(comment)
        } catch let error as MariaDBError where error.isDuplicateKey {
            return nil
        }
    }
}
