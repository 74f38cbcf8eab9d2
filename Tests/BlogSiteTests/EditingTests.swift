import Blog
import BlogStore
import HTTP
import MariaDB
import Testing

@testable import BlogSite

@Suite struct EditingTests {
    @Test func `an ended session gives back everything that was typed into the editor, also when it cannot be parked`()
        throws
    {
        try withSite { site throws in
            let editor = try site.browser(loggedInAs: .editor)
            _ = editor.get("/admin/posts/new")
            editor.cookies[CookieName.session] = nil
            try site.store().connection.execute("ALTER TABLE parked_forms DROP COLUMN sealed_fields")
            let page = editor.post(
                "/admin/posts/new",
                [
                    ("title", "On <swifts>"), ("body", "An hour's work."), ("excerpt", "In short."),
                    ("tags", "Birds, Air"),
                    ("category", "Nature"), ("intent", "save"),
                ])
            #expect(page.status == .forbidden)
            for text in ["On &lt;swifts&gt;", "An hour&#39;s work.", "In short.", "Birds, Air", "Nature"] {
                #expect(page.text.contains("readonly>\n\(text)</textarea>"), "\(text)")
            }
            #expect(page.text.contains("href=\"/login?next=%2Fadmin%2Fposts%2Fnew\""))
        }
    }

