import Blog
import BlogStore
import HTTP
import Sodium
import Testing

@testable import BlogSite

/// Every page with a form shows what waited for it, without code of its own.
@Suite struct ParkedFormPagesTests {
    private static let forms: [(url: String, fields: [(String, String)], words: [String])] = [
        (
            "/admin/settings",
            [
                ("title", "A new title"), ("tagline", "T"), ("language", "en"), ("registration", "closed"),
                ("seen", "x"),
            ],
            ["value=\"A new title\"", "value=\"closed\" selected", "name=\"seen\" value=\"x\""]
        ),
        (
            "/admin/invitations", [("email", "friend@example.org"), ("role", "editor"), ("action", "invite")],
            ["value=\"friend@example.org\"", "value=\"editor\" selected"]
        ),
        (
            "/account/profile", [("display_name", "Ada L."), ("bio", "A life’s work"), ("website", "x")],
            ["value=\"Ada L.\"", "A life’s work</textarea>", "value=\"x\""]
        ),
        ("/account/email", [("email", "new@example.org")], ["value=\"new@example.org\""]),
    ]

    @Test(arguments: forms.indices) func `what was typed into a form waits for its page`(_ index: Int) throws {
        let form = Self.forms[index]
        try withSite { site throws in
            let ada = try site.browser(loggedInAs: .administrator, name: "ada")
            let token = try #require(ada.cookies[CookieName.session].flatMap(Token.init(_:)))
            try site.store().sessions.end(token.digest)
            let sent = ada.post(form.url, form.fields)
            #expect(sent.location == "/login?next=\(PercentCoding.encode(form.url))")
            ada.get("/login")
            let login = ada.post(
                "/login", [("name", "ada"), ("password", "correct horse battery"), ("next", form.url)])
            let page = ada.follow(login)
            #expect(page.status == .ok)
            for words in form.words { #expect(page.text.contains(words), "\(words)") }
            #expect(page.text.contains("What you had typed is here. Check it and send it."))
        }
    }

    @Test func `what a proof is asked for again waits in the settings`() throws {
        try withSite { site throws in
            let ada = try site.browser(loggedInAs: .administrator, name: "ada")
            ada.get("/admin/settings")
            site.advance(seconds: 1_000)
            let sent = ada.post("/admin/settings", Self.forms[0].fields)
            #expect(sent.location == "/account/confirm?next=%2Fadmin%2Fsettings")
            let question = ada.follow(sent)
            #expect(question.text.contains("What you typed is kept: it waits for you in its form."))
            let proven = ada.post(
                "/account/confirm", [("password", "correct horse battery"), ("next", "/admin/settings")])
            let page = ada.follow(proven).text
            #expect(page.contains("value=\"A new title\""))
            #expect(page.contains("Thank you. Go on. What you had typed is here. Check it and send it."))
        }
    }
}
