import Blog
import BlogStore
import HTTP
import MariaDB
import Sodium
import Testing

@testable import BlogSite

/// From the link in the mail to the account.
@Suite struct ConfirmingTests {
    @Test func `CVE-2019-1020018: a mail scanner that opens the link twice makes no account and uses nothing up`()
        throws
    {
        try withSite { site throws in
            let browser = site.browser()
            site.register("ada", in: browser)
            let link = try #require(try site.verificationLink(to: "ada@example.org"))
            for _ in 0..<2 {
                let scanner = site.browser()
                let page = scanner.get(link)
                #expect(page.status == .ok && page.text.contains("Make the account “ada”?"))
                #expect(scanner.get(link) { $0.method = .head }.status == .ok)
            }
            #expect(try !site.accountExists("ada"))
            let page = browser.get(link)
            #expect(page.text.contains("ada@example.org") && !page.text.contains("type=\"password\""))
            #expect(browser.post("/verify", [("key", String(link.suffix(43)))]).status == .seeOther)
            #expect(try site.accountExists("ada"))
        }
    }

    @Test func `an account that somebody else registered with my address does not become mine with their password`()
        throws
    {
        try withSite { site throws in
            site.register("mallory", "ada@example.org", in: site.browser())
            let ada = site.browser()
            let page = try site.confirm("ada@example.org", in: ada, password: "")
            #expect(page.status == .unprocessableContent)
            #expect(page.text.contains("If it was not you, close this page: no account is made."))
            #expect(page.text.contains("id=\"password-error\""))
            #expect(
                try site.confirm("ada@example.org", in: ada, password: "my own password").status
                    == .unprocessableContent)
            #expect(try !site.accountExists("mallory"))
            // A cookie of another registration does not help.
            site.register("eve", "eve@example.org", in: ada)
            #expect(try site.confirm("ada@example.org", in: ada).status == .unprocessableContent)
            let owner = site.browser()
            #expect(try site.confirm("ada@example.org", in: owner, password: TestSite.password).status == .seeOther)
            #expect(owner.get("/").text.contains("Log out"))
        }
    }

    @Test func `the password of a registration can be guessed at ten times in a quarter of an hour`() throws {
        try withSite { site throws in
            site.register("ada", in: site.browser())
            let other = site.browser()
            for _ in 0..<10 { try site.confirm("ada@example.org", in: other, password: "a wrong password") }
            let page = try site.confirm("ada@example.org", in: other, password: TestSite.password)
            #expect(page.status == .tooManyRequests && page.text.contains("Make the account “ada”?"))
            #expect(page.hidden("key")?.count == 43)
            site.advance(seconds: 901)
            #expect(try site.confirm("ada@example.org", in: other, password: TestSite.password).status == .seeOther)
        }
    }

    @Test func `CVE-2023-37904: of fifty confirmations at once exactly one makes an account`() throws {
        try withSite { site throws in
            let browser = site.browser()
            site.register("ada", in: browser)
            let link = try #require(try site.verificationLink(to: "ada@example.org"))
            browser.get(link)
            let pages = try together(site.copies(of: browser, 50)) { browser, _ in
                browser.post("/verify", [("key", String(link.suffix(43)))])
            }
            #expect(pages.count { $0.status == .seeOther } == 1)
            #expect(pages.count { $0.text.contains("This link does not work any more") } == 49)
            #expect(try site.number("SELECT COUNT(*) FROM accounts") == 1)
            #expect(try site.number("SELECT COUNT(*) FROM sessions") == 1)
        }
    }

    @Test func `what was taken between the registration and its link is told in words`() throws {
        try withSite { site throws in
            let browser = site.browser()
            site.register("ada", in: browser)
            site.register("grace", in: site.browser())
            _ = try site.store().accounts.create(
                name: #require(AccountName("ada")), displayName: "Ada", email: nil, passwordHash: nil, role: .author,
                now: site.now)
            _ = try site.store().accounts.create(
                name: #require(AccountName("other")), displayName: "Other", email: EmailAddress("GRACE@example.org"),
                passwordHash: nil, role: .author, now: site.now)
            let name = try site.confirm("ada@example.org", in: browser)
            #expect(name.status == .forbidden && name.text.contains("Somebody else has the name by now"))
            let email = try site.confirm("grace@example.org", in: browser, password: TestSite.password)
            #expect(email.status == .forbidden && email.text.contains("This address has an account by now"))
            #expect(try site.number("SELECT COUNT(*) FROM accounts") == 2)
        }
    }

    @Test func `a used, a replaced, an old and a broken link say what to do`() throws {
        try withSite { site throws in
            let browser = site.browser()
            site.register("ada", in: browser)
            let former = try #require(try site.verificationLink(to: "ada@example.org"))
            browser.get("/verify")
            #expect(browser.follow(browser.post("/verify", [])).text.contains("The mail is sent again."))
            let current = try #require(try site.verificationLink(to: "ada@example.org"))
            #expect(former != current)
            let replaced = browser.get(former)
            #expect(replaced.status == .forbidden && replaced.text.contains("This link does not work any more"))
            #expect(replaced.text.contains("href=\"/login\"") && replaced.text.contains("href=\"/password/forgot\""))
            for broken in [String(current.dropLast()), "/verify?key=", "/verify?key=x"] {
                #expect(browser.get(broken).text.contains("This link is not complete"))
            }
            #expect(browser.post("/verify", [("key", "x")]).text.contains("This link is not complete"))
            try site.confirm("ada@example.org", in: browser)
            #expect(site.browser().get(current).text.contains("It was used already"))
            site.register("grace", in: site.browser())
            let old = try #require(try site.verificationLink(to: "grace@example.org"))
            site.advance(seconds: WaitingRegistration.lifetime)
            let late = site.browser()
            #expect(late.get(old).text.contains("This link is too old"))
            late.get("/login")
            #expect(late.post("/verify", [("key", String(old.suffix(43)))]).text.contains("This link is too old"))
            #expect(try !site.accountExists("grace"))
            #expect(site.register("grace", in: late).status == .seeOther, "its name is free again")
            #expect(try site.number("SELECT COUNT(*) FROM registrations") == 1)
        }
    }

    @Test func `CVE-2022-21684: what was closed since the registration opens for nobody with a link from before`()
        throws
    {
        for mode in [RegistrationMode.closed, .invitation] {
            try withSite { site throws in
                let browser = site.browser()
                site.register("ada", in: browser)
                try site.store().settings.set("registration", to: mode.rawValue)
                site.advance(seconds: 5)
                #expect(try site.confirm("ada@example.org", in: browser).status == .forbidden)
                #expect(try !site.accountExists("ada"))
                #expect(browser.cookies[CookieName.session] == nil)
            }
        }
    }

    @Test func `a log-in before the confirmation leads to it, with the right password alone`() throws {
        try withSite { site throws in
            try site.account(.reader, name: "owner")
            for (name, email) in [("ada", "ada@example.org"), ("eve", "owner@example.org")] {
                site.register(name, email, in: site.browser())
                let browser = site.browser()
                browser.get("/login")
                let wrong = browser.post("/login", [("name", name), ("password", "a wrong password")])
                #expect(wrong.text.contains("Invalid user name, e-mail address or password."))
                let right = browser.post("/login", [("name", name.uppercased()), ("password", TestSite.password)])
                #expect(right.location == "/verify" && browser.cookies[CookieName.session] == nil)
                let page = browser.follow(right)
                #expect(page.text.contains("Confirm your e-mail address first"))
                #expect(page.text.contains("Send the mail again"))
            }
            let browser = site.browser()
            browser.get("/login")
            browser.post("/login", [("name", "ada"), ("password", TestSite.password)])
            #expect(try site.confirm("ada@example.org", in: browser).status == .seeOther, "without its password again")
        }
    }

    @Test func `a browser in which nobody registered is told to log in`() throws {
        try withSite { site throws in
            let browser = site.browser()
            let page = browser.get("/verify")
            #expect(page.status == .forbidden && page.text.contains("Nothing waits to be confirmed here"))
            #expect(page.text.contains("href=\"/login\""))
            browser.get("/login")
            #expect(browser.post("/verify", []).status == .forbidden)
        }
    }
}
