import Blog
import BlogStore
import HTTP
import Sodium
import Testing

@testable import BlogSite

/// What somebody does in one tab, or in another browser, while a form is open in this one.
@Suite struct OtherTabsTests {
    private static let profile = "/account/profile"

    @Test
    func `what was saved of a profile meanwhile is told before it is overwritten, and goes once it is sent again`()
        throws
    {
        try withSite { site throws in
            let ada = try site.browser(loggedInAs: .reader, name: "ada")
            let seen = try #require(ada.get(Self.profile).hidden("seen"))
            func save(_ name: String, _ bio: String, seen: String) -> Browser.Page {
                ada.post(Self.profile, [("display_name", name), ("bio", bio), ("website", ""), ("seen", seen)])
            }
            #expect(save("Ada", "Hours of work", seen: seen).status == .seeOther)
            let page = save("Ada Lovelace", "", seen: seen)
            #expect(page.status == .unprocessableContent)
            #expect(page.text.contains("“Hours of work” was saved here meanwhile") && page.text.contains("bio-error"))
            #expect(page.text.contains("value=\"Ada Lovelace\"") && !page.text.contains("display-name-error"))
            let account = try site.account(.reader, name: "ada")
            #expect(try site.store().accounts.details(account.id)?.bio == "Hours of work")
            #expect(save("Ada Lovelace", "", seen: try #require(page.hidden("seen"))).status == .seeOther)
            let saved = try #require(try site.store().accounts.details(account.id))
            #expect(saved.bio.isEmpty && saved.account.displayName == "Ada Lovelace")
            #expect(save("Ada Lovelace", "", seen: seen).status == .seeOther, "the same twice loses nothing")
        }
    }

    @Test func `a profile that comes back for another reason still knows what was seen`() throws {
        try withSite { site throws in
            let ada = try site.browser(loggedInAs: .reader, name: "ada")
            let seen = try #require(ada.get(Self.profile).hidden("seen"))
            let fields = [("display_name", ""), ("bio", ""), ("website", ""), ("seen", seen)]
            #expect(ada.post(Self.profile, fields).hidden("seen") == seen)
            #expect(ada.post(Self.profile, fields + [("form_token", try Token().text)]).hidden("seen") == seen)
        }
    }
}
