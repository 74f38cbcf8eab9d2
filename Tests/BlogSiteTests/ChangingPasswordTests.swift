import Blog
import BlogStore
import HTTP
import MariaDB
import Sodium
import TestDatabase
import Testing

@testable import BlogSite

@Suite struct ChangingPasswordTests {
    private static let old = "correct horse battery"
    private static let new = "geese over the moor"

    private func change(_ browser: Browser, _ current: String, _ new: String) -> Browser.Page {
        browser.get("/account/password")
        return browser.post("/account/password", [("current", current), ("password", new)])
    }

    @Test
    func `V6.2.2, V7.4.3: a person changes the password, all other sessions end, and this one has another secret`()
        throws
    {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .author, name: "ada")
            let other = try site.browser(loggedInAs: .author, name: "ada")
            let before = browser.cookies[CookieName.session]
            site.askForLink("ada@example.org")
            let done = change(browser, Self.old, Self.new)
            #expect(done.location == "/account/password")
            #expect(browser.follow(done).text.contains("Your password is changed, and all other sessions have ended."))
            #expect(browser.cookies[CookieName.session] != before && browser.get("/admin").status == .ok)
            #expect(other.get("/admin").status == .seeOther)
            let copy = site.browser()
            copy.cookies[CookieName.session] = before
            #expect(copy.get("/admin").status == .seeOther)
            #expect(site.logsIn("ada", Self.new) && !site.logsIn("ada", Self.old))
            #expect(try site.number("SELECT COUNT(*) FROM outgoing_mail WHERE kind = 'password-changed'") == 1)
            #expect(try site.number("SELECT COUNT(*) FROM account_links") == 0, "a link from before is void")
        }
    }

    @Test(arguments: ["", "wrong password", "Correct horse battery", "correct horse battery "])
    func `V6.2.3: without the current password nothing changes`(_ current: String) throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            let page = change(browser, current, Self.new)
            #expect(page.status == .unprocessableContent)
            #expect(page.text.contains("id=\"current-error\"") && !page.text.contains("id=\"password-error\""))
            #expect(!page.text.contains(Self.new))
            #expect(site.logsIn("ada", Self.old))
            browser.get("/account/password")
            #expect(browser.post("/account/password", [("password", Self.new)]).status == .unprocessableContent)
            #expect(site.logsIn("ada", Self.old))
        }
    }

    @Test func `the password that one has is no new one, and a wrong one is not told to be it`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            let same = change(browser, Self.old, Self.old)
            #expect(same.status == .unprocessableContent)
            #expect(same.text.contains("This is your password already. Choose another one."))
            #expect(same.text.contains("id=\"password-error\""))
            let wrong = change(browser, Self.new, Self.new)
            #expect(wrong.text.contains("This is not your current password.") && !wrong.text.contains("already"))
            #expect(try site.number("SELECT COUNT(*) FROM outgoing_mail") == 0)
        }
    }

    @Test func `V6.2.3: guessing the current password is stopped`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            for number in 0..<10 {
                #expect(change(browser, "guess \(number)", Self.new).status == .unprocessableContent)
            }
            let page = change(browser, Self.old, Self.new)
            #expect(page.status == .tooManyRequests && page.headers["Retry-After"] == "900")
            #expect(site.logsIn("ada", Self.old))
        }
    }

    @Test func `a thief who changes the password again and again cannot keep voiding the owner's link`() throws {
        try withSite { site throws in
            let thief = try site.browser(loggedInAs: .reader, name: "ada")
            var passwords = [Self.old] + (0..<6).map { "words of a thief, \($0)" }
            for _ in 0..<5 {
                #expect(change(thief, passwords.removeFirst(), passwords[0]).status == .seeOther)
            }
            site.askForLink("ada@example.org")
            #expect(change(thief, passwords[0], passwords[1]).status == .tooManyRequests)
            let key = try site.passwordKey(for: "ada@example.org")
            #expect(site.reset(key, to: Self.new).status == .seeOther)
            #expect(site.logsIn("ada", Self.new))
        }
    }

    @Test func `V6.3.1: passwords guessed in a session are counted, and the owner is told`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            for guess in 0..<15 {
                browser.get("/account/confirm")
                browser.post("/account/confirm", [("password", "guess \(guess)")])
            }
            #expect(try site.number("SELECT SUM(tries) FROM failed_logins") == 10)
            #expect(try site.mailKinds(to: "ada@example.org") == ["suspicious-login"])
            #expect(try site.lastMail(to: "ada@example.org")?.contains("Somebody who is logged in as you") == true)
        }
    }

    @Test func `account lockout: one person's own password, sent again and again, fills no places at the gate`() throws
    {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            let statuses = (0..<40).map { _ in
                browser.get("/account/confirm")
                return browser.post("/account/confirm", [("password", Self.old)]).status
            }
            #expect(statuses.prefix(30).allSatisfy { $0 == .seeOther })
            #expect(statuses.suffix(10).allSatisfy { $0 == .tooManyRequests })
            #expect(site.site.hashGate.count == 30)
        }
    }

    @Test(arguments: ["short", "Password1!", "ada-king-1815", "ADA-KING@example.org", "martlet!", "blog.example1"])
    func `V6.2.1, V6.2.4, V6.2.11: a poor new password is told beside its field`(_ password: String) throws {
        try withSite { site throws in
            let page = change(try site.browser(loggedInAs: .reader, name: "ada-king"), Self.old, password)
            #expect(page.status == .unprocessableContent && page.text.contains("id=\"password-error\""))
            #expect(site.logsIn("ada-king", Self.old))
        }
    }

    @Test func `V6.2.5, V6.2.8, V6.2.9: whatever was chosen is what counts at the log-in, to the last character`()
        throws
    {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            let words = (0..<150).map { "w\($0)" }.joined(separator: " ")
            var current = Self.old
            for password in [
                " spaces at both ends ", "Größe 😀 пароль", "a\u{1}b\u{7F} quiet", String(words.prefix(999)) + "x",
            ] {
                #expect(change(browser, current, password).status == .seeOther)
                #expect(site.logsIn("ada", password))
                #expect(!site.logsIn("ada", String(password.dropLast())) && !site.logsIn("ada", password + " "))
                current = password
            }
            // The same text in the other of its two spellings.
            #expect(change(browser, current, "cafe\u{301} au lait noir").status == .seeOther)
            #expect(site.logsIn("ada", "caf\u{E9} au lait noir") && site.logsIn("ada", "cafe\u{301} au lait noir"))
        }
    }

    @Test func `CVE-2014-9034: a password of 60,000 characters costs no hash anywhere`() throws {
        try withSite { site throws in
            let long = String(repeating: "x", count: 60_000)
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            let counter = try site.number("SELECT COUNT(*) FROM throttles")
            #expect(change(browser, long, Self.new).status == .unprocessableContent)
            #expect(change(browser, Self.old, long).status == .unprocessableContent)
            #expect(!site.logsIn("ada", long))
            #expect(try site.number("SELECT COUNT(*) FROM throttles") == counter, "not even counted")
        }
    }

    @Test func `an account without a password gets one from whoever proved of late who they are`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            try site.store().connection.execute("UPDATE accounts SET password_hash = NULL")
            #expect(!browser.get("/account/password").text.contains("Current password"))
            site.advance(seconds: 901)
            let stale = browser.post("/account/password", [("password", Self.new)])
            #expect(stale.location?.hasPrefix("/account/confirm") == true)
            try site.store().connection.execute(
                "UPDATE sessions SET proven_at = DATE_ADD(proven_at, INTERVAL 901 SECOND)")
            browser.get("/account/password")
            #expect(browser.post("/account/password", [("password", Self.new)]).status == .seeOther)
            #expect(site.logsIn("ada", Self.new))
        }
    }

    @Test func `a log-in that makes an old hash anew does not bring the old password back`() throws {
        try withSite { site throws in
            let ada = try site.account(.reader, name: "ada")
            let store = site.store()
            let former = try #require(try store.accounts.passwordHash(of: ada.id))
            try store.accounts.changePassword("newer", of: ada.id, keeping: nil, mail: nil, now: site.now)
            try store.accounts.replacePasswordHash(former, with: "the old one, made anew", of: ada.id)
            #expect(try store.accounts.passwordHash(of: ada.id) == "newer")
        }
    }
}
