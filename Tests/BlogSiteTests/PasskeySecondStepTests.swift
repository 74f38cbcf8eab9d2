import Blog
import BlogStore
import HTTP
import MariaDB
import Sodium
import TestAuthenticator
import Testing

@testable import BlogSite

/// A passkey after the password.
@Suite struct PasskeySecondStepTests {
    @Test func `a password and then a passkey log in, and lead where one wanted to go`() throws {
        try withSite { site throws in
            let key = try site.authenticator()
            _ = try site.browser(loggedInAs: .author, name: "ada", with: key)
            let browser = try site.browserAtSecondStep("ada", [("next", "/admin/posts?status=draft")])
            // The password was shown, so that it suffices that somebody is there.
            key.isUserVerified = false
            let page = try browser.show(key)
            #expect(page.location == "/admin/posts?status=draft")
            #expect(browser.follow(page).text.contains("You are now logged in."))
            #expect(try site.number("SELECT COUNT(*) FROM pending_logins") == 0)
            #expect(try site.number("SELECT is_strong FROM sessions ORDER BY id DESC LIMIT 1") == 1)
        }
    }

    @Test func `the page asks for the account's own passkeys, which stand first where there is no app`() throws {
        try withSite { site throws in
            let key = try site.authenticator()
            _ = try site.browser(loggedInAs: .reader, name: "ada", with: key)
            let page = try site.browserAtSecondStep().get("/login/code")
            #expect(page.attribute("data-credentials") == Base64URL.encode(key.credentialID))
            let places = try ["data-passkey", "name=\"code\""].map { try #require(page.text.firstRange(of: $0)) }
            #expect(places[0].lowerBound < places[1].lowerBound)
        }
    }

    @Test func `another account's passkey`() throws {
        try withSite { site throws in
            let (key, foreign) = (try site.authenticator(), try site.authenticator())
            _ = try site.browser(loggedInAs: .reader, name: "ada", with: key)
            _ = try site.browser(loggedInAs: .reader, name: "eve", with: foreign)
            let browser = try site.browserAtSecondStep()
            let page = try browser.show(foreign)
            #expect(page.status == .unprocessableContent && page.text.contains("This passkey opens nothing here."))
            #expect(!browser.isLoggedIn)
            #expect(try browser.show(key).status == .seeOther)
        }
    }

    @Test func `another account's challenge`() throws {
        try withSite { site throws in
            let (key, foreign) = (try site.authenticator(), try site.authenticator())
            _ = try site.browser(loggedInAs: .reader, name: "ada", with: key)
            _ = try site.browser(loggedInAs: .reader, name: "eve", with: foreign)
            // Both log-ins are begun in one browser, whose secret is the same for both.
            let browser = try site.browserAtSecondStep("eve")
            let challenge = try #require(browser.get("/login/code").challenge)
            browser.get("/login")
            browser.post("/login", [("name", "ada"), ("password", "correct horse battery")])
            browser.get("/login/code")
            let page = browser.post("/login/code", try Browser.fields(key, challenge))
            #expect(page.text.contains("That took too long, or was sent twice."))
        }
    }

    @Test func `a replayed challenge`() throws {
        try withSite { site throws in
            let key = try site.authenticator()
            _ = try site.browser(loggedInAs: .reader, name: "ada", with: key)
            let browser = try site.browserAtSecondStep()
            let sent = try Browser.fields(key, #require(browser.get("/login/code").challenge))
            #expect(browser.post("/login/code", sent).status == .seeOther)
            browser.cookies[CookieName.session] = nil
            browser.get("/login")
            browser.post("/login", [("name", "ada"), ("password", "correct horse battery")])
            browser.get("/login/code")
            let again = browser.post("/login/code", sent)
            #expect(again.text.contains("That took too long, or was sent twice."))
            #expect(!browser.isLoggedIn)
        }
    }

    @Test func `a passkey without the password before is no second step`() throws {
        try withSite { site throws in
            let key = try site.authenticator()
            _ = try site.browser(loggedInAs: .reader, name: "ada", with: key)
            let browser = site.browser()
            let challenge = try #require(browser.get("/login").challenge)
            #expect(browser.post("/login/code", try Browser.fields(key, challenge)).location == "/login")
            #expect(!browser.isLoggedIn)
        }
    }

    @Test func `CVE-2022-21684: who was suspended between the steps does not get in`() throws {
        try withSite { site throws in
            let key = try site.authenticator()
            _ = try site.browser(loggedInAs: .reader, name: "ada", with: key)
            let browser = try site.browserAtSecondStep()
            let sent = try Browser.fields(key, #require(browser.get("/login/code").challenge))
            try site.store().connection.execute("UPDATE accounts SET suspended_at = NOW(6)")
            browser.post("/login/code", sent)
            #expect(!browser.isLoggedIn)
        }
    }
}

extension Browser {
    /// Does what the script does with the page of the second step.
    fileprivate func show(_ authenticator: TestAuthenticator) throws -> Page {
        let page = get("/login/code")
        return post("/login/code", try Self.fields(authenticator, #require(page.challenge)))
    }
}
