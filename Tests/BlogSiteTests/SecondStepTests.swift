import Blog
import BlogStore
import HTTP
import MariaDB
import OneTimeCode
import Sodium
import Testing

@testable import BlogSite

/// Logging in with a second factor.
@Suite struct SecondStepTests {
    @Test func `a right password and a right code log in and lead where one wanted to go`() throws {
        try withSite { site throws in
            let ada = try site.guarded(.author)
            let browser = try site.browserAtSecondStep("ada", [("next", "/admin/posts?status=draft")])
            let page = browser.enter(try site.code(ada.secret))
            #expect(page.status == .seeOther && page.location == "/admin/posts?status=draft")
            #expect(browser.follow(page).text.contains("You are now logged in."))
            #expect(browser.cookies[CookieName.pendingLogin] == nil)
            #expect(try site.number("SELECT COUNT(*) FROM pending_logins") == 0)
            #expect(try site.number("SELECT COUNT(*) FROM sessions WHERE is_strong") == 1)
            let plain = try site.browserAtSecondStep()
            site.advance(seconds: 30)
            #expect(plain.enter(try site.code(ada.secret)).location == "/admin")
        }
    }

    @Test func `V2.3.1: who has shown a password alone is a stranger everywhere`() throws {
        try withSite { site throws in
            try site.guarded(.administrator)
            let browser = try site.browserAtSecondStep()
            #expect(browser.cookies[CookieName.session] == nil)
            #expect(try site.number("SELECT COUNT(*) FROM sessions") == 0)
            let pending = try #require(browser.cookies[CookieName.pendingLogin])
            let masquerade = site.browser()
            masquerade.cookies = browser.cookies
            for name in [CookieName.session, CookieName.guest, CookieName.form, CookieName.device] {
                masquerade.cookies[name] = pending
            }
            for person in [browser, masquerade] {
                for route in RouteTests.all {
                    guard case .right = route.access else { continue }
                    let page =
                        route.methods.contains(.get) ? person.get(route.url) : person.post(route.url, [("x", "y")])
                    #expect(page.location?.hasPrefix("/login?next=") == true, "\(route.url)")
                    if route.methods.contains(.post) {
                        #expect(person.post(route.url, [("ids", "1")]).status == .forbidden, "\(route.url)")
                    }
                }
                #expect(!person.isLoggedIn)
            }
        }
    }

    @Test func `V2.3.1: the second step does not come before the first`() throws {
        try withSite { site throws in
            let ada = try site.guarded()
            let browser = site.browser()
            #expect(browser.get("/login/code").location == "/login")
            browser.get("/login")
            #expect(browser.enter(try site.code(ada.secret)).location == "/login")
            browser.cookies[CookieName.pendingLogin] = try Token().text
            #expect(browser.enter(try site.code(ada.secret)).location == "/login")
            #expect(try site.number("SELECT COUNT(*) FROM sessions") == 0)
        }
    }

    @Test func `V6.5.1: a code works once`() throws {
        try withSite { site throws in
            let ada = try site.guarded()
            let (first, second) = (try site.browserAtSecondStep(), try site.browserAtSecondStep())
            let code = try site.code(ada.secret)
            #expect(first.enter(code).status == .seeOther)
            let again = second.enter(code)
            #expect(again.status == .unprocessableContent)
            #expect(again.text.contains("This code is not right, or it was used before."))
            #expect(second.enter(try site.code(ada.secret, step: -1)).status == .unprocessableContent)
            #expect(!second.isLoggedIn)
            #expect(second.get("/login/code").status == .ok, "the log-in waits on")
            #expect(second.enter(try site.code(ada.secret, step: 1)).status == .seeOther)
        }
    }

    @Test func `V6.5.5: a code is taken for its 30 seconds, and 30 seconds before and after`() throws {
        try withSite { site throws in
            let ada = try site.guarded()
            let expected: [(Int, Status)] = [
                (-3, .unprocessableContent), (-2, .unprocessableContent), (2, .unprocessableContent),
                (-1, .seeOther), (0, .seeOther), (1, .seeOther),
            ]
            for (step, status) in expected {
                let browser = try site.browserAtSecondStep()
                #expect(browser.enter(try site.code(ada.secret, step: step)).status == status, "\(step)")
            }
        }
    }

