import Blog
import BlogStore
import HTTP
import MariaDB
import Sodium
import Testing

@testable import BlogSite

/// A session that has shown a password alone, of an account that has more.
@Suite struct WeakSessionTests {
    @Test(arguments: [
        "/account/two-factor/app", "/account/two-factor/app/remove", "/account/two-factor/recovery-codes",
        "/account/two-factor/passkeys",
    ])
    func `second-factor bypass: a password alone neither replaces nor removes a factor`(_ path: String) throws {
        try withSite { site throws in
            for method in [Method.get, .post] {
                let browser = try site.browser(loggedInAs: .reader, name: "ada")
                browser.get("/account")
                let guarded = try site.guarded(name: "ada")
                let page =
                    method == .get ? browser.get(path) : browser.post(path, [("code", "123456"), ("confirmed", "on")])
                #expect(page.location?.hasPrefix("/login") == true || page.status == .forbidden, "\(method) \(path)")
                #expect(!page.text.contains("otpauth") && browser.cookies[CookieName.session] == nil)
                #expect(browser.get("/account").location?.hasPrefix("/login") == true, "the session has ended")
                #expect(try site.store().secondFactors.all(of: guarded.account.id).areAny)
                try site.store().connection.execute("DELETE FROM authenticators")
                try site.store().connection.execute("DELETE FROM recovery_codes")
            }
        }
    }

    @Test func `an old proof is asked for before anything is said about a form's token`() throws {
        try withSite { site throws in
            let other = try site.account(.reader, name: "other")
            let browser = try site.browser(loggedInAs: .administrator)
            site.advance(seconds: 900)
            let page = browser.post("/admin/accounts/\(other.id)", [("form_token", "x"), ("action", "suspend")])
            #expect(page.location?.hasPrefix("/account/confirm") == true && !page.text.contains("other@example.org"))
        }
    }

    @Test func `people are found by names with letters of any script`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .administrator)
            try site.account(.reader, name: "bea")
            try site.store().connection.execute(
                "UPDATE accounts SET display_name = 'Béa Müller' WHERE name_key = 'bea'")
            for search in ["%C3%BC", "M%C3%BCller", "%F0%9F%90%A6", "%25", "_"] {
                let page = browser.get("/admin/accounts?q=\(search)")
                #expect(page.status == .ok, "\(search)")
                #expect(page.text.contains("Béa") == search.contains("%C3%BC"), "\(search)")
            }
        }
    }

    @Test func `what a browser sends after its session was ended elsewhere is shown to nobody but its sender`() throws {
        try withSite { site throws in
            try site.account(.author, name: "ada")
            try site.account(.author, name: "eve")
            func logIn(_ browser: Browser, _ name: String) {
                browser.get("/login")
                browser.post("/login", [("name", name), ("password", "correct horse battery")])
            }
            let browser = site.browser()
            logIn(browser, "eve")
            browser.get("/")
            browser.post("/logout", [])
            logIn(browser, "ada")
            browser.get("/admin/posts/new")
            try site.store().connection.execute("DELETE FROM sessions")
            try site.store().connection.execute(
                "DELETE FROM known_devices WHERE account_id = (SELECT id FROM accounts WHERE name_key = 'ada')")
            browser.post("/admin/posts/new", [("title", "Ada's secret"), ("body", "x"), ("intent", "save")])
            logIn(browser, "eve")
            #expect(!browser.get("/admin/posts/new").text.contains("secret"))
        }
    }

    @Test func `a new password forgets the other browsers, and closing an account its address in the mail`() throws {
        try withSite { site throws in
            let account = try site.account(.reader, name: "ada")
            for _ in 0..<3 {
                let browser = site.browser()
                browser.get("/login")
                browser.post("/login", [("name", "ada"), ("password", "correct horse battery")])
            }
            #expect(try site.number("SELECT COUNT(*) FROM known_devices") == 3)
            let browser = site.browser()
            browser.get("/login")
            browser.post("/login", [("name", "ada"), ("password", "correct horse battery")])
            browser.get("/account/password")
            let changed = browser.post(
                "/account/password",
                [("current", "correct horse battery"), ("password", "some other words entirely")])
            #expect(changed.status == .seeOther)
            #expect(try site.number("SELECT COUNT(*) FROM known_devices") == 1)
            #expect(try site.number("SELECT COUNT(*) FROM outgoing_mail WHERE recipient = 'ada@example.org'") > 0)
            try site.store().accounts.close(
                account.id, AccountClosing(posts: .keep, comments: .keep), mail: nil, now: site.now)
            #expect(try site.number("SELECT COUNT(*) FROM outgoing_mail WHERE recipient = 'ada@example.org'") == 0)
        }
    }
}