    @Test func `a post is drafted, previewed, published, edited, unpublished and thrown away`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .author)
            browser.get("/admin/posts/new")
            let drafted = browser.post(
                "/admin/posts/new", Self.fields(title: "On Swifts", body: "They *fly*.", intent: "save"))
            let edit = try #require(drafted.location)
            #expect(browser.follow(drafted).text.contains("Draft saved."))
            #expect(site.browser().get("/posts/on-swifts").status == .notFound)

            let previewed = browser.post(
                edit, Self.fields(title: "On Swifts", body: "They *sleep*.", version: 1, intent: "preview"))
            let preview = browser.follow(previewed)
            #expect(preview.text.contains("<em>sleep</em>") && preview.text.contains("They *sleep*."))

            browser.get(edit)
            let published = browser.post(
                edit, Self.fields(title: "On Swifts", body: "They *sleep*.", version: 2, intent: "publish"))
            #expect(browser.follow(published).text.contains("Published."))
            #expect(site.browser().get("/posts/on-swifts").text.contains("<em>sleep</em>"))

            let changed = browser.post(
                edit,
                Self.fields(title: "On Swifts", body: "They *dream*.", version: 3, status: "published", intent: "save"))
            #expect(browser.follow(changed).text.contains("Changes saved."))
            #expect(site.browser().get("/posts/on-swifts").text.contains("<em>dream</em>"))

            let id = try #require(edit.split(separator: "/").dropLast().last)
            func apply(_ action: String) -> String {
                browser.get("/admin/posts")
                return browser.follow(browser.post("/admin/posts", [("ids", String(id)), ("action", action)])).text
            }
            #expect(apply("unpublish").contains("1 post taken back to the drafts."))
            #expect(site.browser().get("/posts/on-swifts").status == .notFound)
            #expect(apply("trash").contains("1 post moved to the trash."))
            #expect(apply("restore").contains("1 post restored"))
            #expect(apply("delete").contains("Nothing changed"))
        }
    }

    @Test func `Preview of a published text saves nothing`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            let browser = try site.browser(loggedInAs: .editor)
            browser.get("/admin/posts/\(saved.id)/edit")
            let page = browser.post(
                "/admin/posts/\(saved.id)/edit",
                Self.fields(title: "Post", body: "New *words*", version: 1, status: "published", intent: "preview"))
            #expect(page.status == .ok)
            #expect(page.text.contains("<em>words</em>") && page.text.contains("New *words*"))
            #expect(!site.browser().get("/posts/post").text.contains("words"))
        }
    }

    @Test func `two who edit at once both keep their text`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            let url = "/admin/posts/\(saved.id)/edit"
            let (ada, eve) = (
                try site.browser(loggedInAs: .editor, name: "ada"), try site.browser(loggedInAs: .editor, name: "eve")
            )
            ada.get(url)
            eve.get(url)
            #expect(
                ada.post(url, Self.fields(title: "Post", body: "Ada's text", version: 1, status: "published")).status
                    == .seeOther)
            let conflict = eve.post(
                url, Self.fields(title: "Post", body: "Eve's text", version: 1, status: "published"))
            #expect(conflict.status == .unprocessableContent)
            #expect(conflict.text.contains("Ada&#39;s text") && conflict.text.contains("Eve&#39;s text"))
            #expect(conflict.hidden("version") == "2")
            #expect(site.browser().get("/posts/post").text.contains("Ada"))
            #expect(
                eve.post(url, Self.fields(title: "Post", body: "Both texts", version: 2, status: "published")).status
                    == .seeOther)
            #expect(site.browser().get("/posts/post").text.contains("Both texts"))
        }
    }

    @Test func `a taken slug gets a number`() throws {
        try withSite { site throws in
            #expect(try site.post("Same title").slug.text == "same-title")
            #expect(try site.post("Same title").slug.text == "same-title-2")
            #expect(try site.post("Same title").slug.text == "same-title-3")
            #expect(try site.post("Same title") { $0.kind = .page }.slug.text == "same-title")
        }
    }

    @Test func `CVE-2022-41654: authors change nothing that is not theirs, whatever they send`() throws {
        try withSite { site throws in
            let ada = try site.account(.author, name: "ada")
            let saved = try site.post("Ada's post", by: ada)
            let page = try site.post("About") { $0.kind = .page }
            let eve = try site.browser(loggedInAs: .author, name: "eve")
            eve.get("/admin/posts/new")
            let url = "/admin/posts/\(saved.id)/edit"
            #expect(eve.get(url).status == .notFound)
            let fields = Self.fields(title: "Stolen", body: "x", version: 1)
            #expect(eve.post(url, fields).status == .notFound)
            #expect(eve.post("/admin/posts/\(page.id)/edit", fields).status == .notFound)
            #expect(eve.get("/admin/posts?kind=page").status == .forbidden)
            #expect(eve.post("/admin/posts/new?kind=page", fields).status == .forbidden)
            eve.get("/admin/posts")
            let bulk = eve.post("/admin/posts", [("ids", "\(saved.id)"), ("ids", "\(page.id)"), ("action", "trash")])
            #expect(eve.follow(bulk).text.contains("Nothing changed"))
            #expect(site.browser().get("/posts/adas-post").status == .ok)
            #expect(!eve.get("/admin/posts").text.contains("Ada&#39;s post"))

            let own = eve.post(
                "/admin/posts/new",
                Self.fields(title: "Mine", body: "x", status: "draft") + [
                    ("author_id", "\(ada.id)"), ("id", "1"), ("kind", "page"), ("comment_count", "99"),
                ])
            #expect(own.status == .seeOther)
            #expect(
                try site.store().posts.list(.post, nil, for: eveAccount(site), limit: 9, now: site.now).map(\.title)
                    == ["Mine"])
        }
    }

    @Test func `what is wrong is told beside its field and the text stays`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .author)
            browser.get("/admin/posts/new")
            let page = browser.post(
                "/admin/posts/new",
                [
                    ("title", String(repeating: "x", count: 201)), ("slug", "Not a slug"), ("body", "An hour of work"),
                    ("published_at", "tomorrow"), ("tags", "a\u{202E}b"), ("intent", "publish"),
                ])
            #expect(page.status == .unprocessableContent)
            #expect(page.text.contains("An hour of work") && page.text.contains("value=\"tomorrow\""))
            for id in ["title", "slug", "tags", "published-at"] {
                #expect(page.text.contains("id=\"\(id)-error\""), "\(id)")
            }
        }
    }

    @Test func `scheduling needs a time to come`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .author)
            browser.get("/admin/posts/new")
            let fields = Self.fields(title: "Later", body: "x", status: "scheduled")
            #expect(browser.post("/admin/posts/new", fields).status == .unprocessableContent)
            #expect(
                browser.post("/admin/posts/new", fields + [("published_at", "2020-01-01 10:00")]).status
                    == .unprocessableContent)
            let saved = browser.post("/admin/posts/new", fields + [("published_at", "2090-01-01 10:00")])
            #expect(browser.follow(saved).text.contains("Scheduled for 1 January 2090, 10:00 UTC."))
            #expect(browser.get("/admin/posts?status=scheduled").text.contains("Later"))
            #expect(site.browser().get("/posts/later").status == .notFound)
        }
    }

    @Test func `emptying the trash asks first and takes the comments along`() throws {
        try withSite { site throws in
            let saved = try site.post("Old post")
            try site.comment(on: saved.id, "Hello")
            let browser = try site.browser(loggedInAs: .administrator)
            browser.get("/admin/posts")
            browser.post("/admin/posts", [("ids", "\(saved.id)"), ("action", "trash")])
            #expect(browser.get("/admin/posts/trash/empty").text.contains("Delete 1 post for ever?"))
            let done = browser.post("/admin/posts/trash/empty", [("ids", "\(saved.id)")])
            #expect(browser.follow(done).text.contains("1 post deleted for ever."))
            #expect(try site.store().comments.counts().isEmpty)
        }
    }

    @Test func `a post comes back from the trash as what it was, by one button`() throws {
        try withSite { site throws in
            let saved = try site.post("Post") { $0.publishedAt = "2020-02-02 10:00" }
            let browser = try site.browser(loggedInAs: .editor)
            for action in ["trash", "unpublish"] {
                browser.get("/admin/posts")
                let done = browser.follow(
                    browser.post("/admin/posts", [("ids", "\(saved.id)"), ("action", action)]))
                #expect(site.browser().get("/posts/post").status == .notFound)
                let undo = try #require(done.forms.first { $0.button == "Undo" })
                browser.post(undo.action, undo.fields)
                #expect(site.browser().get("/posts/post").text.contains("2 February 2020"))
            }
        }
    }

    @Test func `deleting for ever from the list asks first`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            let browser = try site.browser(loggedInAs: .editor)
            browser.get("/admin/posts")
            browser.post("/admin/posts", [("ids", "\(saved.id)"), ("action", "trash")])
            let question = browser.post("/admin/posts?status=trash", [("ids", "\(saved.id)"), ("action", "delete")])
            #expect(question.status == .ok && question.text.contains("Delete 1 post for ever?"))
            #expect(browser.get("/admin/posts?status=trash").text.contains("Select “Post”"))
            let form = try #require(question.forms.last { $0.button == "Delete for ever" })
            #expect(browser.follow(browser.post(form.action, form.fields)).text.contains("1 post deleted for ever."))
        }
    }

    @Test func `a notice leads to what it speaks of`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .author)
            browser.get("/admin/posts/new")
            let drafted = browser.post("/admin/posts/new", Self.fields(title: "On Swifts", body: "They *fly*."))
            let edit = try #require(drafted.location)
            let draft = browser.follow(drafted)
            #expect(draft.text.contains("Draft saved. <a href=\"\(edit)?preview=1\">Preview</a>"))
            #expect(draft.text.contains("Draft saved \(DateLabel(site.now).time)."))
            let published = browser.post(
                edit, Self.fields(title: "On Swifts", body: "They *fly*.", version: 1, intent: "publish"))
            #expect(
                browser.follow(published).text.contains("Published. <a href=\"/posts/on-swifts\">View post</a>"))
        }
    }

    @Test func `the editor keeps no copy in the browser`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .author)
            #expect(browser.get("/admin/posts/new").headers["Cache-Control"] == "no-store")
        }
    }

    private func eveAccount(_ site: TestSite) throws -> Account { try site.account(.author, name: "eve") }

    private static func fields(
        title: String, body: String, version: Int? = nil, status: String = "draft", intent: String = "save"
    ) -> [(String, String)] {
        [("title", title), ("body", body), ("status", status), ("comments", "open"), ("intent", intent)]
            + (version.map { [("version", "\($0)")] } ?? [])
    }
}
