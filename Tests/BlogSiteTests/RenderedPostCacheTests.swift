import Blog
import Templates
import Testing

@testable import BlogSite

@Suite struct RenderedPostCacheTests {
    private let now = Timestamp(seconds: 1_790_000_000)
    private let reader = RenderedPostCache.Audience(mayEdit: false, mayModerate: false)

    @Test func `it gives back what was rendered from just these versions`() throws {
        let cache = RenderedPostCache(byteLimit: 1_000_000)
        cache.keep(try rendered("one"), of: outline(1), for: reader, at: now)
        #expect(cache.post(outline(1), for: reader, at: now)?.title == "one")
        #expect(cache.post(outline(2), for: reader, at: now) == nil)
        #expect(cache.post(outline(1, version: 8), for: reader, at: now) == nil)
        #expect(cache.post(outline(1, discussion: 4), for: reader, at: now) == nil)
        #expect(cache.post(outline(1), for: .init(mayEdit: true, mayModerate: false), at: now) == nil)
        #expect(cache.post(outline(1), for: .init(mayEdit: false, mayModerate: true), at: now) == nil)
    }

    @Test func `nothing is kept beyond its age, nor from a clock that went back`() throws {
        let cache = RenderedPostCache(byteLimit: 1_000_000)
        cache.keep(try rendered("one"), of: outline(1), for: reader, at: now)
        let age = RenderedPostCache.maximumAge
        #expect(cache.post(outline(1), for: reader, at: now.advanced(bySeconds: age - 1)) != nil)
        #expect(cache.post(outline(1), for: reader, at: now.advanced(bySeconds: age)) == nil)
        #expect(cache.post(outline(1), for: reader, at: now.advanced(bySeconds: -1)) == nil)
    }

    @Test func `it stays within its bound and keeps what is asked for again and again`() throws {
        let size = try rendered("x").byteCount
        let cache = RenderedPostCache(byteLimit: 20 * size)
        for id in 1...100 as ClosedRange<UInt64> {
            cache.keep(try rendered("x"), of: outline(id), for: reader, at: now)
            if id >= 5 { #expect(cache.post(outline(5), for: reader, at: now) != nil, "after \(id) posts") }
        }
        let kept = (1...100 as ClosedRange<UInt64>).filter { cache.post(outline($0), for: reader, at: now) != nil }
        #expect(kept.count <= 20)
        #expect(kept.contains(100))
        #expect(!kept.contains(1))
    }

    @Test func `a post larger than the cache is not kept, and with no room none is`() throws {
        let cache = RenderedPostCache(byteLimit: 10_000)
        cache.keep(try rendered(String(repeating: "x", count: 20_000)), of: outline(1), for: reader, at: now)
        #expect(cache.post(outline(1), for: reader, at: now) == nil)
        let none = RenderedPostCache(byteLimit: 0)
        none.keep(try rendered("x"), of: outline(1), for: reader, at: now)
        #expect(none.post(outline(1), for: reader, at: now) == nil)
    }

    private func outline(_ id: UInt64, version: UInt64 = 7, discussion: UInt64 = 3) -> PostOutline {
        PostOutline(
            id: id, kind: .post, slug: .untitled, authorID: 1, status: .published, publishedAt: now, commentsOpen: true,
            version: version, discussionVersion: discussion, hasCommentsWaiting: false)
    }

    private func rendered(_ title: String) throws -> RenderedPost {
        let template = try TemplateLibrary(sources: ["heading": ("heading", "<h2>{{heading}}</h2>")])
            .template("heading", for: Discussion.self)
        let part = template.renderedPart(Discussion(heading: title, comments: []))
        return RenderedPost(title: title, description: "", article: part, discussion: part)
    }
}
