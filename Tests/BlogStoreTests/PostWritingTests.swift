import Blog
import BlogStore
import MariaDB
import TestDatabase
import Testing

@Suite struct PostWritingTests {
    @Test func `a slug that is taken gets a number, for each kind by itself`() throws {
        try withBlog { blog throws in
            let editor = try blog.store.account("editor", .editor)
            func slug(_ title: String, _ kind: Post.Kind = .post, slug: String = "") throws -> String {
                try blog.store.posts.create(blog.store.draft(title, kind, slug: slug), by: editor.id, now: now).slug
                    .text
            }
            #expect(try slug("Hello, world") == "hello-world")
            #expect(try slug("Hello world") == "hello-world-2")
            #expect(try slug("Something else", slug: "hello-world") == "hello-world-3")
            #expect(try slug("Hello world", .page) == "hello-world")
            #expect(try slug("你好").hasPrefix("post-2026"))
        }
    }

    @Test func `many posts of one title at once get as many slugs`() throws {
        try withBlog { blog throws in
            let author = try blog.store.account("author", .author)
            let settings = blog.database.settings
            let slugs = inParallel(count: 8) { _ in
                let store = Store(Connection(settings))
                return try (0..<4).map { _ in
                    try store.posts.create(store.draft("Same title", tags: "same, tags"), by: author.id, now: now).slug
                }
            }
            #expect(try Set(slugs.flatMap { try $0.get() }).count == 32)
            #expect(try blog.number("SELECT COUNT(*) FROM post_terms") == 64)
            #expect(try blog.number("SELECT COUNT(*) FROM terms") == 2)
        }
    }

    @Test func `new names of one slug at once become one term each`() throws {
        try withBlog { blog throws in
            let author = try blog.store.account("author", .author)
            let settings = blog.database.settings
            let results = inParallel(count: 8) { worker in
                let store = Store(Connection(settings))
                for number in 0..<5 {
                    let names = ["C", "C++", "C#"]
                    let tag = names[(worker + number) % 3]
                    _ = try store.posts.create(store.draft("\(worker) \(number)", tags: tag), by: author.id, now: now)
                }
            }
            for result in results { try result.get() }
            #expect(try blog.number("SELECT COUNT(*) FROM terms") == 3)
            #expect(try blog.number("SELECT COUNT(DISTINCT name) FROM terms") == 3)
            #expect(try blog.number("SELECT COUNT(*) FROM post_terms") == 40)
        }
    }

