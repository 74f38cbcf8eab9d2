import Blog
import BlogStore
import HTTP
import MariaDB
import Sodium
import Testing

@testable import BlogSite

/// By what an account knows a browser, and what a copy of that is worth.
@Suite struct KnownBrowserTests {
    @discardableResult
    private func logIn(_ browser: Browser, _ name: String, _ password: String = "correct horse battery") -> Browser.Page
    {
        browser.get("/login")
        return browser.post("/login", [("name", name), ("password", password)])
    }

    private func logOut(_ browser: Browser) {
        browser.get("/")
        browser.post("/logout", [])
    }

    private func newDeviceMails(_ site: TestSite) throws -> Int {
        try site.number("SELECT COUNT(*) FROM outgoing_mail WHERE kind = 'new-device'")
    }

    @Test func `a planted mark of a browser is worth nothing to whoever kept a copy`() throws {
        try withSite { site throws in
            try site.account(.reader, name: "mallory")
            try site.account(.author, name: "ada")
            logIn(site.browser(), "ada")
            let shared = site.browser()
            logIn(shared, "mallory")
            let thief = site.browser()
            thief.cookies[CookieName.device] = shared.cookies[CookieName.device]
            logOut(shared)
            logIn(shared, "ada")
            logOut(shared)
            let before = try newDeviceMails(site)
            for guess in 0..<25 { logIn(thief, "ada", "guess \(guess)") }
            site.advance(seconds: 900)
            #expect(logIn(thief, "ada").status == .seeOther)
            #expect(try newDeviceMails(site) == before + 1, "its owner is told of a browser that was never there")
            #expect(logIn(shared, "ada").status == .seeOther)
        }
    }

    @Test func `account lockout: what a copy of the mark uses up is not the owner's after the next log-in`() throws {
        try withSite { site throws in
            try site.account(.author, name: "ada")
            let owner = site.browser()
            logIn(owner, "ada")
            let thief = site.browser()
            thief.cookies[CookieName.device] = owner.cookies[CookieName.device]
            logOut(owner)
            logIn(owner, "ada")
            logOut(owner)
            for guess in 0..<25 { logIn(thief, "ada", "guess \(guess)") }
            #expect(logIn(owner, "ada").status == .seeOther)
        }
    }

    @Test func `people who share a browser are known there, each by a secret of their own`() throws {
        try withSite { site throws in
            let browser = site.browser()
            for name in ["ada", "grace", "wren", "robin"] { try site.account(.reader, name: name) }
            for _ in 0..<3 {
                for name in ["ada", "grace", "wren", "robin"] {
                    logIn(browser, name)
                    logOut(browser)
                }
            }
            #expect(try newDeviceMails(site) == 0)
            #expect(try site.number("SELECT COUNT(*) FROM known_devices") == 4)
            #expect(DeviceSecrets(browser.cookies[CookieName.device]).tokens.count == 4)
            try site.account(.reader, name: "martin")
            logIn(browser, "martin")
            #expect(DeviceSecrets(browser.cookies[CookieName.device]).tokens.count == DeviceSecrets.limit)
        }
    }

    @Test func `whoever ends all other sessions is told when a lost device comes back`() throws {
        try withSite { site throws in
            try site.account(.author, name: "ada")
            let (here, lost) = (site.browser(), site.browser())
            for browser in [lost, here] { logIn(browser, "ada") }
            here.get("/account/sessions")
            here.post("/account/sessions", [("session", "others")])
            let before = try newDeviceMails(site)
            logIn(lost, "ada")
            #expect(try newDeviceMails(site) == before + 1)
            logOut(here)
            logIn(here, "ada")
            #expect(try newDeviceMails(site) == before + 1, "this one is known still")
        }
    }

    @Test(arguments: ["", ".", "x", "a.b.c", String(repeating: "A", count: 10_000)])
    func `a mark that is none is taken for none`(_ text: String) {
        #expect(DeviceSecrets(text).tokens.isEmpty)
    }
}
