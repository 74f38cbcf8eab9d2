import Blog
import BlogStore
import HTTP
import MariaDB
import Sodium
import Testing

@testable import BlogSite

/// Another e-mail address for an account.
@Suite struct EmailChangeTests {
    @Test func `the address changes once the link in a mail to it was followed, and both are told`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            let other = try site.browser(loggedInAs: .reader, name: "ada")
            let former = browser.cookies[CookieName.session]
            #expect(
                browser.get("/account/email").text.contains("Your e-mail address is ada@example.org, and was never"))
            let sent = browser.follow(browser.post("/account/email", [("email", "ada@example.com")]))
            #expect(sent.text.contains("Nothing changes until you follow it."))
            #expect(sent.text.contains("A link to ada@example.com waits"))
            #expect(try owner(of: "ada@example.com", site) == nil)
            #expect(try site.mailKinds(to: "ada@example.com") == ["email-link"])
            let done = try site.confirm("ada@example.com", in: browser)
            #expect(browser.follow(done).text.contains("Your e-mail address is ada@example.com."))
            let account = try #require(try owner(of: "ada@example.com", site))
            #expect(account.name == "ada")
            #expect(try site.store().accounts.details(account.id)?.isVerified == true)
            #expect(browser.cookies[CookieName.session] != former, "the session has another secret")
            #expect(browser.get("/").text.contains("Log out") && !other.get("/").text.contains("Log out"))
            #expect(try site.mailKinds(to: "ada@example.com") == ["email-link", "email-changed"])
            #expect(try site.mailKinds(to: "ada@example.org") == ["email-changed"])
        }
    }

    @Test func `a change that waits is withdrawn with one button, and its link is void`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            let link = try requested("ada@example.com", in: browser, of: site)
            let other = try site.browser(loggedInAs: .reader, name: "eve")
            other.get("/account/email")
            #expect(other.follow(other.post("/account/email", [("action", "withdraw")])).text.contains("Nothing was"))
            let form = try #require(browser.get("/account/email").forms.first { $0.button == "Withdraw it" })
            let page = browser.follow(browser.post(form.action, form.fields))
            #expect(page.text.contains("The change is withdrawn.") && !page.text.contains("Withdraw it"))
            #expect(browser.get(link).text.contains("This link does not work any more"))
            #expect(try owner(of: "ada@example.com", site) == nil)
        }
    }

    @Test func `account lockout: strangers who register with an address keep nobody from confirming it`() throws {
        try withSite { site throws in
            for number in 0..<4 {
                site.register("stranger\(number)", "ada@example.com", in: site.browser(), from: "198.51.\(number).1")
            }
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            for _ in 0..<3 {
                browser.get("/account/email")
                #expect(browser.post("/account/email", [("email", "ada@example.com")]).status == .seeOther)
            }
            #expect(try site.mailKinds(to: "ada@example.com").count { $0 == "email-link" } == 3)
            let refused = browser.post("/account/email", [("email", "ada@example.com")])
            #expect(refused.status == .tooManyRequests && refused.text.contains("Use the one in the newest mail"))
            #expect(refused.text.contains("value=\"ada@example.com\""))
            let done = try site.confirm("ada@example.com", in: browser)
            #expect(browser.follow(done).text.contains("Your e-mail address is ada@example.com."))
        }
    }

    @Test func `CVE-2019-1020018: a scanner that opens the link changes no address`() throws {
        try withSite { site throws in
            let link = try requested("ada@example.com", in: site.browser(loggedInAs: .reader, name: "ada"), of: site)
            for _ in 0..<2 { #expect(site.browser().get(link).status == .ok) }
            #expect(try owner(of: "ada@example.com", site) == nil)
        }
    }

    @Test func `CVE-2022-41697: an address that has an account is answered like one that has none`() throws {
        try withSite { site throws in
            try site.account(.reader, name: "owner")
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            func transcript(_ email: String) -> [String] {
                browser.get("/account/email")
                let answer = browser.post("/account/email", [("email", email)])
                return [answer, browser.follow(answer)].map { $0.comparable([email: "EMAIL"]) }
            }
            #expect(transcript("nobody@example.org") == transcript("owner@example.org"))
            #expect(try site.mailKinds(to: "nobody@example.org") == ["email-link"])
            #expect(try site.mailKinds(to: "owner@example.org") == ["already-registered"])
            #expect(try site.verificationLink(to: "owner@example.org") == nil)
        }
    }

    @Test func `a link that went to a mistyped address is of no use to whoever reads it there`() throws {
        try withSite { site throws in
            let link = try requested("adda@example.org", in: site.browser(loggedInAs: .reader, name: "ada"), of: site)
            for browser in [site.browser(), try site.browser(loggedInAs: .reader, name: "adda")] {
                #expect(browser.get(link).text.contains("enter its password"))
                let page = browser.post(
                    "/verify", [("key", String(link.suffix(43))), ("password", "a wrong password")])
                #expect(page.status == .unprocessableContent && page.text.contains("id=\"password-error\""))
            }
            #expect(try owner(of: "adda@example.org", site)?.name != "ada")
        }
    }

    @Test func `in a browser that is not logged in the password of the account is asked`() throws {
        try withSite { site throws in
            let session = try site.browser(loggedInAs: .reader, name: "ada")
            _ = try requested("ada@example.com", in: session, of: site)
            let telephone = site.browser()
            let done = try site.confirm("ada@example.com", in: telephone, password: TestSite.password)
            #expect(done.location == "/login" && telephone.cookies[CookieName.session] == nil)
            #expect(!session.get("/").text.contains("Log out"), "all sessions end")
            #expect(try owner(of: "ada@example.com", site)?.name == "ada")
        }
    }

    @Test func `CVE-2022-46177: a link for a new password is dead once the address has changed`() throws {
        try withSite { site throws in
            let account = try site.account(.reader, name: "ada")
            let reset = try Token()
            try site.store().accountLinks.issue(
                reset.digest, for: .password, of: account.id, to: #require(EmailAddress("ada@example.org")),
                expires: site.now.advanced(bySeconds: 3_600))
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            _ = try requested("ada@example.com", in: browser, of: site)
            #expect(try site.confirm("ada@example.com", in: browser).status == .seeOther)
            #expect(try site.store().accountLinks.find(reset.digest, for: .password, now: site.now) == .void)
            try expectNoReset(reset.text, of: account.id, site)
            #expect(try site.number("SELECT COUNT(*) FROM account_links") == 0)
        }
    }

    @Test func `CVE-2021-37693: a link for one purpose or for a former address does nothing elsewhere`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            let account = try site.account(.reader, name: "ada")
            let link = try requested("ada@example.com", in: browser, of: site)
            try expectNoReset(String(link.suffix(43)), of: account.id, site)
            let reset = try Token()
            try site.store().accountLinks.issue(
                reset.digest, for: .password, of: account.id, to: #require(EmailAddress("ada@example.org")),
                expires: site.now.advanced(bySeconds: 3_600))
            #expect(browser.get("/verify?key=\(reset.text)").status == .forbidden)
            browser.get("/account/email")
            #expect(browser.post("/verify", [("key", reset.text)]).status == .forbidden)
            // The address was taken back for another one.
            _ = try requested("ada@example.net", in: browser, of: site)
            #expect(browser.get(link).status == .forbidden)
            browser.get("/account/email")
            #expect(browser.post("/verify", [("key", String(link.suffix(43)))]).status == .forbidden)
            #expect(try site.store().accounts.details(account.id)?.email?.text == "ada@example.org")
            #expect(try site.store().accountLinks.find(reset.digest, for: .password, now: site.now) != .void)
        }
    }

    @Test func `CVE-2022-21684: the link of an account that was suspended meanwhile does nothing`() throws {
        try withSite { site throws in
            let link = try requested("ada@example.com", in: site.browser(loggedInAs: .reader, name: "ada"), of: site)
            try site.store().connection.execute("UPDATE accounts SET suspended_at = created_at")
            let browser = site.browser()
            #expect(browser.get(link).status == .forbidden)
            browser.get("/login")
            let page = browser.post("/verify", [("key", String(link.suffix(43))), ("password", TestSite.password)])
            #expect(page.status == .forbidden && browser.cookies[CookieName.session] == nil)
        }
    }

    @Test func `CVE-2023-37904: of fifty who follow the link at once exactly one changes the address`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            let link = try requested("ada@example.com", in: browser, of: site)
            browser.get(link)
            let pages = try together(site.copies(of: browser, 50)) { browser, _ in
                browser.post("/verify", [("key", String(link.suffix(43)))])
            }
            #expect(pages.count { $0.location == "/account/email" } == 1)
            #expect(try site.mailKinds(to: "ada@example.org") == ["email-changed"])
            #expect(try site.number("SELECT COUNT(*) FROM sessions") == 1)
        }
    }

    @Test func `an old link, an address that is no other and one that is none are told in words`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            let link = try requested("ada@example.com", in: browser, of: site)
            for (email, words) in [
                ("nobody", "Enter an e-mail address"), ("a@b.org\r\nBcc: c", "Enter an e-mail address"),
            ] {
                browser.get("/account/email")
                let page = browser.post("/account/email", [("email", email)])
                #expect(page.status == .unprocessableContent && page.text.contains(words))
            }
            try site.confirm("ada@example.com", in: browser)
            browser.get("/account/email")
            let same = browser.post("/account/email", [("email", "ada@example.com")])
            #expect(same.status == .unprocessableContent && same.text.contains("This is your address already."))
            let late = try requested("ada@example.net", in: browser, of: site)
            site.advance(seconds: 3_600)
            #expect(browser.get(late).text.contains("This link is too old"))
            #expect(browser.get(link).text.contains("This link does not work any more"))
        }
    }

    @Test func `a link goes on working when no more mails may be sent to its address`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            for _ in 0..<3 { _ = try requested("ada@example.com", in: browser, of: site) }
            for _ in 0..<2 {
                #expect(browser.post("/account/email", [("email", "ada@example.com")]).status == .tooManyRequests)
            }
            #expect(try site.mailKinds(to: "ada@example.com").count == 3)
            #expect(try site.confirm("ada@example.com", in: browser).location == "/account/email")
            #expect(try owner(of: "ada@example.com", site)?.name == "ada")
        }
    }

    @Test
    func `CVE-2022-31184: many accounts send a stranger's address ten mails a day, and each its own for all that`()
        throws
    {
        try withSite { site throws in
            var last = Status.ok
            for number in 0..<5 {
                let browser = try site.browser(loggedInAs: .reader, name: "reader\(number)")
                browser.remoteAddress = "198.51.\(number).1"
                browser.get("/account/email")
                for _ in 0..<4 {
                    last = browser.post("/account/email", [("email", "victim@example.com")]).status
                    browser.post("/account/email", [("action", "confirm")])
                }
                #expect(try site.mailKinds(to: "reader\(number)@example.org").count == 3)
            }
            #expect(last == .tooManyRequests)
            #expect(try site.mailKinds(to: "victim@example.com").count == 10)
            site.advance(seconds: 86_401)
            let browser = try site.browser(loggedInAs: .reader, name: "reader4")
            browser.get("/account/email")
            #expect(browser.post("/account/email", [("email", "victim@example.com")]).status == .seeOther)
        }
    }

    @Test func `V7.5.1: a session whose owner proved long ago who they are asks for no link`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            browser.get("/account/email")
            site.advance(seconds: 901)
            let page = browser.post("/account/email", [("email", "ada@example.com")])
            #expect(page.location?.hasPrefix("/account/confirm") == true)
            #expect(try site.number("SELECT COUNT(*) FROM account_links") == 0)
        }
    }

    /// Asks for another address and returns the path of the link in its mail.
    private func requested(_ email: String, in browser: Browser, of site: TestSite) throws -> String {
        browser.get("/account/email")
        #expect(browser.post("/account/email", [("email", email)]).location == "/account/email")
        return try #require(try site.verificationLink(to: email))
    }

    private func owner(of email: String, _ site: TestSite) throws -> Account? {
        try site.store().accounts.find(email: #require(EmailAddress(email)))
    }

    private func expectNoReset(_ key: String, of account: UInt64, _ site: TestSite) throws {
        let before = try site.store().accounts.passwordHash(of: account)
        let browser = site.browser()
        browser.get("/login")
        let page = browser.post("/password/reset", [("key", key), ("password", "a password of somebody else")])
        #expect(page.status != .seeOther)
        #expect(try site.store().accounts.passwordHash(of: account) == before)
    }
}
