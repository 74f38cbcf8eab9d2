import Blog
import BlogStore
import HTTP
import Testing

@testable import BlogSite

/// What becomes of a post's date, and what its author is told of it.
@Suite struct SchedulingTests {
    @Test func `a scheduled post whose date was emptied and whose status is Published appears now`() throws {
        try withSite { site throws in
            let saved = try site.post("Later") { $0.publishedAt = "2090-01-01 10:00" }
            let browser = try site.browser(loggedInAs: .editor)
            let editor = browser.get("/admin/posts/\(saved.id)/edit")
            #expect(editor.text.contains("Left empty, it is the moment of publishing."))
            let done = browser.post(
                "/admin/posts/\(saved.id)/edit",
                Self.fields(version: saved.version, status: "published", date: "", intent: "save"))
            #expect(browser.follow(done).text.contains("Changes saved."))
            #expect(try site.store().posts.whole(id: saved.id, for: site)?.publishedAt == site.now)
            #expect(site.browser().get("/posts/later").status == .ok)
        }
    }

    @Test func `a draft whose future date was emptied has none, and Publish publishes it`() throws {
        try withSite { site throws in
            let saved = try site.post("Later") {
                $0.publishedAt = "2090-01-01 10:00"
                $0.status = .draft
            }
            let browser = try site.browser(loggedInAs: .editor)
            let url = "/admin/posts/\(saved.id)/edit"
            browser.get(url)
            browser.post(url, Self.fields(version: saved.version, status: "draft", date: "", intent: "save"))
            #expect(!browser.get(url).text.contains("2090"))
            let done = browser.post(url, Self.fields(version: 2, status: "draft", date: "", intent: "publish"))
            #expect(browser.follow(done).text.contains("Published."))
            #expect(site.browser().get("/posts/later").status == .ok)
        }
    }

    @Test func `a published post whose date was emptied keeps its moment of publishing`() throws {
        try withSite { site throws in
            let saved = try site.post("Later") { $0.publishedAt = "2020-02-02 10:00" }
            let browser = try site.browser(loggedInAs: .editor)
            let url = "/admin/posts/\(saved.id)/edit"
            browser.get(url)
            browser.post(url, Self.fields(version: saved.version, status: "published", date: "", intent: "save"))
            #expect(site.browser().get("/posts/later").text.contains("2 February 2020"))
        }
    }

    @Test(arguments: [("published", "2020-02-02 10:00"), ("scheduled", "2090-01-01 10:00")])
    func `Preview publishes no draft, whatever status is sent`(status: String, date: String) throws {
        try withSite { site throws in
            let saved = try site.post("Second") { $0.status = .draft }
            let browser = try site.browser(loggedInAs: .editor)
            for url in ["/admin/posts/new", "/admin/posts/\(saved.id)/edit"] {
                browser.get(url)
                let page = browser.post(
                    url, Self.fields(version: saved.version, status: status, date: date, intent: "preview"))
                #expect(page.status == .ok)
                #expect(page.text.contains("<p>The text.</p>") && page.text.contains("value=\"\(date)\""))
            }
            let stored = try site.store().posts.list(.post, nil, for: site.account(.editor), limit: 9, now: site.now)
            #expect(stored.map(\.title) == ["Second"])
            #expect(stored.map(\.status) == [.draft])
        }
    }

    @Test func `publishing from the list says what is only scheduled by it`() throws {
        try withSite { site throws in
            var ids: [UInt64] = []
            for date in ["2090-01-01 10:00", "2090-01-02 10:00", "2020-01-01 10:00", ""] {
                let saved = try site.post("From \(date)") {
                    $0.publishedAt = date
                    $0.status = .draft
                }
                ids.append(saved.id)
            }
            let browser = try site.browser(loggedInAs: .editor)
            func publish(_ ids: [UInt64]) -> Browser.Page {
                browser.get("/admin/posts")
                return browser.follow(
                    browser.post("/admin/posts", ids.map { ("ids", "\($0)") } + [("action", "publish")]))
            }
            let first = publish([ids[0]])
            #expect(first.text.contains("1 post scheduled."))
            #expect(!first.text.contains("published."))
            let undo = try #require(first.forms.first { $0.button == "Undo" })
            browser.post(undo.action, undo.fields)
            #expect(browser.get("/admin/posts?status=draft").text.contains("From 2090-01-01"))
            #expect(publish(Array(ids.prefix(3))).text.contains("1 post published, 2 scheduled."))
            #expect(publish([ids[3]]).text.contains("1 post published."))
        }
    }

    @Test func `the editor of a trashed post speaks of no draft, and says that it stays in the trash`() throws {
        try withSite { site throws in
            let saved = try site.post("Later") { $0.status = .trash }
            let browser = try site.browser(loggedInAs: .editor)
            let url = "/admin/posts/\(saved.id)/edit"
            let editor = browser.get(url)
            #expect(editor.text.contains("Save changes") && !editor.text.contains("Save draft"))
            let done = browser.follow(
                browser.post(url, Self.fields(version: saved.version, status: "trash", date: "", intent: "save")))
            #expect(done.text.contains("Changes saved. The post is still in the trash."))
            #expect(!done.text.contains("Draft saved"))
            let restored = browser.post(url, Self.fields(version: 2, status: "draft", date: "", intent: "save"))
            #expect(browser.follow(restored).text.contains("Draft saved."))
        }
    }

    private static func fields(
        version: UInt64, status: String, date: String, intent: String
    ) -> [(String, String)] {
        [
            ("title", "Later"), ("body", "The text."), ("comments", "open"), ("version", "\(version)"),
            ("status", status), ("published_at", date), ("intent", intent),
        ]
    }
}

extension PostStore {
    fileprivate func whole(id: UInt64, for site: TestSite) throws -> Post? {
        try editable(id, by: site.account(.editor))
    }
}
