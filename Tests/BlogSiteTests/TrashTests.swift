import Blog
import BlogStore
import HTTP
import Testing

@testable import BlogSite

/// What was thrown away comes back as what it was.
@Suite struct TrashTests {
    @Test func `posts of several states are thrown away at once and put back by one button`() throws {
        try withSite { site throws in
            let saved = try Self.posts(site)
            let browser = try site.browser(loggedInAs: .editor)
            browser.get("/admin/posts")
            let done = browser.follow(
                browser.post("/admin/posts", saved.map { ("ids", "\($0.id)") } + [("action", "trash")]))
            #expect(done.text.contains("3 posts moved to the trash."))
            let undo = try #require(done.forms.first { $0.button == "Undo" })
            #expect(browser.follow(browser.post(undo.action, undo.fields)).text.contains("3 posts put back as before."))
            #expect(try Self.states(saved, site) == [.published, .draft, .scheduled])
            #expect(site.browser().get("/posts/open").text.contains("2 February 2020"))
        }
    }

    @Test func `the trash puts back what was thrown away long ago, or restores it to the drafts`() throws {
        try withSite { site throws in
            let saved = try Self.posts(site)
            let browser = try site.browser(loggedInAs: .editor)
            func apply(_ action: String) -> String {
                browser.get("/admin/posts?status=trash")
                return browser.follow(
                    browser.post(
                        "/admin/posts?status=trash", saved.map { ("ids", "\($0.id)") } + [("action", action)])
                ).text
            }
            _ = apply("trash")
            #expect(browser.get("/admin/posts?status=trash").text.contains("value=\"put-back\""))
            #expect(apply("restore").contains("3 posts restored to the drafts."))
            #expect(try Self.states(saved, site) == [.draft, .draft, .draft])
            _ = apply("publish")
            _ = apply("trash")
            _ = apply("put-back")
            #expect(try Self.states(saved, site) == [.published, .published, .scheduled])
        }
    }

    @Test func `a post that the editor's form threw away is put back too, and one that came so is a draft`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            let imported = try site.post("Imported") { $0.status = .trash }
            let browser = try site.browser(loggedInAs: .editor)
            let url = "/admin/posts/\(saved.id)/edit"
            browser.get(url)
            for version in 1...2 {
                browser.post(
                    url, [("title", "Post"), ("body", "x"), ("status", "trash"), ("version", "\(version)")])
            }
            browser.get("/admin/posts?status=trash")
            browser.post(
                "/admin/posts", [("ids", "\(saved.id)"), ("ids", "\(imported.id)"), ("action", "put-back")])
            #expect(try Self.states([saved, imported], site) == [.published, .draft])
        }
    }

    @Test func `a list without posts says where they are`() throws {
        try withSite { site throws in
            let saved = try Self.posts(site)
            let browser = try site.browser(loggedInAs: .editor)
            browser.get("/admin/posts")
            browser.post("/admin/posts", saved.map { ("ids", "\($0.id)") } + [("action", "trash")])
            let list = browser.get("/admin/posts").text
            #expect(list.contains("No posts but 3 in the trash.") && !list.contains("No posts yet"))
            #expect(list.contains("<a href=\"/admin/posts?status=trash\">Look into the trash</a>"))
            #expect(browser.get("/admin/posts?kind=page").text.contains("No pages yet."))
        }
    }

    /// One that is published, one draft, and one whose time is to come.
    private static func posts(_ site: TestSite) throws -> [PostStore.Saved] {
        [
            try site.post("Open") { $0.publishedAt = "2020-02-02 10:00" },
            try site.post("Draft") { $0.status = .draft },
            try site.post("Later") { $0.publishedAt = "2090-01-01 10:00" },
        ]
    }

    private static func states(_ saved: [PostStore.Saved], _ site: TestSite) throws -> [Post.State?] {
        let editor = try site.account(.editor)
        return try saved.map { try site.store().posts.editable($0.id, by: editor)?.state(at: site.now) }
    }
}
