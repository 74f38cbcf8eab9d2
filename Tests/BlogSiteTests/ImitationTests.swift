import Blog
import BlogStore
import HTTP
import MariaDB
import Testing

@testable import BlogSite

/// Guests who would pass for those who run the site.
@Suite struct ImitationTests {
    @Test(arguments: ["Ada Lovelace", "ada-king", "Аdа Lоvelace", "ADA  LOVELACE", "ada.k1ng"])
    func `CVE-2008-4106: a guest cannot comment under what looks like a writer's name`(_ name: String) throws {
        try withSite { site throws in
            let ada = try site.account(.author, name: "ada.king")
            try site.store().accounts.setDisplayName(DisplayName("Ada Lovelace"), of: ada.id)
            let saved = try site.post("Post", by: ada)
            let guest = site.browser()
            guest.get("/posts/\(saved.slug)")
            let fields = [("body", "I am she."), ("name", name), ("email", "guest@example.org"), ("website", "")]
            let refused = guest.post("/posts/\(saved.slug)/comments", fields)
            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.contains("id=\"name-error\""))
            #expect(refused.text.contains("Somebody who writes on this site has this name"))
            #expect(refused.text.contains("I am she."))
            let other = fields.map { $0.0 == "name" ? ("name", "Ada of Rome") : $0 }
            #expect(guest.post("/posts/\(saved.slug)/comments", other).status == .seeOther)
        }
    }

    @Test func `a reader's name is no writer's`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            try site.account(.reader, name: "bob")
            let guest = site.browser()
            guest.get("/posts/\(saved.slug)")
            let posted = guest.post(
                "/posts/\(saved.slug)/comments", [("body", "Hello."), ("name", "Bob"), ("email", "")])
            #expect(posted.status == .seeOther)
        }
    }
    @Test(arguments: ["Administrator", "M0derator", "The Bird Post", "the bird-post", "blog.example", "Former member"])
    func `CVE-2008-4106: a guest cannot comment as the site itself`(_ name: String) throws {
        try withSite { site throws in
            let saved = try bird(site)
            let guest = site.browser()
            guest.get("/posts/\(saved.slug)")
            let fields = [("body", "Send me your password."), ("email", ""), ("website", "")]
            let refused = guest.post("/posts/\(saved.slug)/comments", fields + [("name", name)])
            #expect(refused.status == .unprocessableContent && refused.text.contains("id=\"name-error\""))
            #expect(refused.text.contains("Use another one, such as your first name."))
            #expect(refused.text.contains("Send me your password.</textarea>"))
            for free in ["Anonymous", "Guest", "Bird", "Adam Inistrator"] {
                let posted = guest.post("/posts/\(saved.slug)/comments", fields + [("name", free)])
                #expect(posted.status == .seeOther, "\(free)")
            }
        }
    }

    @Test(arguments: ["The Bird Post", "The Bіrd Pоst", "thebirdpost", "blog.example", "Blog Example"])
    func `CVE-2008-4106: no reader is shown under the name of the site, and whoever writes on it may be`(_ name: String)
        throws
    {
        try withSite { site throws in
            _ = try bird(site)
            for (role, status) in [(Role.reader, Status.unprocessableContent), (.author, .seeOther)] {
                let browser = try site.browser(loggedInAs: role)
                browser.get("/account/profile")
                let page = browser.post("/account/profile", [("display_name", name), ("bio", ""), ("website", "")])
                #expect(page.status == status, "\(role)")
            }
        }
    }

    /// A post on a site with a title of its own.
    private func bird(_ site: TestSite) throws -> PostStore.Saved {
        try site.store().connection.execute(
            "REPLACE INTO settings (name, value) VALUES ('title', 'The Bird Post')")
        return try site.post("Post")
    }
}
