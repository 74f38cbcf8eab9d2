import Blog
import BlogStore
import HTTP
import MariaDB
import Sodium
import Testing

@testable import BlogSite

@Suite struct OwnSessionsTests {
    private func logIn(_ site: TestSite, agent: String, address: String) -> Browser {
        let browser = site.browser()
        browser.get("/login")
        browser.post("/login", [("name", "ada"), ("password", "correct horse battery")]) { request in
            request.headers.add("User-Agent", agent)
            request.remoteAddress = address
        }
        return browser
    }

    @Test func `V7.5.2: people see where they are logged in, and end one session or all others`() throws {
        try withSite { site throws in
            try site.account(.reader, name: "ada")
            let desk = logIn(
                site, agent: "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0",
                address: "192.0.2.7")
            let phone = logIn(
                site,
                agent: "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile",
                address: "2001:db8:0:1:aaaa::7")
            let other = logIn(site, agent: "", address: "198.51.100.20")
            let list = desk.get("/account/sessions").text
            #expect(list.contains("Firefox on Linux <span class=\"state\">this browser</span>"))
            #expect(list.contains("Chrome on Android") && list.contains("an address that begins with 2001:db8:0:1."))
            #expect(!list.contains("aaaa"), "the network, not the address")
            #expect(list.contains("An unknown browser") && list.contains("an address that begins with 198.51.100."))
            let end = try #require(
                Browser.Page.form(in: list, holding: "the session of Chrome on Android"), "a form of each session")
            let ended = desk.post("/account/sessions", end)
            #expect(desk.follow(ended).text.contains("That session has ended."))
            #expect(phone.get("/account/sessions").status == .seeOther)
            #expect(other.get("/account/sessions").status == .ok)
            let all = desk.post("/account/sessions", [("session", "others")])
            #expect(desk.follow(all).text.contains("All other sessions have ended."))
            #expect(other.get("/account/sessions").status == .seeOther)
            #expect(!desk.get("/account/sessions").text.contains("End all other sessions"))
        }
    }

    @Test func `a session of somebody else is not ended by its number`() throws {
        try withSite { site throws in
            let victim = try site.browser(loggedInAs: .administrator)
            let id = try site.number("SELECT id FROM sessions")
            let browser = try site.browser(loggedInAs: .reader)
            browser.get("/account/sessions")
            browser.post("/account/sessions", [("session", "\(id)")])
            #expect(victim.get("/admin").status == .ok)
            for odd in ["", "x", "-1", "007", "1 OR 1=1"] {
                #expect(browser.post("/account/sessions", [("session", odd)]).status == .badRequest)
            }
        }
    }

    @Test func `V7.5.1: what is sensitive asks again who is there, and the session gets a new secret`() throws {
        try withSite { site throws in
            try site.account(.administrator, name: "ada")
            let browser = logIn(site, agent: "", address: "192.0.2.7")
            #expect(browser.get("/admin/settings").status != .seeOther)
            site.advance(seconds: 900)
            let asked = browser.get("/admin/settings")
            #expect(asked.location == "/account/confirm?next=%2Fadmin%2Fsettings")
            #expect(browser.get("/admin").status == .ok, "all else goes on")
            let former = browser.cookies[CookieName.session]
            #expect(browser.follow(asked).text.contains("Confirm that it is you"))
            let wrong = browser.post(
                "/account/confirm", [("password", "not the password"), ("next", "/admin/settings")])
            #expect(wrong.status == .unprocessableContent && wrong.hidden("next") == "/admin/settings")
            let right = browser.post(
                "/account/confirm", [("password", "correct horse battery"), ("next", "/admin/settings")])
            #expect(right.location == "/admin/settings")
            #expect(browser.cookies[CookieName.session] != former)
            #expect(browser.get("/admin/settings").status != .seeOther)
            let copy = site.browser()
            copy.cookies[CookieName.session] = former
            #expect(copy.get("/admin").status == .seeOther, "the former secret is dead")
        }
    }

    @Test func `a proof is guessed ten times in a quarter of an hour, and goes nowhere else afterwards`() throws {
        try withSite { site throws in
            try site.account(.reader, name: "ada")
            let browser = logIn(site, agent: "", address: "192.0.2.7")
            browser.get("/account/confirm")
            let statuses = (0..<11).map {
                browser.post("/account/confirm", [("password", "guess \($0) of many")]).status
            }
            #expect(statuses.prefix(10).allSatisfy { $0 == .unprocessableContent })
            #expect(statuses.last == .tooManyRequests)
            site.advance(seconds: 900)
            let right = browser.post(
                "/account/confirm", [("password", "correct horse battery"), ("next", "//evil.example")])
            #expect(right.location == "/account")
        }
    }

    @Test func `logging out clears what the browser kept`() throws {
        try withSite { site throws in
            try site.account(.reader, name: "ada")
            let browser = logIn(site, agent: "", address: "192.0.2.7")
            browser.get("/")
            #expect(browser.post("/logout", []).headers["Clear-Site-Data"] == "\"cache\", \"storage\"")
        }
    }

    @Test func `V7.3.1, V7.3.2: staying signed in lasts longer, and ends as well`() throws {
        try withSite { site throws in
            try site.account(.author, name: "ada")
            func start(_ fields: [(String, String)]) -> Browser {
                let browser = site.browser()
                browser.get("/login")
                browser.post("/login", [("name", "ada"), ("password", "correct horse battery")] + fields)
                return browser
            }
            let (short, long) = (start([]), start([("remember", "on")]))
            site.advance(seconds: SessionLength.idleLimit)
            #expect(short.get("/admin").status == .seeOther)
            for _ in 0..<4 {
                site.advance(seconds: 20 * 86_400)
                #expect(long.get("/admin").status == .ok)
            }
            site.advance(seconds: 15 * 86_400)
            #expect(long.get("/admin").status == .seeOther)
        }
    }

    @Test func `V6.3.3: a role that must show a second factor is a reader's until it does, on every page`() throws {
        try withSite { site throws in
            try site.store().settings.set("second-factor-from", to: "editor")
            let editor = try site.browser(loggedInAs: .editor)
            let author = try site.browser(loggedInAs: .author)
            let draft = try site.post("Secret") { $0.status = .draft }
            for path in [
                "/admin", "/admin/posts", "/admin/posts/new", "/admin/posts/\(draft.id)/edit", "/admin/comments",
            ] {
                #expect(editor.get(path).location == "/account/two-factor", "\(path)")
            }
            #expect(editor.get("/posts/\(draft.slug)").status == .notFound)
            #expect(!editor.get("/").text.contains("href=\"/admin\""))
            #expect(author.get("/admin").status == .ok)
            #expect(editor.get("/admin/settings").status == .forbidden, "a second factor would not help there")
        }
    }
}