    @Test func `a new name gets a term when four others take its slug first, one after the other`() throws {
        try withBlog { blog throws in
            let other = Store(Connection(blog.database.settings))
            func term(_ name: String) throws -> Term { try #require(Term(named: name)) }
            var faster = ["C", "C++", "C#", "+C"].makeIterator()
            let id = try blog.store.transaction {
                // From here on the transaction sees the terms as they are now.
                _ = try blog.store.terms.categories()
                if let name = faster.next() { _ = try other.terms.named(.tag, term(name)) }
                return try blog.store.terms.named(.tag, term("(C)"))
            }
            #expect(faster.next() == nil)
            #expect(try blog.store.terms.named(.tag, term("(C)")) == id)
            #expect(try blog.number("SELECT COUNT(DISTINCT name) FROM terms") == 5)
        }
    }

    @Test func `an update changes what the author saw, and nothing newer`() throws {
        try withBlog { blog throws in
            let author = try blog.store.account("author", .author)
            let id = try blog.store.post("First", by: author, tags: "a, b")
            let saved = try blog.store.posts.update(
                id, to: blog.store.draft("Second", slug: "second", tags: "b, c"), from: 1,
                now: now.advanced(bySeconds: 5))
            #expect(saved.version == 2)
            #expect(saved.slug.text == "second")
            let post = try #require(try blog.store.posts.editable(id, by: author))
            #expect(post.title == "Second")
            #expect(post.version == 2)
            #expect(post.tags.map(\.name) == ["b", "c"])
            #expect(post.updatedAt == now.advanced(bySeconds: 5))
            #expect(throws: StoreError.changedMeanwhile) {
                try blog.store.posts.update(id, to: blog.store.draft("Third"), from: 1, now: now)
            }
            #expect(throws: StoreError.gone) {
                try blog.store.posts.update(id + 1, to: blog.store.draft("Third"), from: 1, now: now)
            }
            #expect(try blog.store.posts.editable(id, by: author)?.title == "Second")
        }
    }

    @Test func `of many who save one version at once exactly one is taken`() throws {
        try withBlog { blog throws in
            let author = try blog.store.account("author", .author)
            let id = try blog.store.post("First", by: author)
            let settings = blog.database.settings
            let results = inParallel(count: 10) { worker in
                let store = Store(Connection(settings))
                return try store.posts.update(id, to: store.draft("Version \(worker)"), from: 1, now: now).version
            }
            #expect(results.count { (try? $0.get()) == 2 } == 1)
            for case .failure(let error) in results { #expect(error as? StoreError == .changedMeanwhile) }
        }
    }

    @Test func `a draft has no time until it is published, and keeps its first one`() throws {
        try withBlog { blog throws in
            let author = try blog.store.account("author", .author)
            let id = try blog.store.post("Post", by: author, .post, .draft, at: nil)
            #expect(try blog.store.posts.editable(id, by: author)?.publishedAt == nil)
            let later = now.advanced(bySeconds: 60)
            #expect(try blog.store.posts.apply(.publish, to: [id], by: author, now: later).ids.count == 1)
            #expect(try blog.store.posts.apply(.unpublish, to: [id], by: author, now: later).ids.count == 1)
            #expect(
                try blog.store.posts.apply(.publish, to: [id], by: author, now: later.advanced(bySeconds: 60)).ids.count
                    == 1)
            let post = try #require(try blog.store.posts.editable(id, by: author))
            #expect(post.publishedAt == later)
            #expect(post.version == 4)
        }
    }

    @Test(arguments: PostAction.allCases, Post.Status.allCases)
    func `an action changes the posts that it fits and leaves the others`(action: PostAction, status: Post.Status)
        throws
    {
        try withBlog { blog throws in
            let author = try blog.store.account("author", .author)
            let id = try blog.store.post("Post", by: author, .post, status)
            let other = try blog.store.post("Other's", by: blog.store.account("other", .author), .post, status)
            let fits = action.origins.contains(status)
            #expect(
                try blog.store.posts.apply(action, to: [id, other, 999_999], by: author, now: now).ids.count
                    == (fits ? 1 : 0))
            let post = try blog.store.posts.editable(id, by: author)
            #expect(post?.status == (fits ? action.result(former: nil) : status))
            #expect(post?.version == (fits ? (action == .delete ? nil : 2) : 1))
            #expect(
                try blog.connection.row("SELECT status FROM posts WHERE id = \(other)") { row in try row.string(0) }
                    == status.rawValue)
        }
    }

    @Test func `a deleted post takes its comments and terms with it`() throws {
        try withBlog { blog throws in
            let author = try blog.store.account("author", .author)
            let id = try blog.store.post("Post", by: author, tags: "a")
            let parent = try blog.store.comment("One", on: id)
            try blog.store.comment("Two", on: id, answering: parent)
            _ = try blog.store.posts.apply(.trash, to: [id], by: author, now: now)
            #expect(try blog.store.posts.apply(.delete, to: [id], by: author, now: now).ids.count == 1)
            #expect(try blog.number("SELECT COUNT(*) FROM comments") == 0)
            #expect(try blog.number("SELECT COUNT(*) FROM post_terms") == 0)
            #expect(try blog.number("SELECT COUNT(*) FROM terms") == 1)
        }
    }

    @Test func `lists for writers hold their own posts, for editors all, and count by state`() throws {
        try withBlog { blog throws in
            let (ada, bob) = (try blog.store.account("ada", .author), try blog.store.account("bob", .author))
            let editor = try blog.store.account("editor", .editor)
            try blog.store.post("Ada's draft", by: ada, .post, .draft)
            try blog.store.post("Ada's later", by: ada, at: now.advanced(bySeconds: 60))
            try blog.store.post("Bob's", by: bob)
            try blog.store.post("Bob's trash", by: bob, .post, .trash)
            try blog.store.post("Page", by: editor, .page)
            func titles(_ state: Post.State?, _ account: Account) throws -> Set<String> {
                Set(try blog.store.posts.list(.post, state, for: account, limit: 10, now: now).map(\.title))
            }
            #expect(try titles(nil, ada) == ["Ada's draft", "Ada's later"])
            #expect(try titles(nil, editor) == ["Ada's draft", "Ada's later", "Bob's"])
            #expect(try titles(.scheduled, editor) == ["Ada's later"])
            #expect(try titles(.published, editor) == ["Bob's"])
            #expect(try titles(.draft, bob).isEmpty)
            #expect(try titles(.trash, bob) == ["Bob's trash"])
            #expect(
                try blog.store.posts.counts(.post, for: editor, now: now)
                    == [.draft: 1, .scheduled: 1, .published: 1, .trash: 1])
            #expect(try blog.store.posts.counts(.post, for: ada, now: now) == [.draft: 1, .scheduled: 1])
            #expect(try blog.store.posts.counts(.page, for: editor, now: now) == [.published: 1])
        }
    }

    @Test func `the writers' list pages by cursor through posts changed in one moment`() throws {
        try withBlog { blog throws in
            let author = try blog.store.account("author", .author)
            for number in 0..<20 { try blog.store.post("Post \(number)", by: author) }
            var seen: [UInt64] = []
            var cursor: PostCursor?
            while true {
                let page = try blog.store.posts.list(.post, nil, for: author, before: cursor, limit: 3, now: now)
                guard let last = page.last else { break }
                seen += page.map(\.id)
                cursor = PostCursor(time: last.updatedAt, id: last.id)
            }
            #expect(seen.count == 20)
            #expect(seen == Set(seen).sorted(by: >))
        }
    }
}
