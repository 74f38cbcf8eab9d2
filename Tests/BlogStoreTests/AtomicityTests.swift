import Blog
import BlogStore
import MariaDB
import TestDatabase
import Testing

/// A trigger ends the connection in the middle of what a store writes, as when the worker dies there: afterwards it is
/// as if nothing had been begun, and once the trigger is gone the same can be done.
@Suite struct AtomicityTests {
    @Test func `an approved comment and its count`() throws {
        try withBlog { blog throws in
            let post = try blog.store.post("Post", by: blog.store.account("author", .author))
            for event in ["AFTER INSERT ON comments", "AFTER UPDATE ON posts"] {
                try killed(event, blog) { try blog.store.comment("Hello", on: post) }
                #expect(try blog.number("SELECT COUNT(*) FROM comments") == 0)
                #expect(try blog.number("SELECT discussion_version * 100 + comment_count FROM posts") == 0)
            }
            try blog.store.comment("Hello", on: post)
            #expect(try blog.number("SELECT discussion_version * 100 + comment_count FROM posts") == 101)
        }
    }

    @Test func `moderation and its counts`() throws {
        try withBlog { blog throws in
            let post = try blog.store.post("Post", by: blog.store.account("author", .author))
            let parent = try blog.store.comment("parent", on: post, .trash)
            let child = try blog.store.comment("child", on: post, answering: parent, .pending)
            try killed("AFTER UPDATE ON posts", blog) {
                _ = try blog.store.comments.moderate(.approve, [parent, child])
            }
            #expect(try blog.number("SELECT COUNT(*) FROM comments WHERE status = 'approved'") == 0)
            try killed("BEFORE DELETE ON comments", blog) { _ = try blog.store.comments.moderate(.delete, [parent]) }
            #expect(try blog.number("SELECT COUNT(*) FROM comments WHERE parent_id = \(parent)") == 1)
            #expect(try blog.store.comments.moderate(.delete, [parent]).ids.count == 1)
            #expect(try blog.number("SELECT COUNT(*) FROM comments WHERE parent_id IS NULL") == 1)
        }
    }

    @Test func `a post and its terms`() throws {
        try withBlog { blog throws in
            let author = try blog.store.account("author", .author)
            for event in ["AFTER INSERT ON posts", "AFTER INSERT ON terms", "AFTER INSERT ON post_terms"] {
                try killed(event, blog) { try blog.store.post("Post", by: author, tags: "a, b") }
                for table in ["posts", "terms", "post_terms"] { #expect(try blog.isEmpty(table)) }
            }
            let id = try blog.store.post("Post", by: author, tags: "a, b")
            for event in ["AFTER DELETE ON post_terms", "AFTER INSERT ON post_terms"] {
                try killed(event, blog) {
                    _ = try blog.store.posts.update(id, to: blog.store.draft("New", tags: "c"), from: 1, now: now)
                }
                let post = try #require(try blog.store.posts.editable(id, by: author))
                #expect(post.title == "Post")
                #expect(post.version == 1)
                #expect(post.tags.map(\.name) == ["a", "b"])
            }
        }
    }

    @Test func `the first administrator, the site's name and the link`() throws {
        try withBlog { blog throws in
            let link = digest("link")
            let registration = try Registration(name: "ada", email: "ada@example.org", password: "correct horse")
            try blog.store.setup.issueLink(link, expires: now.advanced(bySeconds: 60))
            func create() throws {
                _ = try blog.store.setup.createFirstAdministrator(
                    registration, passwordHash: "hash", siteTitle: "A site", link: link, now: now)
            }
            for event in ["AFTER DELETE ON setup_links", "AFTER INSERT ON settings", "AFTER INSERT ON accounts"] {
                try killed(event, blog, create)
                #expect(try blog.store.setup.linkIsValid(link, now: now))
                #expect(try blog.isEmpty("accounts") && blog.isEmpty("settings"))
            }
            try create()
            #expect(try blog.store.setup.administratorExists())
        }
    }

    @Test func `an item of an import`() throws {
        try withBlog { blog throws in
            let author = try blog.store.account("author", .author)
            try killed("AFTER INSERT ON comments", blog) {
                try blog.store.imports.transaction {
                    let id = try blog.store.post("Post", by: author)
                    _ = try blog.store.imports.add(blog.store.submission("a", on: id, importKey: "wp:1"))
                }
            }
            #expect(try blog.isEmpty("posts") && blog.isEmpty("comments"))
        }
    }

    private func killed(_ event: String, _ blog: TestBlog, _ body: () throws -> Void) throws {
        let administrator = Connection(blog.database.settings)
        try administrator.run(script: "CREATE TRIGGER dying \(event) FOR EACH ROW KILL CONNECTION_ID()")
        defer { #expect(throws: Never.self) { try administrator.run(script: "DROP TRIGGER dying") } }
        do {
            try body()
            Issue.record("\(event) was not met")
        } catch {
            #expect(StoreError.isUnavailability(error), "\(event): \(error)")
        }
    }
}

extension TestBlog {
    fileprivate func isEmpty(_ table: String) throws -> Bool {
        let used: SQL =
            switch table {
            case "posts": "SELECT COUNT(*) FROM posts"
            case "comments": "SELECT COUNT(*) FROM comments"
            case "terms": "SELECT COUNT(*) FROM terms"
            case "post_terms": "SELECT COUNT(*) FROM post_terms"
            case "settings": "SELECT COUNT(*) FROM settings"
            default: "SELECT COUNT(*) FROM accounts"
            }
        return try number(used) == 0
    }
}
