import Blog
import BlogStore
import HTTP
import MariaDB
import Sodium
import Testing

@testable import BlogSite

/// Guessing passwords, and what it may not do to the owner.
@Suite struct LoginThrottleTests {
    @discardableResult
    private func logIn(
        _ browser: Browser, _ name: String, _ password: String, from address: String = "192.0.2.7"
    ) -> Browser.Page {
        browser.get("/login") { $0.remoteAddress = address }
        return browser.post("/login", [("name", name), ("password", password)]) { $0.remoteAddress = address }
    }

    @Test func `V6.3.1: a thousand guesses from fifty networks stay limited, and the owner's browser still gets in`()
        throws
    {
        try withSite { site throws in
            try site.account(.author, name: "ada")
            let owner = site.browser()
            #expect(logIn(owner, "ada", "correct horse battery").status == .seeOther)
            owner.get("/")
            owner.post("/logout", [])
            var looked = 0
            for guess in 0..<1_000 {
                let page = logIn(site.browser(), "ada", "guess \(guess)", from: "198.51.\(guess % 50).9")
                if page.status == .unprocessableContent { looked += 1 }
            }
            #expect(looked == 99, "the owner's own log-in was one of the hundred")
            #expect(try site.number("SELECT COUNT(*) FROM outgoing_mail WHERE kind = 'suspicious-login'") == 1)
            let stranger = logIn(site.browser(), "ada", "correct horse battery", from: "203.0.113.4")
            #expect(stranger.status == .tooManyRequests && stranger.headers["Retry-After"] == "3600")
            #expect(stranger.text.contains("value=\"ada\"") && !stranger.text.contains("correct horse"))
            #expect(logIn(owner, "ada", "correct horse battery").status == .seeOther)
        }
    }

    @Test
    func `account lockout: a link by mail lets the owner in from anywhere, while strangers guess and ask for links`()
        throws
    {
        try withSite { site throws in
            try site.account(.author, name: "ada")
            for guess in 0..<100 { logIn(site.browser(), "ada", "guess \(guess)", from: "198.51.\(guess % 50).9") }
            for number in 0..<50 { site.askForLink("ada@example.org", from: "198.51.\(number).9") }
            let owner = site.browser()
            let refused = logIn(owner, "ada", "correct horse battery", from: "203.0.113.4")
            #expect(refused.status == .tooManyRequests && refused.text.contains("you need not wait"))
            site.askForLink("ada@example.org", from: "203.0.113.4")
            let key = try site.passwordKey(for: "ada@example.org")
            owner.get("/password/reset?key=\(key)")
            owner.post("/password/reset", [("key", key), ("password", "geese over the moor")])
            #expect(logIn(owner, "ada", "geese over the moor", from: "203.0.113.4").status == .seeOther)
        }
    }

    @Test func `account lockout: there is a link that works at any time, however often strangers ask`() throws {
        try withSite { site throws in
            try site.account(.author, name: "ada")
            // Somebody who asks from one network alone, and more often than it may, uses up nothing of the others'.
            for _ in 0..<40 { site.askForLink("ada@example.org", from: "198.51.100.9") }
            for minute in 0..<300 {
                if minute % 5 == 0 { site.askForLink("ada@example.org", from: "10.\(minute).1.1") }
                let key = try site.passwordKey(for: "ada@example.org")
                #expect(site.browser().get("/password/reset?key=\(key)").status == .ok, "\(minute)")
                site.advance(seconds: 60)
            }
        }
    }

    @Test func `V6.3.1: blanks around a name or an address make no other of it, whose tries are counted anew`() throws {
        try withSite { site throws in
            try site.account(.author, name: "ada")
            for name in ["ada", "ada@example.org"] {
                let statuses = (0..<12).map { guess in
                    let blanks = String(repeating: " ", count: guess)
                    return logIn(site.browser(), blanks + name + blanks, "guess \(guess)").status
                }
                #expect(statuses.prefix(10).allSatisfy { $0 == .unprocessableContent })
                #expect(statuses.suffix(2).allSatisfy { $0 == .tooManyRequests })
            }
            #expect(try site.store().accounts.credentials(for: "ada@example.org ") == nil)
            #expect(logIn(site.browser(), " ada ", "correct horse battery", from: "203.0.113.4").status == .seeOther)
        }
    }

