import Blog
import BlogStore
import MariaDB
import Testing

@Suite struct CommentReadingTests {
    @Test func `readers see what is approved, and what they wrote themselves`() throws {
        try withBlog { blog throws in
            let author = try blog.store.account("author", .author)
            let (ada, bob) = (try blog.store.account("ada"), try blog.store.account("bob"))
            let post = try blog.store.post("Post", by: author)
            let other = try blog.store.post("Other", by: author)
            let (mine, yours) = (digest("my browser"), digest("your browser"))
            var all: [Comment.Status: [String: UInt64]] = [:]
            for status in Comment.Status.allCases {
                all[status] = [
                    "ada": try blog.store.comment("a \(status)", on: post, by: ada, status),
                    "mine": try blog.store.comment("m \(status)", on: post, guest: mine, status),
                    "stranger": try blog.store.comment("s \(status)", on: post, status),
                ]
            }
            try blog.store.comment("elsewhere", on: other, by: ada)
            let approved = try #require(all[.approved]).values.sorted()
            func seen(by viewer: Viewer) throws -> [UInt64] {
                try blog.store.comments.visible(onPost: post, to: viewer).map(\.id)
            }
            #expect(try seen(by: .stranger) == approved)
            #expect(try seen(by: Viewer(guestKey: yours)) == approved)
            #expect(try seen(by: Viewer(account: bob)) == approved)
            let pending = try #require(all[.pending])
            #expect(try seen(by: Viewer(account: ada)) == (approved + [#require(pending["ada"])]).sorted())
            #expect(try seen(by: Viewer(guestKey: mine)) == (approved + [#require(pending["mine"])]).sorted())
            // Who is signed in is that person, not the guest of this browser.
            #expect(try seen(by: Viewer(account: bob, guestKey: mine)) == approved)
        }
    }

    @Test func `what can be seen can be answered, on its own post`() throws {
        try withBlog { blog throws in
            let author = try blog.store.account("author", .author)
            let ada = try blog.store.account("ada")
            let (post, other) = (try blog.store.post("Post", by: author), try blog.store.post("Other", by: author))
            let guest = Viewer(guestKey: digest("browser"))
            for status in Comment.Status.allCases {
                let byAda = try blog.store.comment("a \(status)", on: post, by: ada, status)
                let byGuest = try blog.store.comment("g \(status)", on: post, guest: guest.guestKey, status)
                func isAnswerable(_ id: UInt64, _ viewer: Viewer, on post: UInt64 = post) throws -> Bool {
                    try blog.store.comments.answerable(id, onPost: post, by: viewer) != nil
                }
                #expect(try isAnswerable(byAda, .stranger) == (status == .approved))
                #expect(try isAnswerable(byAda, Viewer(account: ada)) == (status == .approved || status == .pending))
                #expect(try isAnswerable(byGuest, guest) == (status == .approved || status == .pending))
                #expect(try isAnswerable(byGuest, Viewer(account: ada)) == (status == .approved))
                #expect(try !isAnswerable(byAda, Viewer(account: ada), on: other))
            }
        }
    }

    @Test func `the way up from an answer leads through what was removed`() throws {
        try withBlog { blog throws in
            let post = try blog.store.post("Post", by: blog.store.account("author", .author))
            let root = try blog.store.comment("root", on: post)
            let spam = try blog.store.comment("spam", on: post, answering: root, .spam)
            let trash = try blog.store.comment("trash", on: post, answering: spam, .trash)
            try blog.store.comment("leaf", on: post, answering: trash)
            let comments = try blog.store.comments.visible(onPost: post, to: .stranger)
            #expect(comments.count == 2)
            #expect(try blog.store.comments.missingParents(of: comments) == [trash: spam, spam: root])
            #expect(try blog.store.comments.missingParents(of: []).isEmpty)
        }
    }

    @Test func `the queue of what waits begins with the oldest, the others with the newest, and both page on`() throws {
        try withBlog { blog throws in
            let post = try blog.store.post("Post", by: blog.store.account("author", .author))
            var ids: [Comment.Status: [UInt64]] = [:]
            for number in 0..<40 {
                let status = Comment.Status.allCases[number % 4]
                ids[status, default: []].append(try blog.store.comment("c\(number)", on: post, status))
            }
            func pages(_ status: Comment.Status?) throws -> [UInt64] {
                var seen: [UInt64] = []
                while true {
                    let page = try blog.store.comments.queue(status, after: seen.last, limit: 3)
                    if page.isEmpty { return seen }
                    seen += page.map(\.comment.id)
                }
            }
            #expect(try pages(.pending) == ids[.pending])
            for status in [Comment.Status.approved, .spam, .trash] {
                #expect(try pages(status) == ids[status]?.reversed())
            }
            let main = try #require(ids[.pending]) + #require(ids[.approved])
            #expect(try pages(nil) == main.sorted(by: >))
            #expect(
                try blog.store.comments.counts() == [.pending: 10, .approved: 10, .spam: 10, .trash: 10])
        }
    }

    @Test func `a moderator sees whom and what a comment answers`() throws {
        try withBlog { blog throws in
            let post = try blog.store.post("Post", by: blog.store.account("author", .author))
            let parent = try blog.store.comment("parent", on: post, by: blog.store.account("ada"))
            try blog.store.comment("answer", on: post, answering: parent, .pending)
            let queued = try #require(try blog.store.comments.queue(.pending, limit: 1).first)
            #expect(queued.parentAuthor == "ada")
            #expect(queued.postTitle == "Post")
            #expect(queued.email == "guest@example.org")
            #expect(queued.remoteAddress == "192.0.2.1")
        }
    }
}
