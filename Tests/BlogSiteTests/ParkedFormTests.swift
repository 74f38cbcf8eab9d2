import Blog
import BlogStore
import HTTP
import MariaDB
import Sodium
import Testing

@testable import BlogSite

@Suite struct ParkedFormTests {
    private static let words = "What you had typed is here. Check it and send it."

    @Test func `what is sent with an ended session stands in its form after the log-in, and goes once it is sent`()
        throws
    {
        try withSite { site throws in
            let ada = try site.browser(loggedInAs: .author, name: "ada")
            ada.get("/admin/posts/new")
            try endSession(of: ada, site)
            let sent = ada.post("/admin/posts/new", Self.fields(title: "On <swifts>", body: "An hour\nof work 🐦"))
            #expect(sent.location == "/login?next=%2Fadmin%2Fposts%2Fnew")
            let login = ada.follow(sent)
            #expect(login.text.contains("What you typed is kept: it waits for you in its form."))
            let back = try logIn(ada, "ada", next: "/admin/posts/new")
            #expect(back.text.contains(Self.words) && back.text.contains("You are now logged in."))
            #expect(back.text.contains("value=\"On &lt;swifts&gt;\""))
            #expect(back.text.contains(">\nAn hour\nof work 🐦</textarea>"))
            #expect(back.text.contains("value=\"Birds, Air\""))
            #expect(!back.text.contains("name=\"status\""), "the buttons alone decide what becomes of it")
            #expect(back.headers["Cache-Control"] == "no-store")
            #expect(
                try site.store().posts.counts(.post, for: site.account(.author, name: "ada"), now: site.now).isEmpty)
            #expect(ada.get("/admin/posts/new").text.contains(Self.words), "it waits until it is sent")
            let published = ada.post("/admin/posts/new", Self.fields(title: "On swifts", body: "An hour of work"))
            #expect(ada.follow(published).text.contains("Published."))
            #expect(try parkedCount(site) == 0)
            #expect(!ada.get("/admin/posts/new").text.contains(Self.words))
        }
    }

    @Test func `an edit waits with the version that was seen, so that no text of others is lost`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            let url = "/admin/posts/\(saved.id)/edit"
            let (ada, eve) = (
                try site.browser(loggedInAs: .editor, name: "ada"), try site.browser(loggedInAs: .editor, name: "eve")
            )
            ada.get(url)
            try endSession(of: ada, site)
            let version = [("version", "1"), ("slug", "post")]
            #expect(ada.post(url, Self.fields(title: "Post", body: "Ada's text") + version).status == .seeOther)
            eve.get(url)
            eve.post(url, Self.fields(title: "Post", body: "Eve's text") + version)
            let back = try logIn(ada, "ada", next: url)
            #expect(back.text.contains("Ada&#39;s text") && back.hidden("version") == "1")
            let conflict = ada.post(url, Self.fields(title: "Post", body: "Ada's text") + version)
            #expect(conflict.status == .unprocessableContent && conflict.text.contains("Eve&#39;s text"))
            #expect(try parkedCount(site) == 1, "it was not taken yet")
        }
    }

    @Test func `a page is parked apart from a post, and each is found in its own form`() throws {
        try withSite { site throws in
            let ada = try site.browser(loggedInAs: .editor, name: "ada")
            ada.get("/admin/posts/new")
            try endSession(of: ada, site)
            let post = ada.post("/admin/posts/new", Self.fields(title: "A post", body: "1"))
            let page = ada.post("/admin/posts/new?kind=page", Self.fields(title: "A page", body: "2"))
            #expect(post.location == "/login?next=%2Fadmin%2Fposts%2Fnew")
            #expect(page.location == "/login?next=%2Fadmin%2Fposts%2Fnew%3Fkind%3Dpage")
            #expect(try logIn(ada, "ada", next: "/admin/posts/new?kind=page").text.contains("value=\"A page\""))
            #expect(ada.get("/admin/posts/new").text.contains("value=\"A post\""))
        }
    }

    @Test func `a reader's comment and what it answers wait for the log-in`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            let parent = try site.comment(on: saved.id, "A question")
            let reader = try site.browser(loggedInAs: .reader, name: "ada")
            reader.get("/posts/post?reply=\(parent)")
            try endSession(of: reader, site)
            let sent = reader.post(
                "/posts/post/comments", [("body", "A long answer"), ("parent", "\(parent)"), ("intent", "post")])
            #expect(sent.location == "/login?next=%2Fposts%2Fpost%23respond")
            #expect(try site.store().comments.counts() == [.approved: 1], "no guest's comment is made of it")
            let stranger = reader.get("/posts/post")
            #expect(!stranger.text.contains("A long answer"), "whoever is not logged in is shown nothing of it")
            #expect(stranger.headers["Cache-Control"] == "no-store")
            let back = try logIn(reader, "ada", next: "/posts/post#respond")
            #expect(back.status == .ok && back.text.contains(">\nA long answer</textarea>"))
            #expect(back.text.contains("Reply to Guest") && back.hidden("parent") == "\(parent)")
            let posted = reader.post(
                "/posts/post/comments", [("body", "A long answer"), ("parent", "\(parent)"), ("intent", "post")])
            #expect(posted.location?.contains("#comment-") == true)
            #expect(try parkedCount(site) == 0)
        }
    }

    @Test func `a comment whose post was closed meanwhile is given back`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            let reader = try site.browser(loggedInAs: .reader, name: "ada")
            reader.get("/posts/post")
            try endSession(of: reader, site)
            reader.post("/posts/post/comments", [("body", "A long answer"), ("intent", "post")])
            try site.store().connection.execute("UPDATE posts SET comments_open = 0 WHERE id = \(saved.id)")
            let closed = try logIn(reader, "ada", next: "/posts/post#respond")
            #expect(closed.text.contains("Comments are closed") && closed.text.contains("A long answer</textarea>"))
            try site.store().connection.execute("DELETE FROM posts WHERE id = \(saved.id)")
            let gone = reader.get("/posts/post")
            #expect(gone.status == .notFound && gone.text.contains("A long answer</textarea>"))
            #expect(!gone.text.contains(Self.words))
        }
    }

    @Test func `a form that asks for a fresh proof waits for it`() throws {
        try withSite { site throws in
            let ada = try site.browser(loggedInAs: .author, name: "ada")
            try site.post("Mine", by: site.account(.author, name: "ada"))
            ada.get("/account/delete")
            site.advance(seconds: 1_000)
            let sent = ada.post("/account/delete", [("posts", "erase"), ("confirmed", "yes")])
            #expect(sent.location == "/account/confirm?next=%2Faccount%2Fdelete")
            try proveAgain(site)
            let back = ada.get("/account/delete")
            #expect(back.text.contains(Self.words) && back.text.contains("value=\"erase\" checked"))
            #expect(!back.text.contains("value=\"yes\" checked"), "what acts is not filled in for anybody")
        }
    }

    @Test func `a form that asks for a second factor waits for it`() throws {
        try withSite { site throws in
            let ada = try site.browser(loggedInAs: .author, name: "ada")
            ada.get("/admin/posts/new")
            try site.store().settings.set("second-factor-from", to: "author")
            site.advance(seconds: 3)
            let sent = ada.post("/admin/posts/new", Self.fields(title: "Kept", body: "An hour of work"))
            #expect(sent.location == "/account/two-factor")
            #expect(ada.get("/").text.contains("What you typed waits in its form for two hours."))
            try site.store().connection.execute("UPDATE sessions SET is_strong = 1")
            #expect(ada.get("/admin/posts/new").text.contains("An hour of work"))
        }
    }

    @Test func `somebody else who logs in in the same browser is shown nothing`() throws {
        try withSite { site throws in
            let ada = try site.browser(loggedInAs: .author, name: "ada")
            try site.account(.administrator, name: "eve")
            ada.get("/admin/posts/new")
            // Its row is still there, but it is too old.
            site.advance(seconds: 86_400)
            ada.post("/admin/posts/new", Self.fields(title: "Ada's secret", body: "x"))
            let eves = try logIn(ada, "eve", next: "/admin/posts/new")
            #expect(!eves.text.contains("secret") && !eves.text.contains(Self.words))
            #expect(try parkedCount(site) == 1)
            ada.post("/logout", [])
            #expect(try parkedCount(site) == 0)
            ada.get("/login")
            _ = try logIn(ada, "ada", next: "/admin/posts/new")
            #expect(!ada.get("/admin/posts/new").text.contains("secret"), "whoever logs out leaves nothing behind")
        }
    }

    @Test func `a browser that only one person ever used keeps its forms for that person`() throws {
        try withSite { site throws in
            try site.account(.author, name: "ada")
            try site.account(.author, name: "eve")
            let browser = site.browser()
            browser.get("/login")
            _ = try logIn(browser, "ada", next: "/admin/posts/new")
            try endSession(of: browser, site)
            browser.post("/admin/posts/new", Self.fields(title: "Ada's secret", body: "x"))
            #expect(try !logIn(browser, "eve", next: "/admin/posts/new").text.contains("secret"))
        }
    }

    @Test func `no password, code, key or token is kept, and nothing readable`() throws {
        try withSite { site throws in
            let form = Form([
                ("title", "T"), ("password", "p"), ("current_password", "p"), ("code", "1"), ("key", "k"),
                ("form_token", "t"), ("intent", "publish"), ("ids", "1"), ("action", "delete"), ("passcode_hint", "h"),
                ("confirmed", "yes"),
            ])
            #expect(ParkedForm.typed(form).fields.map(\.name) == ["title", "passcode_hint"])
            let ada = try site.browser(loggedInAs: .author, name: "ada")
            ada.get("/admin/posts/new")
            try endSession(of: ada, site)
            ada.post("/admin/posts/new", Self.fields(title: "Plain title", body: "Plain text"))
            let rows = try site.store().connection.rows("SELECT token_digest, sealed_fields FROM parked_forms") {
                try $0.bytes(0) + $0.bytes(1)
            }
            #expect(rows.count == 1)
            #expect(!String(decoding: rows.joined(), as: UTF8.self).contains("Plain"))
            let secret = try #require(ada.cookies[CookieName.parked].flatMap(Token.init(_:)))
            #expect(rows.first?.prefix(32).elementsEqual(secret.digest) == false)
        }
    }

    @Test func `what nobody comes back for is swept after two hours`() throws {
        try withSite { site throws in
            let ada = try site.browser(loggedInAs: .author, name: "ada")
            ada.get("/admin/posts/new")
            try endSession(of: ada, site)
            ada.post("/admin/posts/new", Self.fields(title: "Old", body: "x"))
            site.advance(seconds: ParkedForm.lifetime + 1)
            #expect(try !logIn(ada, "ada", next: "/admin/posts/new").text.contains("value=\"Old\""))
            let eve = try site.browser(loggedInAs: .author, name: "eve")
            eve.get("/admin/posts/new")
            try endSession(of: eve, site)
            eve.post("/admin/posts/new", Self.fields(title: "New", body: "x"))
            #expect(try parkedCount(site) == 1)
        }
    }

    @Test func `cross-site request forgery: a foreign page parks nothing`() throws {
        try withSite { site throws in
            let page = site.browser().post("/admin/posts/new", Self.fields(title: "Planted", body: "x")) {
                $0.headers.set("Origin", "https://evil.example")
                $0.headers.set("Sec-Fetch-Site", "cross-site")
            }
            #expect(page.status == .forbidden)
            #expect(try parkedCount(site) == 0)
        }
    }

    @Test func `strangers fill no disk: beyond a measure the text is given back at once`() throws {
        try withSite { site throws in
            for number in 0..<25 {
                let stranger = site.browser()
                let page = stranger.post("/admin/posts/new", Self.fields(title: "T\(number)", body: "An hour of work"))
                if number < 20 {
                    #expect(page.location?.hasPrefix("/login") == true)
                } else {
                    #expect(page.status == .forbidden && page.text.contains("An hour of work</textarea>"))
                    #expect(page.text.contains("/login?next="))
                }
            }
            #expect(try parkedCount(site) == 20)
        }
    }

    @Test func `too little right gives the text back at once, and says so`() throws {
        try withSite { site throws in
            let reader = try site.browser(loggedInAs: .reader)
            reader.get("/")
            let page = reader.post("/admin/posts/new", Self.fields(title: "T", body: "An hour of work"))
            #expect(page.status == .forbidden && page.text.contains("An hour of work</textarea>"))
            #expect(page.text.contains("Nothing was stored. What you wrote is below, to copy and keep."))
            #expect(try parkedCount(site) == 0)
        }
    }

    @Test func `a button alone is not kept, and does nothing after the log-in`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            let ada = try site.browser(loggedInAs: .editor, name: "ada")
            ada.get("/admin/posts")
            try endSession(of: ada, site)
            let sent = ada.post("/admin/posts", [("ids", "\(saved.id)"), ("action", "trash")])
            #expect(sent.status == .forbidden)
            #expect(try parkedCount(site) == 0)
            _ = try logIn(ada, "ada", next: "/admin/posts")
            #expect(site.browser().get("/posts/post").status == .ok)
        }
    }

    private func endSession(of browser: Browser, _ site: TestSite) throws {
        let token = try #require(browser.cookies[CookieName.session].flatMap(Token.init(_:)))
        try site.store().sessions.end(token.digest)
    }

    private func proveAgain(_ site: TestSite) throws {
        try site.store().connection.execute(
            "UPDATE sessions SET proven_at = \(SQL.Value.dateTime(site.now.microseconds))")
    }

    /// The page that follows the log-in.
    private func logIn(_ browser: Browser, _ name: String, next: String) throws -> Browser.Page {
        browser.get("/login")
        let answer = browser.post(
            "/login", [("name", name), ("password", "correct horse battery"), ("next", next)])
        #expect(answer.location == next)
        return browser.follow(answer)
    }

    private func parkedCount(_ site: TestSite) throws -> Int {
        try site.store().connection.row("SELECT COUNT(*) FROM parked_forms") { try $0.int(0) } ?? -1
    }

    private static func fields(title: String, body: String) -> [(String, String)] {
        [
            ("title", title), ("body", body), ("tags", "Birds, Air"), ("status", "draft"), ("comments", "open"),
            ("intent", "publish"),
        ]
    }
}
