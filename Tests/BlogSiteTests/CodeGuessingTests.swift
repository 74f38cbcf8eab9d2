import Blog
import BlogStore
import HTTP
import MariaDB
import OneTimeCode
import Testing

@testable import BlogSite

/// Codes that are tried by many, or many times.
@Suite struct CodeGuessingTests {
    @Test func `V6.6.3: after ten wrong codes in a quarter of an hour none is looked at, and the owner is told once`()
        throws
    {
        try withSite { site throws in
            let ada = try site.guarded()
            let wrong = try site.wrongCode(ada.secret)
            for _ in 0..<5 {
                let browser = try site.browserAtSecondStep()
                for _ in 0..<2 { #expect(browser.enter(wrong).status == .unprocessableContent) }
            }
            #expect(try site.mailKindsBesideLogIns(to: "ada@example.org").isEmpty)
            let browser = try site.browserAtSecondStep()
            for attempt in [try site.code(ada.secret), wrong] {
                let page = browser.enter(attempt)
                #expect(page.status == .tooManyRequests)
                #expect(page.headers["Retry-After"] == "900")
                #expect(page.text.contains("Wait 15 minutes and try again.") && page.text.contains("name=\"code\""))
            }
            #expect(try site.mailKindsBesideLogIns(to: "ada@example.org") == ["suspicious-login"])
            site.advance(seconds: 900)
            let after = try site.browserAtSecondStep()
            #expect(after.enter(try site.code(ada.secret)).status == .seeOther)
        }
    }

    @Test func `account lockout: whoever knows the password and uses the tries up stops nobody who logged in before`()
        throws
    {
        try withSite { site throws in
            let ada = try site.guarded()
            let owner = try site.browserAtSecondStep()
            #expect(owner.enter(try site.code(ada.secret)).status == .seeOther)
            owner.get("/")
            owner.post("/logout", [])
            site.advance(seconds: 30)
            let guesser = try site.browserAtSecondStep()
            for _ in 0..<11 { _ = guesser.enter(try site.wrongCode(ada.secret)) }
            #expect(guesser.enter(try site.code(ada.secret)).status == .tooManyRequests)
            owner.get("/login")
            let page = owner.post("/login", [("name", "ada"), ("password", "correct horse battery")])
            owner.follow(page)
            #expect(owner.enter(try site.code(ada.secret)).status == .seeOther)
        }
    }

    @Test func `account lockout: a recovery code gets in when the tries are used up, and guessing it is slowed`() throws
    {
        try withSite { site throws in
            let ada = try site.guarded()
            let guesser = try site.browserAtSecondStep()
            for _ in 0..<11 { _ = guesser.enter(try site.wrongCode(ada.secret)) }
            let wrong = try (0..<31).map { _ in guesser.enter(try RecoveryCode().text).status }
            #expect(wrong.count { $0 == .unprocessableContent } == 30 && wrong.last == .tooManyRequests)
            let owner = try site.browserAtSecondStep(from: "203.0.113.9")
            #expect(owner.enter(ada.recoveryCodes[0].text).status == .seeOther)
        }
    }

    @Test func `a browser that only a link made known has no tries at codes of its own`() throws {
        try withSite { site throws in
            let ada = try site.guarded()
            let guesser = try site.browserAtSecondStep()
            for _ in 0..<11 { _ = guesser.enter(try site.wrongCode(ada.secret)) }
            site.askForLink("ada@example.org")
            let thief = site.browser()
            let key = try site.passwordKey(for: "ada@example.org")
            thief.get("/password/reset?key=\(key)")
            #expect(
                thief.post("/password/reset", [("key", key), ("password", "geese over the moor")]).location == "/login")
            thief.get("/login")
            let page = thief.post("/login", [("name", "ada"), ("password", "geese over the moor")])
            #expect(page.location == "/login/code")
            thief.follow(page)
            #expect(thief.enter(try site.code(ada.secret)).status == .tooManyRequests)
        }
    }

    @Test func `the owner is told again when it goes on, and a hundred tries a day are the most`() throws {
        try withSite { site throws in
            let ada = try site.guarded()
            let wrong = try site.wrongCode(ada.secret)
            for _ in 0..<10 {
                let browser = try site.browserAtSecondStep()
                for _ in 0..<10 {
                    #expect(browser.enter(try site.wrongCode(ada.secret)).status == .unprocessableContent)
                }
                #expect(browser.enter(wrong).status == .tooManyRequests)
                site.advance(seconds: 900)
            }
            #expect(try site.mailKindsBesideLogIns(to: "ada@example.org").count == 10)
            let browser = try site.browserAtSecondStep()
            let page = browser.enter(try site.code(ada.secret))
            #expect(page.status == .tooManyRequests)
            #expect(try #require(page.headers["Retry-After"].flatMap { Int($0) }) > 70_000)
        }
    }

