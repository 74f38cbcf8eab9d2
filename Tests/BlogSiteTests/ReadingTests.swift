import Blog
import HTTP
import BlogStore
import Foundation
import MariaDB
import Testing

@testable import BlogSite

@Suite struct ReadingTests {
    @Test func `a page that is not found names what was written lately`() throws {
        try withSite { site throws in
            try site.post("A post to read instead")
            try site.post("A secret") { $0.status = .draft }
            let page = site.browser().get("/posts/nothing")
            #expect(page.status == .notFound)
            #expect(page.text.contains("<a href=\"/posts/a-post-to-read-instead\">A post to read instead</a>"))
            #expect(!page.text.contains("A secret"))
        }
    }

    @Test func `a comment form's address leads back to its post`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            let page = site.browser().get("/posts/\(saved.slug)/comments")
            #expect(page.status == .methodNotAllowed)
            #expect(page.text.contains("<a href=\"/posts/\(saved.slug)\">Open the page itself</a>"))
        }
    }

    @Test func `an empty blog says so`() throws {
        try withSite { site throws in
            let page = site.browser().get("/")
            #expect(page.status == .ok)
            #expect(page.text.contains("Nothing is published yet."))
            #expect(page.headers["Content-Type"] == "text/html; charset=utf-8")
        }
    }

    @Test func `posts are paged, newest first, each once`() throws {
        try withSite { site throws in
            for number in 1...23 {
                try site.post("Post \(number)")
                // Three at a time bear the same moment: the id tells them apart.
                if number % 3 == 0 { site.advance(seconds: 60) }
            }
            let browser = site.browser()
            var seen: [String] = []
            var next: String? = "/"
            while let url = next {
                let page = browser.get(url)
                seen += page.text.matches(of: /<a href="\/posts\/(post-[0-9]+)">Post/).map { String($0.1) }
                next = page.text.firstMatch(of: /href="([^"]+)"[^>]*>[^<]*(<[^>]+>)*[^<]*Older posts/)
                    .map { String($0.1).replacing("&amp;", with: "&") }
            }
            #expect(seen == (1...23).reversed().map { "post-\($0)" })
        }
    }

    @Test func `sticky posts stand above the first page and nowhere else, and are marked as pinned`() throws {
        try withSite { site throws in
            try site.post("Kept above") {
                $0.isSticky = true
                $0.tags = "birds"
            }
            site.advance(seconds: 60)
            for number in 1...11 { try site.post("Post \(number)") }
            let first = site.browser().get("/").text
            let second = site.browser().get("/?before=\(PostCursor(time: site.now, id: 3))").text
            #expect(first.components("/posts/kept-above\"").count == 1)
            #expect(
                try #require(first.range(of: "Kept above")).lowerBound < #require(first.range(of: "Post 11")).lowerBound
            )
            #expect(!second.contains("Kept above"))
            let mark = "<span class=\"mark\">Pinned</span>"
            #expect(first.components(mark).count == 1 && !second.contains(mark))
            let tagged = site.browser().get("/tags/birds").text
            #expect(
                tagged.contains("Kept above") && !tagged.contains(mark),
                "where the newest come first, it is one of them")
        }
    }

    @Test func `a draft is hidden from strangers and from other authors`() throws {
        try withSite { site throws in
            let ada = try site.account(.author, name: "ada")
            let saved = try site.post("Secret plan", by: ada) { $0.status = .draft }
            let url = "/posts/\(saved.slug)"
            #expect(site.browser().get(url).status == .notFound)
            #expect(try site.browser(loggedInAs: .author, name: "eve").get(url).status == .notFound)
            #expect(try site.browser(loggedInAs: .reader).get(url).status == .notFound)
            #expect(try site.browser(loggedInAs: .author, name: "ada").get(url).text.contains("This is a draft."))
            #expect(try site.browser(loggedInAs: .editor).get(url).status == .ok)
            #expect(!site.browser().get("/").text.contains("Secret plan"))
        }
    }

    @Test func `a scheduled post appears by itself when its time comes`() throws {
        try withSite { site throws in
            let saved = try site.post("Tomorrow") {
                $0.publishedAt = DateLabel.typed(site.now.advanced(bySeconds: 86_400))
            }
            let browser = site.browser()
            #expect(browser.get("/posts/\(saved.slug)").status == .notFound)
            #expect(!browser.get("/").text.contains("Tomorrow"))
            site.advance(seconds: 86_401)
            #expect(browser.get("/posts/\(saved.slug)").status == .ok)
            #expect(browser.get("/").text.contains("Tomorrow"))
        }
    }

    @Test func `lists of a tag, a category and an author hold their own`() throws {
        try withSite { site throws in
            let ada = try site.account(.author, name: "ada")
            try site.post("On swifts", by: ada) {
                $0.tags = "Birds, Flight"
                $0.categories = "Nature"
            }
            try site.post("On ships") { $0.tags = "Water" }
            try site.post("Draft on birds", by: ada) {
                $0.tags = "Birds"
                $0.status = .draft
            }
            for url in ["/tags/birds", "/categories/nature", "/authors/ada"] {
                let page = site.browser().get(url)
                #expect(page.status == .ok)
                #expect(page.text.contains("On swifts"))
                #expect(!page.text.contains("On ships"))
                #expect(!page.text.contains("Draft on birds"))
            }
            for url in ["/tags/none", "/categories/birds", "/authors/nobody", "/authors/-", "/tags/Birds"] {
                #expect(site.browser().get(url).status == .notFound)
            }
        }
    }

    @Test func `a tag or category that only a draft bears is not told of`() throws {
        try withSite { site throws in
            try site.post("Secret") {
                $0.tags = "Layoffs"
                $0.categories = "Plans"
                $0.status = .draft
            }
            for url in [
                "/tags/layoffs", "/categories/plans", "/tags/layoffs?before=\(PostCursor(time: site.now, id: 9))",
            ] {
                let page = site.browser().get(url)
                #expect(page.status == .notFound)
                #expect(!page.text.contains("Layoffs") && !page.text.contains("Plans"))
            }
        }
    }

    @Test func `an account that wrote nothing has no page`() throws {
        try withSite { site throws in
            try site.account(.reader, name: "quiet")
            #expect(site.browser().get("/authors/quiet").status == .notFound)
        }
    }

    @Test func `CVE-2019-17671: odd parameters never widen a list`() throws {
        try withSite { site throws in
            try site.post("Hidden") { $0.status = .draft }
            for query in [
                "?status=draft", "?order=asc", "?static=1", "?page=-1", "?preview=true", "?kind=page", "?before=",
            ] {
                #expect(!site.browser().get("/" + query).text.contains("Hidden"))
            }
        }
    }

    @Test func `an untitled post is reachable and has a name`() throws {
        try withSite { site throws in
            let saved = try site.post("") { $0.body = "Text without a title." }
            #expect(site.browser().get("/").text.contains("href=\"/posts/\(saved.slug)\">Untitled"))
            #expect(site.browser().get("/posts/\(saved.slug)").text.contains("<h1>Untitled</h1>"))
        }
    }

    @Test func `a page stands outside the stream`() throws {
        try withSite { site throws in
            try site.post("About") { $0.kind = .page }
            #expect(site.browser().get("/pages/about").status == .ok)
            #expect(site.browser().get("/posts/about").status == .notFound)
            #expect(site.browser().get("/").text.ranges(of: "href=\"/pages/about\"").count == 1)
            try site.post("Hidden page") {
                $0.kind = .page
                $0.status = .draft
            }
            #expect(!site.browser().get("/").text.contains("Hidden page"))
        }
    }

    @Test func `a list and a post cost a fixed number of statements`() throws {
        try withSite { site throws in
            var counts: [Int: [Int]] = [:]
            for size in [1, 9] {
                var last = ""
                for _ in 0..<size {
                    let saved = try site.post("Post") { $0.tags = "one, two" }
                    last = "/posts/\(saved.slug)"
                    for number in 0..<(size * 5) { try site.comment(on: saved.id, "Comment \(number)") }
                }
                let store = site.store()
                let browser = Browser(site.responder(store))
                _ = browser.get("/")
                counts[size] = ["/", "/tags/one", "/authors/writer", last].map { url in
                    let before = store.connection.statementCount
                    browser.get(url)
                    return store.connection.statementCount - before
                }
            }
            let (few, many) = (counts[1] ?? [], counts[9] ?? [])
            #expect(few == many)
            // The post: its versions, itself, its terms, its neighbours and its comments.
            #expect(many.prefix(3).allSatisfy { $0 <= 3 } && many.last == 5)
        }
    }

    @Test func `only what every stranger sees may be kept by a cache`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            let url = "/posts/\(saved.slug)"
            let shared = "public, max-age=1, stale-while-revalidate=10"
            #expect(site.browser().get("/").headers["Cache-Control"] == shared)
            #expect(site.browser().get(url).headers["Cache-Control"] == shared)
            #expect(site.browser().get(url).headers["Set-Cookie"] == nil)
            #expect(site.browser().get(url + "?reply=1").headers["Cache-Control"] == "no-store")
            #expect(site.browser().get("/login").headers["Cache-Control"] == "no-store")
            #expect(site.browser().get("/nowhere").headers["Cache-Control"] == "no-store")
            #expect(try site.browser(loggedInAs: .reader).get(url).headers["Cache-Control"] == "no-store")
            for name in [CookieName.session, CookieName.guest, CookieName.author, CookieName.notice] {
                let browser = site.browser()
                browser.cookies[name] = "x"
                #expect(browser.get(url).headers["Cache-Control"] == "no-store")
            }
        }
    }
}

extension String {
    /// Where a text stands in this one.
    func components(_ text: String) -> [Range<String.Index>] { ranges(of: text) }
}
