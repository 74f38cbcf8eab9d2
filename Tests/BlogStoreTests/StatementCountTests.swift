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

    @Test(arguments: [1, 5, 20])
    func `saving a post asks for its terms at once, however many it bears`(size: Int) throws {
        try withBlog { blog throws in
            let author = try blog.store.account("author", .author)
            let names = (0..<size).map { "Name \($0)" }.joined(separator: ", ")
            try blog.store.post("Other", by: author, tags: names, categories: names)
            let connection = blog.connection
            func statements(_ body: () throws -> Void) rethrows -> Int {
                let before = connection.statementCount
                try body()
                return connection.statementCount - before
            }
            var id: UInt64 = 0
            // The slug, the post, its terms and what it bears now.
            #expect(
                try statements {
                    id = try blog.store.post("Post", by: author, tags: names, categories: names)
                } == statementsAroundWriting + 4)
            var version: UInt64 = 1
            func save(_ names: String) throws -> Int {
                try statements {
                    let draft = try blog.store.draft("Post", slug: "post", tags: names, categories: names)
                    version = try blog.store.posts.update(id, to: draft, from: version, now: now).version
                }
            }
            // The post, its slug, its text and what it bears.
            #expect(try save(names) == statementsAroundWriting + 4)
            // The removal.
            #expect(try save("") == statementsAroundWriting + 5)
            #expect(try save(names) == statementsAroundWriting + 6)
            let post = try #require(try blog.store.posts.editable(id, by: author))
            #expect(post.tags.map(\.name).joined(separator: ", ") == names)
            #expect(post.categories.map(\.name).joined(separator: ", ") == names)
        }
    }

    /// START TRANSACTION and COMMIT.
    private let statementsAroundWriting = 2
}