    @Test func `a log-in that succeeds forgives the wrong codes before it`() throws {
        try withSite { site throws in
            let ada = try site.guarded()
            for _ in 0..<3 {
                let browser = try site.browserAtSecondStep()
                for _ in 0..<9 {
                    #expect(browser.enter(try site.wrongCode(ada.secret)).status == .unprocessableContent)
                }
                #expect(browser.enter(try site.code(ada.secret)).status == .seeOther)
                site.advance(seconds: 30)
            }
        }
    }

    @Test func `wrong codes of one account stop nobody else's`() throws {
        try withSite { site throws in
            let ada = try site.guarded()
            let grace = try site.guarded(name: "grace")
            let guesser = try site.browserAtSecondStep("ada")
            for _ in 0..<12 { _ = guesser.enter(try site.wrongCode(ada.secret)) }
            #expect(try site.browserAtSecondStep("grace").enter(site.code(grace.secret)).status == .seeOther)
        }
    }

    @Test func `a code is right for its own account alone`() throws {
        try withSite { site throws in
            let ada = try site.guarded()
            let grace = try site.guarded(name: "grace")
            let browser = try site.browserAtSecondStep("ada")
            #expect(browser.enter(try site.code(grace.secret)).status == .unprocessableContent)
            #expect(browser.enter(grace.recoveryCodes[0].text).status == .unprocessableContent)
            #expect(try site.store().recoveryCodes.count(of: grace.account.id) == 10)
            #expect(browser.enter(try site.code(ada.secret)).status == .seeOther)
        }
    }

    @Test func `V6.5.1, CVE-2023-37904: of fifty who enter the same code at once, exactly one gets in`() throws {
        try withSite { site throws in
            let ada = try site.guarded()
            let code = try site.code(ada.secret)
            #expect(try winners(site, entering: code) == 1)
            #expect(try site.number("SELECT COUNT(*) FROM sessions") == 1)
        }
    }

    @Test func `V6.5.1, CVE-2023-37904: of fifty who enter the same recovery code at once, exactly one gets in`() throws
    {
        try withSite { site throws in
            let ada = try site.guarded()
            #expect(try winners(site, entering: ada.recoveryCodes[4].text) == 1)
            #expect(try site.number("SELECT COUNT(*) FROM sessions") == 1)
            #expect(try site.number("SELECT COUNT(*) FROM recovery_codes") == 9)
            #expect(try site.mailKindsBesideLogIns(to: "ada@example.org").count { $0 == "recovery-code-used" } == 1)
        }
    }

    @Test func `V2.3.4: of fifty clicks on one log-in at once, exactly one makes a session`() throws {
        try withSite { site throws in
            let ada = try site.guarded()
            let copies = try site.copies(of: site.browserAtSecondStep(), 50)
            for copy in copies { copy.get("/login/code") }
            // Each click with a code of its own that is still good.
            let codes = try ada.recoveryCodes.map(\.text) + [site.code(ada.secret), site.code(ada.secret, step: 1)]
            let pages = try together(copies) { $0.enter(codes[$1 % codes.count]) }
            #expect(pages.count { $0.location == "/" } == 1)
            #expect(try site.number("SELECT COUNT(*) FROM sessions") == 1)
        }
    }

    /// How many of fifty browsers, all of which know the password, get in with that code at the same moment. Each try
    /// but the winner's is wrong; that they are also too many is taken away, so that all of them come to the code.
    private func winners(_ site: TestSite, entering code: String) throws -> Int {
        let browsers = try (0..<50).map { _ in try site.browserAtSecondStep() }
        try site.store().connection.run(
            script: "CREATE TRIGGER no_limit BEFORE UPDATE ON throttles FOR EACH ROW SET NEW.tries = 1;")
        let pages = try together(browsers) { browser, _ in browser.enter(code) }
        let refused = pages.count { $0.status == .unprocessableContent && $0.text.contains("it was used before") }
        #expect(refused == 49)
        return pages.count { $0.location == "/" }
    }
}
