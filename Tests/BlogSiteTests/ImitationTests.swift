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
}
