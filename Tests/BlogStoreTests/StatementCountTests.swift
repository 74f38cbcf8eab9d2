import Blog
import BlogStore
import MariaDB
import Testing

/// A list asks once, whatever it holds.
@Suite struct StatementCountTests {
    @Test(arguments: [1, 30])
    func `what a page asks does not grow with what it shows`(size: Int) throws {
        try withBlog { blog throws in
            let store = blog.store
            let editor = try store.account("editor", .editor)
            var ids: [UInt64] = []
            for number in 0..<size {
                let post = try store.post("Post \(number)", by: editor, tags: "red, green", categories: "News")
                try store.post("Page \(number)", by: editor, .page)
                ids.append(try store.comment("a", on: post, .pending))
            }
            let first = try #require(try blog.connection.row("SELECT MIN(id) FROM posts") { row in try row.uint(0) })
            for number in 0..<size { try store.comment("c\(number)", on: first, by: editor) }
            let slug = try #require(Slug("post-0"))
            let viewer = Viewer(account: editor)

            let expected: [(String, Int, () throws -> Int)] = [
                ("stream", 1, { try store.posts.stream(limit: 50, now: now).count }),
                ("tag", 1, { try store.posts.stream(.tag(Slug.named("red")), limit: 50, now: now).count }),
                ("author", 1, { try store.posts.stream(.author(editor.id), limit: 50, now: now).count }),
                ("menu", 1, { try min(1, store.posts.menu(now: now).count) * size }),
                ("writers' list", 1, { try store.posts.list(.post, nil, for: editor, limit: 50, now: now).count }),
                ("comments", 1, { try store.comments.visible(onPost: first, to: .stranger).count }),
                ("queue", 1, { try store.comments.queue(.pending, limit: 50).count }),
            ]
            for (name, count, body) in expected {
                let before = blog.connection.statementCount
                #expect(try body() == size, "\(name)")
                #expect(blog.connection.statementCount - before == count, "\(name)")
            }
            var before = blog.connection.statementCount
            _ = try store.posts.visible(.post, slug, to: viewer, now: now)
            #expect(blog.connection.statementCount - before <= 2)
            before = blog.connection.statementCount
            #expect(try store.comments.moderate(.approve, ids).ids.count == size)
            #expect(blog.connection.statementCount - before <= 7)
            before = blog.connection.statementCount
            _ = try store.posts.apply(.trash, to: [first], by: editor, now: now)
            #expect(blog.connection.statementCount - before <= 4)
        }
    }
}
