import Blog
import BlogStore
import HTTP
import MariaDB
import Sodium
import Testing

@testable import BlogSite

/// The address that an account has, confirmed by its owner.
@Suite struct EmailConfirmationTests {
    private static let offer = "Send a link to ada@example.org"

    @Test func `the first administrator confirms their address without typing it again`() throws {
        try withSite { site throws in
            let link = try Token()
            try site.store().setup.issueLink(link.digest, expires: site.now.advanced(bySeconds: 3_600))
            let browser = site.browser()
            browser.get("/setup?key=\(link.text)")
            browser.post(
                "/setup",
                [
                    ("title", "Wings"), ("name", "ada"), ("email", "ada@example.org"), ("password", TestSite.password),
                    ("key", link.text),
                ])
            let page = browser.get("/account/email").text
            #expect(page.contains("Your e-mail address is ada@example.org, and was never confirmed."))
            #expect(page.contains(Self.offer))
            let sent = browser.follow(browser.post("/account/email", [("action", "confirm")]))
            #expect(sent.text.contains("The link is on its way to you."))
            #expect(sent.text.contains("Send another link to ada@example.org"))
            #expect(try site.mailKinds(to: "ada@example.org") == ["confirm-email"])
            let done = browser.follow(try site.confirm("ada@example.org", in: browser))
            #expect(done.text.contains("Your e-mail address is confirmed."))
            #expect(!done.text.contains("link to ada@example.org"))
            #expect(try isVerified(site))
        }
    }

    @Test func `nothing changes but that it is confirmed: sessions and other links go on, and no mail tells of it`()
        throws
    {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            let other = try site.browser(loggedInAs: .reader, name: "ada")
            let cookie = browser.cookies[CookieName.session]
            site.askForLink("ada@example.org")
            let reset = try site.passwordKey(for: "ada@example.org")
            try ask(in: browser)
            let page = browser.get(try #require(try site.verificationLink(to: "ada@example.org")))
            #expect(page.text.contains("Confirm ada@example.org?") && page.text.contains("Confirm this address"))
            #expect(try !isVerified(site), "to open a link changes nothing")
            #expect(try site.confirm("ada@example.org", in: browser).location == "/account/email")
            #expect(try isVerified(site))
            #expect(browser.cookies[CookieName.session] == cookie && other.get("/").text.contains("Log out"))
            #expect(site.browser().get("/password/reset?key=\(reset)").status == .ok)
            #expect(try site.mailKinds(to: "ada@example.org") == ["password-link", "confirm-email"])
        }
    }

    @Test func `the address typed again is confirmed as by the button`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            browser.get("/account/email")
            browser.post("/account/email", [("email", "ada@example.org")])
            #expect(try site.mailKinds(to: "ada@example.org") == ["confirm-email"])
        }
    }

    @Test func `a link works once, and only for the address that it was sent to`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            try ask(in: browser)
            let link = try #require(try site.verificationLink(to: "ada@example.org"))
            let account = try site.account(.reader, name: "ada")
            try site.store().connection.execute(
                "UPDATE accounts SET email = 'ADA@example.org' WHERE id = \(account.id)")
            #expect(throws: StoreError.changedMeanwhile) {
                try site.store().accountLinks.confirmEmail(digest(of: link), now: site.now)
            }
            #expect(try !isVerified(site))
            try site.store().connection.execute(
                "UPDATE accounts SET email = 'ada@example.org' WHERE id = \(account.id)")
            try site.store().accountLinks.confirmEmail(digest(of: link), now: site.now)
            #expect(throws: StoreError.linkVoid) {
                try site.store().accountLinks.confirmEmail(digest(of: link), now: site.now)
            }
            #expect(browser.get(link).status == .forbidden)
        }
    }

    @Test func `after three mails in an hour none is sent, which is told, and the newest link works`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            for _ in 0..<3 {
                browser.get("/account/email")
                #expect(browser.post("/account/email", [("action", "confirm")]).status == .seeOther)
            }
            let refused = browser.post("/account/email", [("action", "confirm")])
            #expect(refused.status == .tooManyRequests && refused.text.contains("Use the one in the newest mail"))
            #expect(try site.mailKinds(to: "ada@example.org").count == 3)
            #expect(try site.confirm("ada@example.org", in: browser).location == "/account/email")
            #expect(try isVerified(site))
        }
    }

    @Test func `whoever reads the mail of a mistyped address confirms nothing`() throws {
        try withSite { site throws in
            try ask(in: site.browser(loggedInAs: .reader, name: "ada"))
            let stranger = site.browser()
            let page = try site.confirm("ada@example.org", in: stranger, password: "a wrong password")
            #expect(page.status == .unprocessableContent && page.text.contains("id=\"password-error\""))
            #expect(try !isVerified(site))
        }
    }

    @Test func `what is confirmed already, or is no address, is not asked for again`() throws {
        try withSite { site throws in
            let account = try site.account(.reader, name: "ada")
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            let changes: [SQL] = [
                "email_verified_at = created_at", "email = NULL, email_key = NULL, email_verified_at = NULL",
            ]
            for change in changes {
                try site.store().connection.execute("UPDATE accounts SET \(change) WHERE id = \(account.id)")
                #expect(!browser.get("/account/email").text.contains("link to ada"))
                let done = browser.post("/account/email", [("action", "confirm")])
                #expect(browser.follow(done).text.contains("Nothing was changed."))
            }
            #expect(try site.number("SELECT COUNT(*) FROM outgoing_mail") == 0)
        }
    }

    @Test func `a site that sends no mail offers no link`() throws {
        try withSite(sendsMail: false) { site throws in
            let page = try site.browser(loggedInAs: .reader, name: "ada").get("/account/email").text
            #expect(page.contains("and was never confirmed.") && !page.contains(Self.offer))
        }
    }

    private func ask(in browser: Browser) throws {
        #expect(browser.get("/account/email").text.contains(Self.offer))
        #expect(browser.post("/account/email", [("action", "confirm")]).location == "/account/email")
    }

    private func isVerified(_ site: TestSite) throws -> Bool {
        let account = try site.account(.reader, name: "ada")
        return try site.store().accounts.details(account.id)?.isVerified == true
    }

    private func digest(of link: String) throws -> [UInt8] { try #require(Token(String(link.suffix(43)))).digest }
}