    @Test func `a known browser is limited too, by itself`() throws {
        try withSite { site throws in
            try site.account(.author, name: "ada")
            let owner = site.browser()
            logIn(owner, "ada", "correct horse battery")
            let stolen = site.browser()
            stolen.cookies[CookieName.device] = owner.cookies[CookieName.device]
            let pages = (0..<25).map { logIn(stolen, "ada", "guess \($0)").status }
            #expect(pages.count { $0 == .unprocessableContent } == 20)
            #expect(logIn(site.browser(), "ada", "correct horse battery").status == .seeOther)
        }
    }

    @Test func `one network has ten guesses at a name in a quarter of an hour, whether somebody has it or not`() throws
    {
        try withSite { site throws in
            try site.account(.reader, name: "ada")
            for name in ["ada", "nobody-here"] {
                let statuses = (0..<12).map { logIn(site.browser(), name, "guess \($0)").status }
                #expect(statuses.prefix(10).allSatisfy { $0 == .unprocessableContent })
                #expect(statuses.suffix(2).allSatisfy { $0 == .tooManyRequests })
            }
            #expect(logIn(site.browser(), "ADA", "x").status == .tooManyRequests, "it is the same name")
            // An answer that depended on the other name of an account would tell that both belong together.
            #expect(logIn(site.browser(), "ada@example.org", "x").status == .unprocessableContent)
            #expect(logIn(site.browser(), "1", "x").status == .unprocessableContent, "nor is it counted by number")
            site.advance(seconds: 900)
            #expect(logIn(site.browser(), "ada", "correct horse battery").status == .seeOther)
            let afterwards = (0..<10).map { logIn(site.browser(), "ada", "guess \($0)").status }
            #expect(afterwards.allSatisfy { $0 == .unprocessableContent }, "a success forgets the tries before it")
        }
    }

    @Test func `CVE-2014-9034: a password of a megabyte costs no hash`() throws {
        try withSite { site throws in
            try site.account(.reader, name: "ada")
            let page = logIn(site.browser(), "ada", String(repeating: "x", count: 1_048_576))
            #expect(page.status == .unprocessableContent)
            #expect(try site.number("SELECT COUNT(*) FROM throttles") == 0, "it was not looked at")
        }
    }

    @Test func `V6.3.5: a log-in from a browser that was never there is told by mail, and no other`() throws {
        try withSite { site throws in
            try site.account(.reader, name: "ada")
            let browser = site.browser()
            logIn(browser, "ada", "correct horse battery")
            browser.get("/")
            browser.post("/logout", [])
            logIn(browser, "ada", "correct horse battery")
            #expect(try site.number("SELECT COUNT(*) FROM outgoing_mail") == 0)
            logIn(site.browser(), "ada", "correct horse battery")
            #expect(try site.number("SELECT COUNT(*) FROM outgoing_mail WHERE kind = 'new-device'") == 1)
        }
    }

    @Test func `V7.4.2: a suspended account is out with its next request, and only its password tells so`() throws {
        try withSite { site throws in
            let account = try site.account(.author, name: "ada")
            let browser = site.browser()
            logIn(browser, "ada", "correct horse battery")
            #expect(browser.get("/admin").status == .ok)
            try Connection(site.settings).execute("UPDATE accounts SET suspended_at = NOW(6) WHERE id = \(account.id)")
            #expect(browser.get("/admin").location?.hasPrefix("/login") == true)
            #expect(!logIn(site.browser(), "ada", "wrong password").text.contains("suspended"))
            let told = logIn(site.browser(), "ada", "correct horse battery")
            #expect(told.status == .forbidden && told.text.contains("This account is suspended."))
            #expect(try site.number("SELECT COUNT(*) FROM sessions") == 1)
        }
    }
}
