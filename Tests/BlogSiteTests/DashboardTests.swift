import Blog
import BlogStore
import HTTP
import MariaDB
import Testing

@testable import BlogSite

@Suite struct DashboardTests {
    @Test func `a new site names the first steps, each with a way to it, until it is done`() throws {
        try withSite { site throws in
            let account = try site.account(.administrator)
            let browser = try site.browser(loggedInAs: .administrator)
            func steps() -> [String] {
                let page = browser.get("/admin").text
                guard
                    let list = page.split(separator: "First steps</h2>").dropFirst().first?.split(separator: "</ul>")
                        .first
                else { return [] }
                return list.matches(of: /<a href="([^"]*)"/).map { String($0.1) }
            }
            #expect(
                steps() == [
                    "/admin/settings#title", "/account/email", "/account/two-factor", "/admin/posts/new",
                    "/admin/settings#registration",
                ])
            for url in steps() {
                let path = String(url.prefix { $0 != "#" })
                let page = browser.get(path)
                #expect(page.status == .ok, "\(url)")
                let field = url.split(separator: "#").dropFirst().first
                #expect(field.map { page.text.contains("id=\"\($0)\"") } ?? true, "\(url)")
            }
            try site.post("A draft", by: account) { $0.status = .draft }
            #expect(!steps().contains("/admin/posts/new"))
            try site.addPasskey(to: account.id)
            #expect(!steps().contains("/account/two-factor"))
            try site.store().connection.execute("UPDATE accounts SET email_verified_at = NOW(6)")
            #expect(!steps().contains("/account/email"))
            let seen = try #require(browser.get("/admin/settings").hidden("seen"))
            let saved = browser.post(
                "/admin/settings",
                [
                    ("title", "Martlet"), ("tagline", ""), ("language", "en"), ("registration", "open"),
                    ("second_factor", ""), ("seen", seen),
                ])
            #expect(saved.status == .seeOther, "to save what stands there is to choose it")
            #expect(!browser.get("/admin").text.contains("First steps"))
        }
    }

    @Test func `a site without mail does not ask for the address to be confirmed`() throws {
        try withSite(sendsMail: false) { site throws in
            let page = try site.browser(loggedInAs: .administrator).get("/admin").text
            #expect(page.contains("First steps") && !page.contains("Confirm your e-mail address"))
        }
    }

    @Test(arguments: [(true, String?.none, false), (true, "/srv/mail", true), (false, nil, true)])
    func `a site whose mail reaches nobody is asked to set it up`(
        sendsMail: Bool, folder: String?, isAsked: Bool
    ) throws {
        try withSite(sendsMail: sendsMail, mailFolder: folder) { site throws in
            let browser = try site.browser(loggedInAs: .administrator)
            #expect(browser.get("/admin").text.contains(#"<a href="/admin/mail">Set up mail</a>"#) == isAsked)
            #expect(browser.get("/admin/mail").text.contains("MARTLET_MAIL_SERVER") == isAsked)
        }
    }

    @Test(arguments: [Role.author, .editor]) func `what concerns the site is told to administrators alone`(
        role: Role
    ) throws {
        try withSite { site throws in
            try site.store().failedLogins.count(of: nil, now: site.now)
            let page = try site.browser(loggedInAs: role).get("/admin").text
            for words in [
                "First steps", "ailed log-in", "open invitation", "given up", "The site</h2>", "Martlet 1.2.3",
            ] {
                #expect(!page.contains(words), "\(words)")
            }
        }
    }

    @Test func `administrators see what is open, what was given up and who is guessed at, each number a link`() throws {
        try withSite { site throws in
            let person = try site.account(.author, name: "grace")
            try site.account(.administrator)
            let browser = try site.browser(loggedInAs: .administrator)
            func number(_ words: String) -> (url: String, count: String)? {
                let pattern = /<li><a href="([^"]*)">(?:<strong>)?([0-9]+)(?:<\/strong>)? ([^<]*)<\/a>/
                return browser.get("/admin").text.matches(of: pattern).first { $0.3 == words }
                    .map { (String($0.1), String($0.2)) }
            }
            for (words, url) in [
                ("open invitations", "/admin/invitations"), ("mails given up", "/admin/mail"),
                ("published posts", "/admin/posts?status=published"),
                ("pending comments", "/admin/comments"),
            ] {
                let found = try #require(number(words), "\(words)")
                #expect(found == (url, "0"))
            }
            #expect(
                number("failed log-ins") == nil && browser.get("/admin").text.contains("<p class=\"quiet\">None.</p>"))
            browser.get("/admin/invitations")
            browser.post(
                "/admin/invitations", [("action", "invite"), ("email", "new@example.org"), ("role", "author")])
            #expect(number("open invitation")?.count == "1")
            let outbox = site.store().outbox
            let mail = try #require(try outbox.claim(lease: 60, now: site.now))
            try outbox.failed(mail, "550 no", isPermanent: true, now: site.now)
            #expect(number("mail given up")?.count == "1")
            #expect(browser.get("/admin").text.contains("id=\"failed-log-ins\""), "the number leads somewhere")
            let stranger = site.browser()
            for name in ["grace", "nobody", "nobody-else", "grace@example.org"] {
                stranger.get("/login")
                stranger.post("/login", [("name", name), ("password", "a wrong password")])
            }
            #expect(try #require(number("failed log-ins")) == ("/admin#failed-log-ins", "4"))
            let page = browser.get("/admin").text
            #expect(page.contains("<a href=\"/admin/accounts/\(person.id)\">Grace</a> · 2 tries"))
            #expect(page.contains("<li>Names that nobody has · 2 tries</li>"))
            #expect(page.contains("Martlet 1.2.3"))
            site.advance(seconds: 3_600 * 26)
            let tomorrow = try site.browser(loggedInAs: .administrator).get("/admin").text
            #expect(!tomorrow.contains(" tries"), "a day later it is forgotten")
        }
    }

    @Test func `a wrong code of the second step is a failed log-in too, and a right one is none`() throws {
        try withSite { site throws in
            let guarded = try site.guarded(name: "ada")
            let browser = try site.browserAtSecondStep()
            let failed = site.store().failedLogins
            #expect(try failed.recent(limit: 5, now: site.now).isEmpty)
            #expect(try browser.enter(site.wrongCode(guarded.secret)).status == .unprocessableContent)
            #expect(try failed.recent(limit: 5, now: site.now).map(\.accountID) == [guarded.account.id])
            #expect(try browser.enter(site.code(guarded.secret)).status == .seeOther)
            #expect(try failed.recent(limit: 5, now: site.now).map(\.tries) == [1])
        }
    }

    @Test func `it costs the same few statements, however much there is`() throws {
        try withSite { site throws in
            let author = try site.account(.author, name: "grace")
            try site.store().failedLogins.count(of: author.id, now: site.now)
            let store = site.store()
            let browser = try site.browser(loggedInAs: .administrator, over: store)
            func cost() -> Int {
                let before = store.connection.statementCount
                browser.get("/admin")
                return store.connection.statementCount - before
            }
            _ = cost()
            let empty = cost()
            for number in 0..<8 {
                let post = try site.post("Post \(number)", by: author)
                try site.post("Draft \(number)", by: author) { $0.status = .draft }
                try site.comment(on: post.id, "Comment \(number)", status: .pending)
                let other = try site.account(.reader, name: "reader-\(number)")
                try site.store().failedLogins.count(of: other.id, now: site.now)
            }
            #expect(cost() == empty)
            #expect(empty <= 7, "the session, posts, comments twice, drafts, the status, failed log-ins: \(empty)")
        }
    }
}
