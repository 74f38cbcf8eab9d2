import Blog
import BlogStore
import MariaDB
import TestDatabase
import Testing

@Suite struct CommentWritingTests {
    @Test(arguments: [Comment.Status.pending, .approved])
    func `a comment sent twice exists once, and the second finds the first`(status: Comment.Status) throws {
        try withBlog { blog throws in
            let post = try blog.store.post("Post", by: blog.store.account("author", .author))
            let submission = blog.store.submission("Hello", on: post, status)
            let first = try blog.store.comments.post(submission)
            let second = try blog.store.comments.post(submission)
            #expect(first.isNew && !second.isNew)
            #expect(first.id == second.id)
            _ = try blog.store.comments.moderate(.spam, [first.id])
            #expect(try blog.store.comments.post(submission).status == .spam)
            #expect(try blog.number("SELECT COUNT(*) FROM comments") == 1)
        }
    }

    @Test(arguments: [Comment.Status.pending, .approved])
    func `the same comment from many threads at once exists once`(status: Comment.Status) throws {
        try withBlog { blog throws in
            let post = try blog.store.post("Post", by: blog.store.account("author", .author))
            let settings = blog.database.settings
            let results = inParallel(count: 16) { _ in
                let store = Store(Connection(settings))
                return try (0..<10).map { try store.comments.post(store.submission("\($0)", on: post, status)) }
            }
            let posted = try results.flatMap { try $0.get() }
            #expect(posted.count { $0.isNew } == 10)
            #expect(Set(posted.map(\.id)).count == 10)
            #expect(try blog.number("SELECT COUNT(*) FROM comments") == 10)
            let approved = status == .approved ? 10 : 0
            #expect(try blog.number("SELECT comment_count FROM posts") == approved)
            #expect(try blog.number("SELECT discussion_version FROM posts") == approved)
        }
    }

    /// Each takes the post's row shared first, by its foreign key, and would then want it alone: writers who do that
    /// stand in one another's way for ever.
    @Test func `many who comment on one post while it is moderated: none is refused and the count is right`() throws {
        try withBlog { blog throws in
            let author = try blog.store.account("author", .author)
            let posts = [try blog.store.post("One", by: author), try blog.store.post("Two", by: author)]
            let ada = try blog.store.account("ada")
            let waiting = try (0..<40).map {
                try blog.store.comment("w\($0)", on: posts[$0 % 2], by: $0 % 3 == 0 ? ada : nil, .pending)
            }
            let settings = blog.database.settings
            let results = inParallel(count: 12) { worker in
                let store = Store(Connection(settings))
                for number in 0..<20 {
                    switch worker {
                    case 0: _ = try store.comments.moderate(.approve, [waiting[number], waiting[39 - number]])
                    case 1: _ = try store.comments.moderate(.spam, [waiting[number + 10], waiting[number]])
                    case 2: _ = try store.comments.post(store.submission("p\(number)", on: posts[number % 2], .pending))
                    case 3:
                        let comment = store.submission("r\(number)", on: posts[number % 2], by: ada, .pending)
                        _ = try store.comments.post(comment)
                    default: _ = try store.comments.post(store.submission("\(worker) \(number)", on: posts[number % 2]))
                    }
                }
            }
            for result in results { try result.get() }
            for post in posts {
                let approved = try blog.number(
                    "SELECT COUNT(*) FROM comments WHERE post_id = \(post) AND status = 'approved'")
                #expect(approved >= 80)
                #expect(try blog.number("SELECT comment_count FROM posts WHERE id = \(post)") == approved)
            }
            #expect(try blog.number("SELECT COUNT(*) FROM comments") == 40 + 20 + 20 + 8 * 20)
            #expect(
                try blog.number("SELECT waiting_comments FROM accounts WHERE id = \(ada.id)")
                    == blog.number("SELECT COUNT(*) FROM comments WHERE account_id = \(ada.id) AND status = 'pending'"))
        }
    }

    @Test func `an approved comment makes a new version of the discussion, one that waits does not`() throws {
        try withBlog { blog throws in
            let post = try blog.store.post("Post", by: blog.store.account("author", .author))
            try blog.store.comment("waits", on: post, .pending)
            #expect(try blog.number("SELECT discussion_version * 100 + comment_count FROM posts") == 0)
            try blog.store.comment("approved", on: post)
            #expect(try blog.number("SELECT discussion_version * 100 + comment_count FROM posts") == 101)
        }
    }

    @Test(arguments: [Comment.Status.pending, .approved])
    func `what was deleted meanwhile cannot be answered`(status: Comment.Status) throws {
        try withBlog { blog throws in
            let post = try blog.store.post("Post", by: blog.store.account("author", .author))
            #expect(throws: StoreError.gone) { try blog.store.comment("a", on: post + 1, status) }
            #expect(throws: StoreError.gone) { try blog.store.comment("a", on: post, answering: 999, status) }
            #expect(try blog.number("SELECT COUNT(*) FROM comments") == 0)
            #expect(try blog.number("SELECT discussion_version FROM posts") == 0)
        }
    }

    @Test func `only an approved comment makes an account known`() throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada")
            let post = try blog.store.post("Post", by: blog.store.account("author", .author))
            for status in [Comment.Status.pending, .spam, .trash] {
                try blog.store.comment("\(status)", on: post, by: ada, status)
                #expect(try !blog.store.comments.hasApproved(by: ada.id))
            }
            try blog.store.comment("approved", on: post, by: ada)
            #expect(try blog.store.comments.hasApproved(by: ada.id))
            #expect(try !blog.store.comments.hasApproved(by: ada.id + 1))
        }
    }

    @Test func `an imported comment is added once, whatever its post, and counted with the others`() throws {
        try withBlog { blog throws in
            let author = try blog.store.account("author", .author)
            let (one, two) = (try blog.store.post("One", by: author), try blog.store.post("Two", by: author))
            let id = try blog.store.imports.add(blog.store.submission("a", on: one, importKey: "wp:1"))
            #expect(id != nil)
            #expect(try blog.store.imports.add(blog.store.submission("b", on: two, importKey: "wp:1")) == nil)
            #expect(try blog.store.imports.add(blog.store.submission("a", on: one, importKey: "wp:2")) == nil)
            #expect(try blog.store.imports.comments(onPost: one) == ["wp:1": id])
            #expect(try blog.store.imports.comments(onPost: two).isEmpty)
            #expect(try blog.number("SELECT comment_count FROM posts WHERE id = \(one)") == 0)
            try blog.store.comments.recount(posts: [one, two])
            #expect(try blog.number("SELECT comment_count FROM posts WHERE id = \(one)") == 1)
        }
    }

    @Test func `an imported post is found by its key and cannot come twice`() throws {
        try withBlog { blog throws in
            let author = try blog.store.account("author", .author)
            let origin = PostStore.Origin(
                key: "wp:1", createdAt: Timestamp(seconds: 1000), updatedAt: Timestamp(seconds: 2000))
            let saved = try blog.store.posts.create(
                blog.store.draft("Old"), by: author.id, origin: origin, now: now)
            let found = try #require(try blog.store.imports.post("wp:1"))
            #expect(found.id == saved.id)
            #expect(found.createdAt == Timestamp(seconds: 1000))
            #expect(try blog.store.imports.post("wp:2") == nil)
            #expect(
                errorCode {
                    _ = try blog.store.posts.create(blog.store.draft("Again"), by: author.id, origin: origin, now: now)
                } == 1062)
            #expect(try blog.number("SELECT COUNT(*) FROM posts") == 1)
        }
    }
}
