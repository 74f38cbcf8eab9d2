import Blog
import BlogStore
import MariaDB
import TestDatabase
import Testing

/// Tags and categories whose names make the same slug.
@Suite struct TermTests {
    @Test func `another name that makes a taken slug gets the next free one`() throws {
        try withBlog { blog throws in
            #expect(try blog.tags("C") == ["c C"])
            #expect(try blog.tags("C++") == ["c-2 C++"])
            #expect(try blog.tags("C#") == ["c-3 C#"])
            #expect(try blog.tags("C 2") == ["c-2-2 C 2"])
            #expect(try blog.tags("C#, C, C++") == ["c-3 C#", "c C", "c-2 C++"])
            #expect(try blog.number("SELECT COUNT(*) FROM terms") == 4)
        }
    }

    @Test func `a name that differs in case, accents or space alone is the term that is there`() throws {
        try withBlog { blog throws in
            #expect(try blog.tags("Crème brûlée") == ["creme-brulee Crème brûlée"])
            #expect(try blog.tags(" creme BRULEE ") == ["creme-brulee Crème brûlée"])
            #expect(try blog.tags("Cre\u{300}me bru\u{302}le\u{301}e") == ["creme-brulee Crème brûlée"])
            #expect(try blog.tags("C++") == ["c C++"])
            #expect(try blog.tags("c++, C") == ["c C++", "c-2 C"])
        }
    }

    @Test func `new names within one post get a slug each, and one name typed twice gets one`() throws {
        try withBlog { blog throws in
            #expect(try blog.tags("C, C++, c, c++, C#") == ["c C", "c-2 C++", "c-3 C#"])
        }
    }

    @Test func `a post keeps its numbered terms when it is saved as it was, or typed in another case`() throws {
        try withBlog { blog throws in
            let author = try blog.store.account("author", .author)
            let id = try blog.store.post("Post", by: author, tags: "C, C++")
            let terms = try #require(try blog.store.posts.editable(id, by: author)).tags
            for (version, tags) in ["C, C++", "c++, c, C++"].enumerated() {
                let post = try #require(try blog.store.posts.editable(id, by: author))
                var input = PostDraft.Input()
                input.title = "Post"
                input.tags = tags
                _ = try blog.store.posts.update(
                    id, to: PostDraft(input, over: post), from: UInt64(version) + 1, now: now)
                #expect(try Set(#require(try blog.store.posts.editable(id, by: author)).tags) == Set(terms))
            }
        }
    }

    @Test func `a tag and a category of one name do not disturb each other`() throws {
        try withBlog { blog throws in
            let author = try blog.store.account("author", .author)
            let id = try blog.store.post("Post", by: author, tags: "C++", categories: "C")
            let post = try #require(try blog.store.posts.editable(id, by: author))
            #expect(post.tags.map(\.slug.text) == ["c"] && post.categories.map(\.slug.text) == ["c"])
        }
    }

    @Test func `names that many authors make up at once get one slug each`() throws {
        try withBlog { blog throws in
            let author = try blog.store.account("author", .author)
            let settings = blog.database.settings
            let names = ["C", "C++", "C#", "C!"]
            let meeting = Meeting(of: 8)
            let results = inParallel(count: 8) { worker in
                let store = Store(Connection(settings))
                let mine = (0..<4).map { names[(worker + $0) % 4] }
                let draft = try store.draft("Post", tags: mine.joined(separator: ", "))
                meeting.wait()
                let saved = try store.posts.create(draft, by: author.id, now: now)
                return try store.posts.editable(saved.id, by: author)?.tags.map(\.name) == mine
            }
            for result in results { #expect(try result.get()) }
            #expect(try blog.number("SELECT COUNT(DISTINCT name) FROM terms") == 4)
            #expect(try blog.number("SELECT COUNT(*) FROM terms") == 4)
        }
    }
}

extension TestBlog {
    /// The slugs and names of the tags that a new post gets when these are typed.
    fileprivate func tags(_ typed: String) throws -> [String] {
        let name = "author"
        let author = try store.accounts.credentials(for: name)?.account ?? store.account(name, .author)
        let id = try store.post("Post", by: author, tags: typed)
        return try #require(try store.posts.editable(id, by: author)).tags.map { "\($0.slug) \($0.name)" }
    }
}
