import Blog
import BlogStore
import HTTP
import Sodium
import MariaDB
import Testing

@testable import BlogSite

@Suite struct SigningInTests {
    @Test func `a person registers, logs out and logs in again`() throws {
        try withSite { site throws in
            let browser = site.browser()
            site.register("ada", in: browser)
            let registered = try site.confirm("ada@example.org", in: browser)
            #expect(browser.follow(registered).text.contains("Your account is ready"))
            let out = browser.post("/logout", [])
            #expect(browser.cookies[CookieName.session] == nil)
            #expect(browser.follow(out).text.contains("You are now logged out."))
            browser.get("/login")
            let login = browser.post("/login", [("name", "ADA@example.org"), ("password", "correct horse battery")])
            #expect(login.location == "/")
            #expect(browser.follow(login).text.contains("You are now logged in."))
            #expect(!browser.get("/").text.contains("You are now logged in."))
        }
    }

    @Test func `a page from before the last log-in still logs out`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .administrator)
            browser.get("/admin")
            let former = try #require(Browser.formToken(in: browser.lastPage))
            browser.cookies[CookieName.session] = try site.browser(loggedInAs: .administrator)
                .cookies[CookieName.session]
            let out = browser.post("/logout", [("form_token", former)])
            #expect(browser.follow(out).text.contains("You are now logged out."))
            #expect(browser.get("/admin").location?.hasPrefix("/login") == true)
        }
    }

    @Test func `CVE-2022-41697: a wrong password and an unknown name get the same answer`() throws {
        try withSite { site throws in
            try site.account(.reader, name: "ada-lovelace")
            func attempt(_ name: String) -> Browser.Page {
                let browser = site.browser()
                browser.get("/login")
                return browser.post("/login", [("name", name), ("password", "wrong password")])
            }
            let (known, unknown) = (attempt("ada-lovelace"), attempt("nobody-here"))
            #expect(known.status == .unprocessableContent)
            #expect(unknown.status == known.status)
            func comparable(_ page: Browser.Page, _ name: String) -> String {
                page.text.replacing(name, with: "NAME").replacing(/(?:value|data-challenge)="[^"]{43,}"/, with: "TOKEN")
            }
            #expect(comparable(known, "ada-lovelace") == comparable(unknown, "nobody-here"))
            #expect(known.text.contains("value=\"ada-lovelace\""))
            #expect(known.text.contains("<title>Error: "))
            #expect(!known.text.contains("wrong password"))
        }
    }

    @Test func `session fixation: a planted cookie is worth nothing after the log-in`() throws {
        try withSite { site throws in
            try site.account(.reader, name: "ada")
            let planted = try Token().text
            let browser = site.browser()
            browser.cookies[CookieName.session] = planted
            browser.get("/login")
            browser.post("/login", [("name", "ada"), ("password", "correct horse battery")])
            #expect(browser.cookies[CookieName.session] != planted)
            let thief = site.browser()
            thief.cookies[CookieName.session] = planted
            #expect(!thief.get("/").text.contains("Log out"))
        }
    }

    @Test func `logging in again ends the session that was there`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            let old = browser.cookies[CookieName.session]
            browser.get("/")
            browser.post("/login", [("name", "ada"), ("password", "correct horse battery")])
            let copy = site.browser()
            copy.cookies[CookieName.session] = old
            #expect(!copy.get("/").text.contains("Log out"))
            #expect(browser.get("/").text.contains("Log out"))
        }
    }

    @Test func `a cookie that was copied before is dead after logging out`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .administrator)
            let copy = site.browser()
            copy.cookies = browser.cookies
            #expect(copy.get("/admin").status == .ok)
            browser.get("/")
            browser.post("/logout", [])
            #expect(copy.get("/admin").status == .seeOther)
        }
    }

    @Test func `a session ends when it is idle and when it is old`() throws {
        try withSite { site throws in
            let idle = try site.browser(loggedInAs: .administrator)
            for _ in 0..<3 {
                site.advance(seconds: 3_000)
                #expect(idle.get("/admin").status == .ok)
            }
            site.advance(seconds: 3_601)
            #expect(idle.get("/admin").status == .seeOther)
            let busy = try site.browser(loggedInAs: .administrator)
            for _ in 0..<28 {
                site.advance(seconds: 3_000)
                #expect(busy.get("/admin").status == .ok)
            }
            site.advance(seconds: 3_000)
            #expect(busy.get("/admin").status == .seeOther)
        }
    }

    @Test func `a changed role counts with the next request`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .administrator)
            #expect(browser.get("/admin").status == .ok)
            try site.store().connection.execute("UPDATE accounts SET role = 'reader'")
            #expect(browser.get("/admin").status == .forbidden)
        }
    }

    @Test(arguments: ["//evil.example", "/\\evil.example", "https://evil.example", "https:evil"])
    func `open redirect: logging in leads to this site only`(_ next: String) throws {
        try withSite { site throws in
            try site.account(.reader, name: "ada")
            let browser = site.browser()
            browser.get("/login?next=" + PercentCoding.encode(next))
            #expect(!browser.lastPage.contains("evil"))
            let page = browser.post("/login", [("name", "ada"), ("password", "correct horse battery"), ("next", next)])
            #expect(page.location == "/")
        }
    }

    @Test func `one who must log in first comes back to where they wanted to go`() throws {
        try withSite { site throws in
            try site.account(.author, name: "ada")
            let browser = site.browser()
            let refused = browser.get("/admin/posts?status=draft")
            #expect(refused.location == "/login?next=%2Fadmin%2Fposts%3Fstatus%3Ddraft")
            let login = browser.follow(refused)
            let page = browser.post(
                "/login",
                [("name", "ada"), ("password", "correct horse battery"), ("next", try #require(login.hidden("next")))])
            #expect(page.location == "/admin/posts?status=draft")
        }
    }

    @Test func `whoever was logged in before is told that the session has ended`() throws {
        try withSite { site throws in
            let stranger = site.browser()
            #expect(stranger.follow(stranger.get("/admin")).text.contains("Log in to go on."))
            let author = try site.browser(loggedInAs: .author)
            site.advance(seconds: 4000)
            let login = author.follow(author.get("/admin"))
            #expect(login.text.contains("Your session has ended. Log in to go on where you left off."))
        }
    }

    @Test func `each empty field of the log-in is named`() throws {
        try withSite { site throws in
            let browser = site.browser()
            browser.get("/login")
            let page = browser.post("/login", [("name", "ada"), ("password", "")])
            #expect(page.status == .unprocessableContent)
            #expect(page.text.contains("<a href=\"#password\">Enter your password.</a>"))
            #expect(page.text.contains("value=\"ada\"") && !page.text.contains("id=\"name-error\""))
        }
    }

    @Test func `staying signed in lasts, otherwise the cookie goes with the browser`() throws {
        try withSite { site throws in
            try site.account(.reader, name: "ada")
            func cookie(_ extra: [(String, String)]) -> String? {
                let browser = site.browser()
                browser.get("/login")
                return browser.post("/login", [("name", "ada"), ("password", "correct horse battery")] + extra)
                    .headers.values("Set-Cookie").first { $0.hasPrefix(CookieName.session) }
            }
            #expect(try #require(cookie([])).contains("Max-Age") == false)
            #expect(try #require(cookie([("remember", "yes")])).contains("Max-Age=7776000"))
        }
    }

    @Test func `the database holds no secret that could be used`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .reader)
            let token = try #require(browser.cookies[CookieName.session])
            let stored = try site.store().connection.row("SELECT HEX(token_digest) FROM sessions") { try $0.string(0) }
            #expect(stored == Digest.hexadecimal(try #require(Token(token)).digest).uppercased())
        }
    }

    @Test func `a hash of a lower cost is made anew at the log-in`() throws {
        try withSite { site throws in
            let account = try site.account(.reader, name: "ada")
            let dear = PasswordHash.Cost(passes: 3, memoryBytes: 16_384)
            try site.store().accounts.setPasswordHash(
                PasswordHash(of: "correct horse battery", cost: dear).encoded, of: account.id)
            let browser = site.browser()
            browser.get("/login")
            #expect(
                browser.post("/login", [("name", "ada"), ("password", "correct horse battery")]).status == .seeOther)
            let hash = try #require(try site.store().accounts.credentials(for: "ada")?.passwordHash)
            #expect(!PasswordHash(encoded: hash).needsRehash(at: .least))
        }
    }

    @Test func `what is wrong with a registration is told beside its fields, and nothing typed is lost`() throws {
        try withSite { site throws in
            try site.account(.reader, name: "ada")
            let browser = site.browser()
            browser.get("/register")
            let wrong = browser.post("/register", [("name", "a b"), ("email", "nobody"), ("password", "short")])
            #expect(wrong.status == .unprocessableContent)
            for id in ["name", "email", "password"] { #expect(wrong.text.contains("id=\"\(id)-error\"")) }
            #expect(wrong.text.contains("value=\"a b\"") && wrong.text.contains("value=\"nobody\""))
            #expect(!wrong.text.contains("short\""))
            let taken = browser.post(
                "/register", [("name", "ADA"), ("email", "new@example.org"), ("password", "correct horse battery")])
            #expect(taken.text.contains("This user name is taken."))
        }
    }

    @Test func `mass assignment: a registration makes a reader, whatever it says`() throws {
        try withSite { site throws in
            let browser = site.browser()
            browser.get("/register")
            browser.post(
                "/register",
                [
                    ("name", "eve"), ("email", "eve@example.org"), ("password", "correct horse battery"),
                    ("role", "administrator"), ("id", "1"),
                ])
            try site.confirm("eve@example.org", in: browser)
            #expect(try site.store().accounts.credentials(for: "eve")?.account.role == .reader)
        }
    }
}
