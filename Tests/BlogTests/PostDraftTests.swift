import Markup
import Testing

@testable import Blog

/// Editing a post that came from elsewhere.
@Suite struct PostDraftTests {
    private static let many = (1...47).map { Term(slug: Slug("old-\($0)") ?? .untitled, name: "Tag \($0)") }
    private static let odd = [
        Term(slug: Slug("news-2") ?? .untitled, name: "News"), Term(slug: Slug("news") ?? .untitled, name: "News"),
        Term(slug: Slug("doe-john") ?? .untitled, name: "Doe, John"),
        Term(slug: Slug("doe") ?? .untitled, name: "Doe"), Term(slug: Slug("x") ?? .untitled, name: "远征"),
    ]

    private func post(tags: [Term], categories: [Term] = []) -> Post {
        Post(
            id: 1, kind: .post, slug: .untitled, title: "Title", body: RichText("Text", format: .html, by: .staff),
            excerpt: "", status: .published, publishedAt: Timestamp(microseconds: 1_325_770_246_500_000),
            updatedAt: Timestamp(seconds: 0), author: Byline(accountID: 1, name: "a", displayName: "A"), tags: tags,
            categories: categories, commentsOpen: true, isSticky: false, version: 1, commentCount: 0)
    }

    private func input(tags: [String], categories: [String] = []) -> PostDraft.Input {
        var input = PostDraft.Input()
        input.title = "Title"
        input.tags = tags.joined(separator: ", ")
        input.categories = categories.joined(separator: ", ")
        input.publishedAt = "2012-01-05 13:30"
        return input
    }

    @Test func `what was not changed stays the same, however odd`() throws {
        let post = post(tags: Self.many, categories: Self.odd)
        let draft = try PostDraft(
            input(tags: Self.many.map(\.name), categories: Self.odd.map(\.name)), over: post)
        #expect(draft.tags == Self.many && draft.categories == Self.odd)
        #expect(draft.publishedAt == post.publishedAt)
    }

    @Test func `what is too long is told with its length, and repeated no further than it takes to know it`() {
        var input = PostDraft.Input()
        input.title = "Title"
        input.excerpt = String(repeating: "x", count: 1234)
        input.tags = String(repeating: "long", count: 100)
        let error = #expect(throws: InvalidInput.self) { try PostDraft(input) }
        #expect(
            error?.errors.first { $0.field == "excerpt" }?.message
                == "Shorten the excerpt to 1000 characters; it has 1234.")
        let tag = error?.errors.first { $0.field == "tags" }?.message ?? ""
        #expect(tag.hasPrefix("“longlong") && tag.contains("…” is too long") && tag.count < 160)
    }

    @Test func `of a hundred thousand tags the first few are enough to refuse them`() throws {
        let post = post(tags: Self.many)
        let names = (1...100_000).map { "new-\($0)" }
        let input = input(tags: names)
        let time = processorTime {
            #expect(throws: InvalidInput([FieldError("tags", "Use at most 20.")])) {
                try PostDraft(input, over: post)
            }
        }
        #expect(time < .seconds(2), "\(time)")
    }

    @Test func `some of too many tags may go, and none may join them`() throws {
        let names = Self.many.map(\.name)
        #expect(try PostDraft(input(tags: Array(names.dropLast(3))), over: post(tags: Self.many)).tags.count == 44)
        let error = #expect(throws: InvalidInput.self) {
            try PostDraft(input(tags: names + ["new"]), over: post(tags: Self.many))
        }
        #expect(error?.errors.map(\.field) == ["tags"])
        #expect(throws: InvalidInput.self) { try PostDraft(input(tags: names)) }
        #expect(
            try PostDraft(input(tags: Array(names.prefix(19)) + ["new"]), over: post(tags: Self.many)).tags.count == 20)
    }

    @Test func `names between commas are new terms unless they are known with a comma`() throws {
        let known = post(tags: [], categories: Self.odd)
        func categories(_ text: String) throws -> [String] {
            try PostDraft(input(tags: [], categories: [text]), over: known).categories.map(\.name)
        }
        #expect(try categories("Doe, Johnny") == ["Doe", "Johnny"])
        #expect(try categories(" ,Doe, John,,  Doe , new") == ["Doe, John", "Doe", "new"])
        #expect(try categories("") == [])
    }

    @Test func `another minute is another time`() throws {
        var changed = input(tags: [])
        changed.publishedAt = "2012-01-05 13:31"
        #expect(try PostDraft(changed, over: post(tags: [])).publishedAt == Timestamp(seconds: 1_325_770_260))
        changed.publishedAt = ""
        #expect(try PostDraft(changed, over: post(tags: [])).publishedAt == nil)
    }
}
