import Blog
import BlogStore
import MariaDB
import Testing

@Suite struct ModerationTests {
    @Test(arguments: ModerationAction.allCases, Comment.Status.allCases)
    func `an action changes the comments that it fits, and the post when readers see it`(
        action: ModerationAction, status: Comment.Status
    ) throws {
        try withBlog { blog throws in
            let post = try blog.store.post("Post", by: blog.store.account("author", .author))
            let id = try blog.store.comment("a", on: post, status)
            let before = try blog.number("SELECT discussion_version FROM posts")
            let fits = action.origins.contains(status)
            #expect(try blog.store.comments.moderate(action, [id, 999_999]).ids.count == (fits ? 1 : 0))
            let now = try blog.connection.row("SELECT status FROM comments") { row in try row.string(0) }
            #expect(now == (fits ? action.result : status)?.rawValue)
            let isSeen = fits && (status == .approved || action.result == .approved || action == .delete)
            #expect(try blog.number("SELECT discussion_version FROM posts") == before + (isSeen ? 1 : 0))
            #expect(try blog.number("SELECT comment_count FROM posts") == (now == "approved" ? 1 : 0))
            // Twice does no harm.
            #expect(try blog.store.comments.moderate(action, [id]).ids.count == 0)
        }
    }

    @Test func `many comments of several posts are moderated at once`() throws {
        try withBlog { blog throws in
            let author = try blog.store.account("author", .author)
            let posts = try (0..<3).map { try blog.store.post("Post \($0)", by: author) }
            let ids = try (0..<30).map { try blog.store.comment("\($0)", on: posts[$0 % 3], .pending) }
            #expect(try blog.store.comments.moderate(.approve, ids.reversed()).ids.count == 30)
            #expect(
                try blog.number("SELECT COUNT(*) FROM posts WHERE comment_count = 10 AND discussion_version = 1") == 3)
            #expect(try blog.store.comments.moderate(.approve, []).ids.count == 0)
        }
    }

    @Test func `answers of a deleted comment move up to what it answered, also when that goes too`() throws {
        try withBlog { blog throws in
            let post = try blog.store.post("Post", by: blog.store.account("author", .author))
            let root = try blog.store.comment("root", on: post)
            let middle = try blog.store.comment("middle", on: post, answering: root, .trash)
            let below = try blog.store.comment("below", on: post, answering: middle, .trash)
            let leaf = try blog.store.comment("leaf", on: post, answering: below)
            #expect(try blog.store.comments.moderate(.delete, [middle, below, root]).ids.count == 2)
            let parents = try blog.connection.rows("SELECT id, parent_id FROM comments ORDER BY id") { row in
                [try row.uint(0), try row.optionalUInt(1) ?? 0]
            }
            #expect(parents == [[root, 0], [leaf, root]])
        }
    }
}
