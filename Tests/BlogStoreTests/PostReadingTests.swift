import Blog
import BlogStore
import MariaDB
import Testing

@Suite struct PostReadingTests {
    @Test func `who sees a post depends on its state and on who asks`() throws {
        try withBlog { blog throws in
            let author = try blog.store.account("author", .author)
            let viewers = [
                ("stranger", Viewer.stranger), ("guest", Viewer(guestKey: digest("guest"))),
                ("reader", Viewer(account: try blog.store.account("reader"))),
                ("other author", Viewer(account: try blog.store.account("other", .author))),
                ("author", Viewer(account: author)),
                ("editor", Viewer(account: try blog.store.account("editor", .editor))),
            ]
            let tomorrow = now.advanced(bySeconds: 86_400)
            try blog.store.post("Draft", by: author, .post, .draft)
            try blog.store.post("Scheduled", by: author, .post, .published, at: tomorrow)
            try blog.store.post("Trash", by: author, .post, .trash)
            try blog.store.post("Public", by: author)
            for (name, viewer) in viewers {
                let mayEdit = ["author", "editor"].contains(name)
                for slug in ["draft", "scheduled", "trash"] {
                    let found = try blog.store.posts.visible(.post, Slug.named(slug), to: viewer, now: now)
                    #expect((found != nil) == mayEdit, "\(slug) to \(name)")
                }
                #expect(try blog.store.posts.visible(.post, Slug.named("public"), to: viewer, now: now) != nil)
                #expect(try blog.store.posts.visible(.page, Slug.named("public"), to: viewer, now: now) == nil)
            }
            let scheduled = try Slug.named("scheduled")
            #expect(try blog.store.posts.visible(.post, scheduled, to: .stranger, now: tomorrow) != nil)
            #expect(try blog.store.posts.stream(limit: 10, now: now).map(\.title) == ["Public"])
            #expect(try blog.store.posts.stream(limit: 10, now: tomorrow).map(\.title) == ["Scheduled", "Public"])
        }
    }

    @Test func `only who may change a post gets it for editing`() throws {
        try withBlog { blog throws in
            let author = try blog.store.account("author", .author)
            let other = try blog.store.account("other", .author)
            let editor = try blog.store.account("editor", .editor)
            let post = try blog.store.post("Post", by: author)
            let page = try blog.store.post("Page", by: editor, .page)
            #expect(try blog.store.posts.editable(post, by: author)?.title == "Post")
            #expect(try blog.store.posts.editable(post, by: editor)?.title == "Post")
            #expect(try blog.store.posts.editable(post, by: other) == nil)
            #expect(try blog.store.posts.editable(page, by: author) == nil)
            #expect(try blog.store.posts.editable(page, by: editor) != nil)
            #expect(try blog.store.posts.editable(999_999, by: editor) == nil)
        }
    }

    /// Times come in seven groups, so that most pages end between posts of the same moment.
    @Test(arguments: [1, 2, 3, 7, 50, 100])
    func `pages by cursor lose and repeat no post, also of the same moment`(pageLength: Int) throws {
        try withBlog { blog throws in
            let author = try blog.store.account("author", .author)
            for number in 0..<50 {
                try blog.store.post("Post \(number)", by: author, at: now.advanced(bySeconds: -(number * 13 % 7)))
            }
            var seen: [PostSummary] = []
            var cursor: PostCursor?
            while true {
                let page = try blog.store.posts.stream(before: cursor, limit: pageLength, now: now)
                guard let last = page.last else { break }
                seen += page
                // As it is printed into an address and read from it.
                let position = PostCursor(time: try #require(last.publishedAt), id: last.id)
                cursor = PostCursor(position.description)
                #expect(cursor == position)
            }
            #expect(seen.count == 50)
            #expect(Set(seen.map(\.id)).count == 50)
            for (newer, older) in zip(seen, seen.dropFirst()) {
                let times = (try #require(newer.publishedAt), try #require(older.publishedAt))
                #expect(times.0 > times.1 || times.0 == times.1 && newer.id > older.id)
            }
        }
    }

    @Test func `a post that appears meanwhile does not move the pages behind it`() throws {
        try withBlog { blog throws in
            let author = try blog.store.account("author", .author)
            for number in 0..<6 { try blog.store.post("Post \(number)", by: author) }
            let first = try blog.store.posts.stream(limit: 3, now: now)
            let last = try #require(first.last)
            try blog.store.post("Newer", by: author)
            let second = try blog.store.posts.stream(
                before: PostCursor(time: try #require(last.publishedAt), id: last.id), limit: 10, now: now)
            #expect((first + second).map(\.title) == (0..<6).reversed().map { "Post \($0)" })
        }
    }

    @Test func `the stream is filtered by author, tag and category, and by what stands above it`() throws {
        try withBlog { blog throws in
            let (ada, bob) = (try blog.store.account("ada", .author), try blog.store.account("bob", .author))
            try blog.store.post("A", by: ada, tags: "red, green", categories: "News")
            try blog.store.post("B", by: bob, tags: "red", isSticky: true)
            // A tag and a category of one name are two.
            try blog.store.post("C", by: bob, tags: "news")
            try blog.store.post("Page", by: ada, .page, tags: "red")
            func titles(_ filter: PostFilter, sticky: Bool? = nil) throws -> [String] {
                try blog.store.posts.stream(filter, sticky: sticky, limit: 10, now: now).map(\.title)
            }
            #expect(try titles(.all) == ["C", "B", "A"])
            #expect(try titles(.all, sticky: false) == ["C", "A"])
            #expect(try titles(.all, sticky: true) == ["B"])
            #expect(try titles(.author(ada.id)) == ["A"])
            #expect(try titles(.tag(Slug.named("red"))) == ["B", "A"])
            #expect(try titles(.tag(Slug.named("news"))) == ["C"])
            #expect(try titles(.category(Slug.named("news"))) == ["A"])
            #expect(try titles(.tag(Slug.named("nothing"))).isEmpty)
        }
    }

    @Test func `the menu holds the oldest published pages`() throws {
        try withBlog { blog throws in
            let editor = try blog.store.account("editor", .editor)
            for number in 0..<7 {
                try blog.store.post("Page \(number)", by: editor, .page, at: now.advanced(bySeconds: -number))
            }
            try blog.store.post("Hidden", by: editor, .page, .draft)
            try blog.store.post("Post", by: editor)
            try blog.store.post("Later", by: editor, .page, at: now.advanced(bySeconds: 60))
            #expect(try blog.store.posts.menu(now: now).map(\.title) == (2...6).reversed().map { "Page \($0)" })
        }
    }

    @Test func `terms keep their author's order and the name of the first who used them`() throws {
        try withBlog { blog throws in
            let author = try blog.store.account("author", .author)
            try blog.store.post("One", by: author, tags: "zebra, Apple, mango", categories: "News")
            try blog.store.post("Two", by: author, tags: "APPLE")
            let outline = try #require(
                try blog.store.posts.visible(.post, .named("one"), to: .stranger, now: now))
            let post = try #require(try blog.store.posts.whole(outline))
            #expect(post.tags.map(\.name) == ["zebra", "Apple", "mango"])
            #expect(post.categories.map(\.name) == ["News"])
            #expect(try blog.store.terms.find(.tag, Slug.named("apple"))?.name == "Apple")
            #expect(try blog.store.terms.find(.category, Slug.named("apple")) == nil)
            #expect(try blog.store.terms.categories().map(\.name) == ["News"])
        }
    }
}
