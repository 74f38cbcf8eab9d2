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

    @Test func `an authenticator app that was set up in another tab is not to be replaced by mistake`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            let page = browser.get("/account/two-factor/app")
            let token = try #require(Browser.formToken(in: page.text))
            let secret = try #require(page.secret)
            let fields = [("code", try site.code(secret)), ("form_token", token)]
            #expect(browser.post("/account/two-factor/app", fields).recoveryCodes.count == 10)
            let again = browser.post("/account/two-factor/app", fields)
            #expect(again.status == .unprocessableContent)
            #expect(again.text.contains("An app was set up meanwhile") && !again.text.contains("send it again"))
            #expect(again.text.contains("You have set up an app already."))
        }
    }

    @Test func `a comment that is sent after logging out is given back, and can be sent with and without an account`()
        throws
    {
        try withSite { site throws in
            try site.post("Post")
            try site.account(.reader, name: "ada")
            let ada = site.browser()
            ada.get("/login")
            ada.post("/login", [("name", "ada"), ("password", TestSite.password)])
            let token = try #require(Browser.formToken(in: ada.get("/posts/post").text))
            ada.post("/logout", [])
            let page = ada.post("/posts/post/comments", [("body", "An hour of work"), ("form_token", token)])
            #expect(page.status == .forbidden && page.text.contains("<h1>You are logged out</h1>"))
            #expect(page.text.contains("An hour of work</textarea>"))
            #expect(page.text.contains("href=\"/login?next=%2Fposts%2Fpost%23respond\""))
            #expect(page.text.contains("<a href=\"/posts/post#respond\">Comment as a guest</a>"))
            let profile = ada.post(Self.profile, [("bio", "My life"), ("form_token", token)])
            #expect(profile.text.contains("You are logged out") && profile.text.contains("My life</textarea>"))
            #expect(!profile.text.contains("guest"))
        }
    }

    @Test func `the button of a registration asks for the password once another browser has shown it`() throws {
        try withSite { site throws in
            let (first, second) = (site.browser(), site.browser())
            site.register("ada", in: first)
            let link = try #require(try site.verificationLink(to: "ada@example.org"))
            let key = String(link.suffix(43))
            #expect(!first.get(link).text.contains("type=\"password\""))
            second.get("/login")
            second.post("/login", [("name", "ada"), ("password", TestSite.password)])
            let page = first.post("/verify", [("key", key)])
            #expect(page.status == .unprocessableContent && page.text.contains("type=\"password\""))
            #expect(page.text.contains("it was entered in another browser meanwhile"))
            #expect(!page.text.contains("password-error") && !page.text.contains("Error:"))
            let empty = first.post("/verify", [("key", key), ("password", "")])
            #expect(empty.text.contains("Enter the password that you chose.") && empty.text.contains("password-error"))
            #expect(
                first.post("/verify", [("key", key), ("password", "x")]).text
                    .contains("This is not the password that was chosen."))
            #expect(first.post("/verify", [("key", key), ("password", TestSite.password)]).status == .seeOther)
        }
    }

    @Test func `the tab in which somebody registered tells that the account may be ready`() throws {
        try withSite { site throws in
            let (first, second) = (site.browser(), site.browser())
            site.register("ada", in: first)
            try site.confirm("ada@example.org", in: second, password: TestSite.password)
            let page = first.get("/verify")
            #expect(page.text.contains("your account is ready: log in") && page.text.contains("href=\"/login\""))
        }
    }
}