@Suite struct ClientNetworkTests {
    @Test(arguments: [
        ("192.0.2.77", "an address that begins with 192.0.2"), ("::1", "the computer that the site runs on"),
        ("2001:db8:1:2::1", "an address that begins with 2001:db8:1:2"),
        ("127.0.0.1", "the computer that the site runs on"),
        ("unix:", "unix:"), ("", nil),
    ])
    func `a person reads words instead of the notation of networks`(_ address: String, _ words: String?) {
        #expect(SessionPlace(device: "", network: ClientNetwork(of: address).text).origin == words)
    }

    @Test(arguments: [
        ("192.0.2.77", "192.0.2.0/24"), ("2001:db8::1", "2001:db8::/64"), ("::1", "::/64"),
        ("2001:0DB8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("::ffff:192.0.2.77", "192.0.2.0/24"),
        ("fe80::1:2:3:4", "fe80::/64"), ("unix:", "unix:"), ("", ""), ("1.2.3", "1.2.3"), ("1:2", "1:2"),
        (":::", ":::"), ("1::2::3", "1::2::3"), ("12345::", "12345::"), ("1.2.3.4.5", "1.2.3.4.5"),
    ])
    func `an address counts with its network`(_ address: String, _ network: String) {
        #expect(ClientNetwork(of: address).text == network)
    }
}
