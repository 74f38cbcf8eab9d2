import Blog
import BlogStore
import HTTP
import Sodium
import Testing

@testable import BlogSite

/// What password managers, and people who look at what they type, find in forms that take a password.
@Suite struct PasswordFieldTests {
    private static let script = "<script src=\"/assets/passwords.js\" defer></script>"

    /// The pages that take a password, each with the name of the account that it belongs to where the page knows it.
    private func pages(_ site: TestSite) throws -> [(page: Browser.Page, username: String?)] {
        try site.account(.reader, name: "ada")
        try site.store().settings.set("registration", to: "open")
        let signedIn = try site.browser(loggedInAs: .reader, name: "ada")
        let changing = signedIn.get("/account/password")
        site.advance(seconds: 1_000)
        let confirming = signedIn.get("/account/confirm")
        site.askForLink("ada@example.org")
        let resetting = site.browser().get("/password/reset?key=\(try site.passwordKey(for: "ada@example.org"))")
        site.register("grace", in: site.browser())
        let link = try #require(try site.verificationLink(to: "grace@example.org"))
        let token = try Token()
        try site.store().setup.issueLink(token.digest, expires: site.now.advanced(bySeconds: 600))
        return [
            (site.browser().get("/login"), nil), (site.browser().get("/register"), nil),
            (site.browser().get("/setup?key=\(token.text)"), nil), (changing, "ada"), (confirming, "ada"),
            (resetting, "ada"), (site.browser().get(link), "grace"),
        ]
    }

    @Test func `every page with a password field brings the button that shows it, and other pages bring none`() throws {
        try withSite { site throws in
            for (page, _) in try pages(site) {
                #expect(page.status == .ok && page.text.contains("type=\"password\""), "\(page.text.prefix(300))")
                #expect(page.text.contains(Self.script), "\(page.text.prefix(300))")
            }
            let signedIn = try site.browser(loggedInAs: .reader, name: "ada")
            for url in ["/", "/account", "/account/email", "/account/sessions"] {
                #expect(!signedIn.get(url).text.contains("passwords.js"), "\(url)")
            }
        }
    }

    @Test func `a form that takes the password of a known account names it for password managers`() throws {
        try withSite { site throws in
            for (page, username) in try pages(site) {
                let fields = PageMarkup(page.text).elements(named: "input").filter { $0["autocomplete"] == "username" }
                #expect(fields.count <= 1)
                guard let username else { continue }
                let field = try #require(fields.first, "\(page.text.prefix(300))")
                #expect(field["value"] == username)
                // It is no field of the form: it is not sent, not changed and not come by.
                #expect(field["name"] == nil && field["readonly"] != nil && field["tabindex"] == "-1")
            }
            try site.guarded(name: "eve")
            let code = try site.browserAtSecondStep("eve").get("/login/code")
            #expect(code.text.contains("value=\"eve\" autocomplete=\"username\""))
        }
    }

    @Test func `no speller or keyboard takes part in a password, also while it is shown`() throws {
        try withSite { site throws in
            for (page, _) in try pages(site) {
                for field in PageMarkup(page.text).elements(named: "input") where field["type"] == "password" {
                    #expect(field["spellcheck"] == "false" && field["autocapitalize"] == "none", "\(field)")
                }
            }
        }
    }
}
