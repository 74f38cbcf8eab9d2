import Blog
import BlogStore
import HTTP
import Testing

@testable import BlogSite

/// What is told to who saves a text that was changed meanwhile.
@Suite struct EditConflictTests {
    @Test func `a post that was trashed meanwhile stays there when its stale editor is saved`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            let (ada, eve) = (try site.browser(loggedInAs: .editor, name: "ada"), try site.browser(loggedInAs: .editor))
            let url = "/admin/posts/\(saved.id)/edit"
            ada.get(url)
            eve.get("/admin/posts")
            eve.post("/admin/posts", [("ids", "\(saved.id)"), ("action", "trash")])
            let fields = [("title", "Post"), ("body", "New"), ("status", "published")]
            let conflict = ada.post(url, fields + [("version", "1"), ("intent", "save")])
            #expect(conflict.status == .unprocessableContent)
            #expect(conflict.text.contains("This post was moved to the trash in the meantime"))
            #expect(!conflict.text.contains("name=\"status\""))
            let version = try #require(conflict.hidden("version"))
            let again = fields.dropLast() + [("version", version)]
            let kept = ada.follow(ada.post(url, again + [("intent", "save")]))
            #expect(kept.text.contains("Changes saved. The post is still in the trash."))
            #expect(site.browser().get("/posts/post").status == .notFound)
            let taken = fields.dropLast() + [("version", kept.hidden("version") ?? ""), ("intent", "publish")]
            #expect(ada.follow(ada.post(url, Array(taken))).text.contains("Published."))
        }
    }

    @Test func `whatever differs is shown as it was saved, and nothing else`() throws {
        try withSite { site throws in
            let saved = try site.post("Post") {
                $0.tags = "Birds"
                $0.categories = "Air"
            }
            let browser = try site.browser(loggedInAs: .editor)
            let url = "/admin/posts/\(saved.id)/edit"
            browser.get(url)
            let other = [
                ("title", "Post"), ("body", "x"), ("excerpt", "In short."), ("tags", "Swifts, Birds"),
                ("slug", "other"),
                ("category", "Air"), ("status", "published"), ("version", "1"), ("intent", "save"),
            ]
            #expect(browser.post(url, other).status == .seeOther)
            let conflict = browser.post(
                url,
                [
                    ("title", "Post"), ("body", "y"), ("tags", "Birds"), ("category", "Air"), ("slug", "post"),
                    ("comments", "open"), ("status", "published"), ("version", "1"), ("intent", "save"),
                ])
            let facts = conflict.text.matches(of: /<dt>([^<]*)<\/dt>\s*<dd>([^<]*)<\/dd>/).map { "\($0.1): \($0.2)" }
            #expect(
                facts.filter { !$0.hasPrefix("Publishing date") } == [
                    "Status: Published", "Excerpt: In short.", "Slug: other", "Tags: Swifts, Birds",
                    "Comments are open: No",
                ])
        }
    }
}
