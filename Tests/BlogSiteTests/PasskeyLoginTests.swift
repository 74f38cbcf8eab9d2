import Blog
import BlogStore
import HTTP
import MariaDB
import Sodium
import TestAuthenticator
import TestDatabase
import Testing

@testable import BlogSite

/// ASVS V6.7.2: challenges are long, single, and bound; and what section 7.2 of Web Authentication demands besides.
@Suite struct PasskeyLoginTests {
    @Test func `a passkey logs in without a name and a password, and counts as two factors`() throws {
        try withSite { site throws in
            let key = try site.authenticator()
            _ = try site.browser(loggedInAs: .author, name: "ada", with: key)
            let browser = site.browser()
            let login = try browser.logIn(with: key)
            #expect(login.location == "/admin")
            #expect(browser.follow(login).text.contains("You are now logged in."))
            let isStrong = try site.store().connection.row(
                "SELECT is_strong FROM sessions ORDER BY id DESC LIMIT 1"
            ) { try $0.bool(0) }
            #expect(isStrong == true)
            #expect(
                try site.store().passkeys.all(of: site.account(.author, name: "ada").id).first?.lastUsedAt == site.now)
        }
    }

    @Test func `V7.4.2: a log-in by passkey does not outlive a suspension at the same moment`() throws {
        for _ in 0..<10 {
            try withSite { site throws in
                let key = try site.authenticator()
                _ = try site.browser(loggedInAs: .author, name: "ada", with: key)
                let account = try site.account(.author, name: "ada")
                let administrator = try site.account(.administrator)
                let browser = site.browser()
                let sent = try Browser.fields(key, #require(browser.get("/login").challenge))
                nonisolated(unsafe) let shared = browser
                let meeting = Meeting(of: 2)
                _ = inParallel(count: 2) { worker in
                    let store = site.store()
                    _ = try store.settings.load()
                    meeting.wait()
                    if worker == 0 { shared.post("/login/passkey", sent) }
                    if worker == 1 {
                        _ = try store.accounts.apply(
                            .suspend, to: account.id, by: administrator.id, now: site.now, mail: { _, _ in nil })
                    }
                }
                #expect(
                    try site.number("SELECT COUNT(*) FROM sessions WHERE account_id = \(account.id)") == 0)
            }
        }
    }

    @Test func `the way in leads to where one wanted to go, on this site alone`() throws {
        try withSite { site throws in
            let key = try site.authenticator()
            _ = try site.browser(loggedInAs: .author, name: "ada", with: key)
            #expect(
                try site.browser().logIn(with: key, next: "/admin/posts?status=draft").location
                    == "/admin/posts?status=draft")
            #expect(try site.browser().logIn(with: key, next: "//evil.example").location == "/admin")
        }
    }

    @Test func `a replayed challenge`() throws {
        try withSite { site throws in
            let key = try site.authenticator()
            _ = try site.browser(loggedInAs: .reader, name: "ada", with: key)
            let browser = site.browser()
            let challenge = try #require(browser.get("/login").challenge)
            let sent = try Browser.fields(key, challenge)
            #expect(browser.post("/login/passkey", sent).status == .seeOther)
            browser.cookies[CookieName.session] = nil
            browser.get("/login")
            let again = browser.post("/login/passkey", sent)
            #expect(again.status == .unprocessableContent)
            #expect(again.text.contains("<title>Error: "))
            #expect(again.text.contains("That took too long, or was sent twice."))
            // The authenticator itself signs it once more.
            let signedAnew = browser.post("/login/passkey", try Browser.fields(key, challenge))
            #expect(signedAnew.text.contains("That took too long, or was sent twice."))
            // A button that was pressed twice is no reason to warn of a copy.
            #expect(try site.mails(to: "ada@example.org").allSatisfy { !$0.contains("copy") })
            #expect(!browser.isLoggedIn)
        }
    }

    @Test func `an authenticator that does not count cannot be replayed either`() throws {
        try withSite { site throws in
            let key = try site.authenticator()
            key.counter = nil
            _ = try site.browser(loggedInAs: .reader, name: "ada", with: key)
            let browser = site.browser()
            let sent = try Browser.fields(key, #require(browser.get("/login").challenge))
            #expect(browser.post("/login/passkey", sent).status == .seeOther)
            browser.cookies[CookieName.session] = nil
            browser.get("/login")
            #expect(browser.post("/login/passkey", sent).status == .unprocessableContent)
            #expect(try browser.logIn(with: key).status == .seeOther)
        }
    }

    @Test func `of many that send one answer at once, one gets in`() throws {
        try withSite { site throws in
            let key = try site.authenticator()
            _ = try site.browser(loggedInAs: .reader, name: "ada", with: key)
            let first = site.browser()
            let sent = try Browser.fields(key, #require(first.get("/login").challenge))
            let statuses = try together(site.copies(of: first, 12)) { browser, _ in
                browser.post("/login/passkey", sent)
            }.map(\.status)
            #expect(statuses.count { $0 == .seeOther } == 1)
            #expect(statuses.count { $0 == .unprocessableContent } == 11)
        }
    }

    @Test func `a wrong origin`() throws {
        try expectRefused("The passkey was not accepted.") { $0.origin = "https://blog.example.evil.example" }
    }

    @Test func `a wrong relying party`() throws {
        try expectRefused("The passkey was not accepted.") { $0.relyingPartyID = "evil.example" }
    }

    @Test func `a rolled-back counter`() throws {
        try expectRefused("as only a copy would be") { $0.counter = 0 }
    }

    @Test func `an authenticator that did not check who uses it`() throws {
        try expectRefused("did not check that it is you") { $0.isUserVerified = false }
    }

    @Test func `a passkey that says that it is somebody else's, or nobody's`() throws {
        try expectRefused("This passkey opens nothing here.") { $0.userHandle = [UInt8](repeating: 7, count: 32) }
        try expectRefused("This passkey opens nothing here.") { $0.userHandle = [] }
    }

    @Test func `an unknown credential`() throws {
        try expectRefused("This passkey opens nothing here.") { $0.credentialID[0] ^= 1 }
    }

    @Test func `a copy that is behind is told to the owner, once a day`() throws {
        try withSite { site throws in
            let key = try site.authenticator()
            _ = try site.browser(loggedInAs: .reader, name: "ada", with: key)
            #expect(try site.browser().logIn(with: key).status == .seeOther)
            for _ in 0..<3 {
                key.counter = 0
                #expect(try site.browser().logIn(with: key).status == .unprocessableContent)
            }
            let warnings = try site.mails(to: "ada@example.org").filter { $0.contains("as only a copy") }
            #expect(warnings.count == 1)
            #expect(warnings.first?.contains("Laptop") == true)
        }
    }

    @Test func `another browser's challenge`() throws {
        try withSite { site throws in
            let key = try site.authenticator()
            _ = try site.browser(loggedInAs: .reader, name: "ada", with: key)
            let foreign = try #require(site.browser().get("/login").challenge)
            let browser = site.browser()
            let page = try browser.logIn(with: key, challenge: foreign)
            #expect(page.text.contains("That took too long, or was sent twice."))
        }
    }

    @Test func `a challenge for another purpose`() throws {
        try withSite { site throws in
            let key = try site.authenticator()
            let browser = try site.browser(loggedInAs: .reader, name: "ada", with: key)
            let forAdding = try #require(browser.get(Browser.passkeys).challenge)
            let page = browser.post("/login/passkey", try Browser.fields(key, forAdding))
            #expect(page.status == .unprocessableContent)
            #expect(page.text.contains("That took too long, or was sent twice."))
        }
    }

    @Test func `a challenge that is older than five minutes`() throws {
        try withSite { site throws in
            let key = try site.authenticator()
            _ = try site.browser(loggedInAs: .reader, name: "ada", with: key)
            for (age, isTaken) in [(299, true), (300, false)] {
                let browser = site.browser()
                let challenge = try #require(browser.get("/login").challenge)
                site.advance(seconds: age)
                let page = browser.post("/login/passkey", try Browser.fields(key, challenge))
                #expect((page.status == .seeOther) == isTaken, "\(age)")
            }
        }
    }

    @Test func `challenges hold more than 64 random bits and never come twice`() throws {
        try withSite { site throws in
            let browser = site.browser()
            let challenges = (0..<50).compactMap { _ in browser.get("/login").challenge }
            #expect(Set(challenges).count == 50)
            let random = try challenges.map { text in
                let words = String(decoding: try #require(Base64URL.decode(text)), as: UTF8.self).split(separator: " ")
                return try #require(Base64URL.decode(String(words[0])))
            }
            #expect(random.allSatisfy { $0.count == 32 } && Set(random).count == 50)
        }
    }

    @Test func `who is suspended or gone does not get in`() throws {
        try withSite { site throws in
            let key = try site.authenticator()
            _ = try site.browser(loggedInAs: .reader, name: "ada", with: key)
            let connection = site.store().connection
            try connection.execute("UPDATE accounts SET suspended_at = NOW(6)")
            let suspended = try site.browser().logIn(with: key)
            #expect(suspended.status == .forbidden && suspended.text.contains("This account is suspended."))
            try connection.execute("UPDATE accounts SET suspended_at = NULL, closed_at = NOW(6)")
            #expect(try site.browser().logIn(with: key).text.contains("This passkey opens nothing here."))
            try connection.execute("UPDATE accounts SET closed_at = NULL")
            #expect(try site.browser().logIn(with: key).status == .seeOther)
        }
    }

    @Test func `a network that tries without end is slowed down, and the form comes back`() throws {
        try withSite { site throws in
            let browser = site.browser()
            browser.get("/login")
            for _ in 0..<300 { #expect(browser.post("/login/passkey", []).status == .unprocessableContent) }
            let refused = browser.post("/login/passkey", [])
            #expect(refused.status == .tooManyRequests)
            #expect(refused.headers["Retry-After"] != nil && refused.text.contains("name=\"password\""))
        }
    }

    @Test(arguments: ["", "no base64 !", String(repeating: "A", count: 30_000), "AAAA"])
    func `fields that no script sends`(text: String) throws {
        try withSite { site throws in
            let key = try site.authenticator()
            _ = try site.browser(loggedInAs: .reader, name: "ada", with: key)
            let browser = site.browser()
            let good = try Browser.fields(key, #require(browser.get("/login").challenge))
            for field in good.map(\.0) {
                let page = browser.post("/login/passkey", good.map { $0.0 == field ? ($0.0, text) : $0 })
                #expect(page.status == .unprocessableContent, "\(field)")
                #expect(page.text.contains("id=\"passkey\""))
            }
        }
    }

    /// Somebody who once logged in with the key, which is then changed.
    private func expectRefused(_ words: String, change: (TestAuthenticator) -> Void) throws {
        try withSite { site throws in
            let key = try site.authenticator()
            _ = try site.browser(loggedInAs: .reader, name: "ada", with: key)
            #expect(try site.browser().logIn(with: key).status == .seeOther)
            change(key)
            let browser = site.browser()
            let page = try browser.logIn(with: key)
            #expect(page.status == .unprocessableContent)
            #expect(page.text.contains(words))
            #expect(!browser.isLoggedIn)
        }
    }
}