    @Test func `a code may be typed with blanks, and is not shown again when it is wrong`() throws {
        try withSite { site throws in
            let ada = try site.guarded()
            let browser = try site.browserAtSecondStep()
            let wrong = browser.enter(try site.wrongCode(ada.secret))
            #expect(wrong.status == .unprocessableContent)
            #expect(wrong.text.contains("<title>Error: ") && wrong.text.contains("<a href=\"#code\">"))
            #expect(wrong.text.contains("inputmode=\"numeric\"") && !wrong.text.contains("value=\"00000"))
            for empty in ["", "   ", "12345", "no code"] {
                #expect(browser.enter(empty).status == .unprocessableContent, "\(empty)")
            }
            let code = try site.code(ada.secret)
            #expect(browser.enter(" \(code.prefix(3)) \(code.suffix(3)) ").status == .seeOther)
        }
    }

    @Test func `what was begun and not finished ends after ten minutes, with words`() throws {
        try withSite { site throws in
            let ada = try site.guarded()
            let (late, later) = (try site.browserAtSecondStep(), try site.browserAtSecondStep())
            site.advance(seconds: 600)
            let page = late.enter(try site.code(ada.secret))
            #expect(page.location == "/login")
            #expect(late.follow(page).text.contains("The log-in was not finished in time."))
            #expect(later.follow(later.get("/login/code")).text.contains("The log-in was not finished in time."))
            #expect(try site.number("SELECT COUNT(*) FROM sessions") == 0)
        }
    }

    @Test func `a log-in that was begun ends with a change of what proves the account`() throws {
        try withSite { site throws in
            let ada = try site.guarded()
            let browser = try site.browserAtSecondStep()
            try site.store().sessions.endAll(of: ada.account.id)
            #expect(browser.enter(try site.code(ada.secret)).location == "/login")
            #expect(!browser.isLoggedIn)
        }
    }

    @Test func `CVE-2022-21684: who was suspended between the steps does not get in`() throws {
        try withSite { site throws in
            let ada = try site.guarded()
            let browser = try site.browserAtSecondStep()
            try site.store().connection.execute("UPDATE accounts SET suspended_at = \("2026-09-01 00:00:00")")
            #expect(browser.enter(try site.code(ada.secret)).location == "/login")
            #expect(try site.number("SELECT COUNT(*) FROM sessions") == 0)
        }
    }

    @Test func `session fixation: the second step makes a secret of its own and ends the former session`() throws {
        try withSite { site throws in
            let ada = try site.guarded()
            let browser = try site.browserAtSecondStep()
            let planted = try site.browser(loggedInAs: .reader, name: "eve").cookies[CookieName.session]
            browser.cookies[CookieName.session] = planted
            browser.get("/login/code")
            #expect(browser.enter(try site.code(ada.secret)).status == .seeOther)
            #expect(browser.cookies[CookieName.session] != planted)
            #expect(browser.get("/").text.contains("Ada"))
            let thief = site.browser()
            thief.cookies[CookieName.session] = planted
            #expect(!thief.isLoggedIn)
        }
    }

    @Test func `staying signed in outlasts the second step`() throws {
        try withSite { site throws in
            let ada = try site.guarded()
            func sessionCookie(_ fields: [(String, String)]) throws -> String {
                let browser = try site.browserAtSecondStep("ada", fields)
                site.advance(seconds: 30)
                let page = browser.enter(try site.code(ada.secret))
                return try #require(page.headers.values("Set-Cookie").first { $0.hasPrefix(CookieName.session) })
            }
            #expect(try sessionCookie([("remember", "yes")]).contains("Max-Age=7776000"))
            #expect(try !sessionCookie([]).contains("Max-Age"))
        }
    }

    @Test func `an app whose secret this site's key does not open lets nobody in, but a recovery code does`() throws {
        try withSite { site throws in
            let ada = try site.guarded()
            try site.store().authenticators.set(
                SecretKey().seal(ada.secret.bytes, for: "authenticator \(ada.account.id)"), step: 0,
                for: ada.account.id, now: site.now)
            let browser = try site.browserAtSecondStep()
            #expect(browser.enter(try site.code(ada.secret)).status == .unprocessableContent)
            #expect(browser.enter(ada.recoveryCodes[0].text).status == .seeOther)
        }
    }

    @Test func `a stale token brings the second step back`() throws {
        try withSite { site throws in
            let ada = try site.guarded()
            let browser = try site.browserAtSecondStep()
            let fields = [("code", try site.code(ada.secret)), ("form_token", try Token().text)]
            let page = browser.post("/login/code", fields)
            #expect(page.status == .unprocessableContent && page.text.contains("This page had grown old:"))
            #expect(browser.enter(try site.code(ada.secret)).status == .seeOther, "the code was not used up")
        }
    }
}
