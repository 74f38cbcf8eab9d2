import Blog
import BlogStore
import HTTP
import MariaDB
import Testing

@testable import BlogSite

/// The pages on which administrators look after the accounts of others.
@Suite struct AdministeringAccountsTests {
    @Test func `the list tells of every account, finds by name and address, and pages on`() throws {
        try withSite { site throws in
            for number in 10..<40 { try site.account(.reader, name: "reader-\(number)") }
            let author = try site.account(.author, name: "grace")
            try site.post("One", by: author)
            let browser = try site.browser(loggedInAs: .administrator)
            let first = browser.get("/admin/accounts")
            #expect(first.status == .ok)
            let row = try #require(first.text.split(separator: "<tr>").first { $0.contains(">Grace</a>") })
            #expect(row.contains("<td>Author</td>") && row.contains(">Active</span>"))
            #expect(row.contains("data-label=\"Second factor\">No</td>") && row.contains(">Not yet</td>"))
            #expect(row.contains("<a href=\"/authors/grace\">1</a>"), "what is published can be read")
            #expect(first.text.contains("data-label=\"Last seen\">Just now</td>"), "the administrator's own")
            try site.addPasskey(to: author.id)
            #expect(browser.get("/admin/accounts?q=grace").text.contains("data-label=\"Second factor\">Yes</td>"))
            let next = try #require(first.text.firstMatch(of: /href="([^"]*after=[0-9]+)"/)).1
            let second = browser.get(String(next).replacing("&amp;", with: "&"))
            let names = [first, second].flatMap {
                $0.text.matches(of: /<span class="user-name">(\S+)<\/span>/).map { String($0.1) }
            }
            #expect(names.count == 32 && Set(names).count == 32, "each once, newest first: \(names)")
            let found = browser.get("/admin/accounts?q=GRACE@&role=author")
            #expect(found.text.contains(">Grace</a>") && !found.text.contains("reader-"))
            let none = browser.get("/admin/accounts?q=nobody&role=editor")
            #expect(none.text.contains("No account fits.") && none.text.contains("value=\"nobody\""))
            #expect(none.text.contains("<option value=\"editor\" selected>"))
        }
    }

    @Test func `the list costs the same few statements, however many accounts it shows`() throws {
        try withSite { site throws in
            let store = site.store()
            let browser = try site.browser(loggedInAs: .administrator, over: store)
            browser.get("/admin/accounts")
            func cost() -> Int {
                let before = store.connection.statementCount
                browser.get("/admin/accounts")
                return store.connection.statementCount - before
            }
            let one = cost()
            for number in 10..<40 { try site.account(.author, name: "author-\(number)") }
            #expect(cost() == one)
            #expect(one <= 3, "the session, what waits for a moderator, and the list: \(one)")
        }
    }

    @Test func `a change is asked first, done once, logged, and told by mail`() throws {
        try withSite { site throws in
            let person = try site.account(.author, name: "grace")
            let administrator = try site.account(.administrator)
            let browser = try site.browser(loggedInAs: .administrator)
            let url = "/admin/accounts/\(person.id)"
            let changes: [(fields: [(String, String)], question: String, words: String, kind: String)] = [
                (
                    [("action", "role"), ("role", "editor")], "Make Grace an editor?", "The role is changed.",
                    "roleChanged"
                ),
                ([("action", "suspend")], "Suspend the account of Grace?", "The account is suspended.", "suspended"),
                ([("action", "reinstate")], "Let Grace in again?", "The account is open again.", "reinstated"),
            ]
            for (number, change) in changes.enumerated() {
                browser.get(url)
                let before = try site.fingerprint()
                let question = browser.post(url, change.fields)
                #expect(question.status == .ok)
                #expect(question.text.contains("<h1>\(change.question)</h1>"))
                #expect(try site.fingerprint() == before, "a question changes nothing")
                let answer = try #require(question.forms.first { $0.action == url })
                let done = browser.post(answer.action, answer.fields)
                #expect(done.status == .seeOther)
                #expect(browser.follow(done).text.contains(change.words))
                #expect(try site.mails(to: "grace@example.org").count == number + 1)
                #expect(site.log.events("an account was changed").count == number + 1)
                #expect(browser.post(url, answer.fields).status != .internalServerError, "sent twice, it is harmless")
                #expect(try site.mails(to: "grace@example.org").count == number + 1, "and told once")
            }
            let event = try #require(site.log.events("an account was changed").first)
            #expect(event.details["by"] == "\(administrator.id)" && event.details["account"] == "\(person.id)")
            #expect(event.details["change"] == "role editor" && event.details["role before"] == "author")
        }
    }

    @Test func `the question tells which rights come and which go`() throws {
        try withSite { site throws in
            let person = try site.account(.author, name: "grace")
            let browser = try site.browser(loggedInAs: .administrator)
            let url = "/admin/accounts/\(person.id)"
            browser.get(url)
            let more = browser.post(url, [("action", "role"), ("role", "editor")]).text
            #expect(more.contains("They may then:") && more.contains("<li>\(Right.moderate.words)</li>"))
            #expect(more.contains("<li>\(Right.changePosts.words) (those of others)</li>"))
            #expect(!more.contains("<li>\(Right.writePosts.words)</li>"), "that was so before")
            let less = browser.post(url, [("action", "role"), ("role", "reader")]).text
            #expect(
                less.contains("They may then no longer:") && less.contains("<li>\(Right.writePosts.words)</li>"))
        }
    }

    @Test func `V7.4.5: an administrator ends the sessions of somebody else`() throws {
        try withSite { site throws in
            let lost = try site.browser(loggedInAs: .author, name: "grace")
            let person = try site.account(.author, name: "grace")
            let browser = try site.browser(loggedInAs: .administrator)
            let url = "/admin/accounts/\(person.id)"
            #expect(browser.get(url).text.contains("End all sessions"))
            let done = browser.post(url, [("action", "end-sessions"), ("confirmed", "yes")])
            #expect(browser.follow(done).text.contains("All sessions of the account have ended."))
            #expect(lost.get("/admin").location?.hasPrefix("/login") == true)
            #expect(!browser.get(url).text.contains("End all sessions"), "there is none left")
            #expect(try site.mails(to: "grace@example.org").count == 1)
        }
    }

    @Test func `V6.4.6: an administrator sends a link for a new password and never sees it`() throws {
        try withSite { site throws in
            let person = try site.account(.author, name: "grace")
            let browser = try site.browser(loggedInAs: .administrator)
            let url = "/admin/accounts/\(person.id)"
            let page = browser.get(url)
            #expect(!page.text.contains("type=\"password\""))
            let done = browser.post(url, [("action", "password-link"), ("confirmed", "yes")])
            #expect(done.location == url)
            #expect(browser.follow(done).text.contains("The link is on its way by mail."))
            let mail = try #require(try site.lastMail(to: "grace@example.org"))
            let key = try #require(
                mail.firstMatch(of: /https:\/\/blog\.example\/password\/reset\?key=([A-Za-z0-9_-]{43})/)
            ).1
            #expect(!done.headers.fields.contains { $0.value.contains(key) })
            #expect(!browser.get(url).text.contains(key))
            #expect(try site.number("SELECT COUNT(*) FROM account_links WHERE account_id = \(person.id)") == 1)
            #expect(!site.log.events.contains { $0.details.values.contains { $0.contains(key) } })
        }
    }

    @Test func `an account that has no password yet is told of the account, and has a day to choose one`() throws {
        try withSite { site throws in
            let person = try site.store().accounts.create(
                name: #require(AccountName("grace")), displayName: "Grace", email: EmailAddress("grace@example.org"),
                passwordHash: nil, role: .author, now: site.now)
            let browser = try site.browser(loggedInAs: .administrator)
            let url = "/admin/accounts/\(person.id)"
            browser.get(url)
            #expect(browser.post(url, [("action", "password-link")]).text.contains("once, within a day"))
            browser.post(url, [("action", "password-link"), ("confirmed", "yes")])
            #expect(try site.mailKinds(to: "grace@example.org") == ["account-made"])
            let mail = try #require(try site.lastMail(to: "grace@example.org"))
            #expect(
                mail.contains("an account at Martlet was made for you") && !mail.contains("asked for a new password"))
            let key = try site.passwordKey(for: "grace@example.org")
            site.advance(seconds: 86_399)
            #expect(site.reset(key, to: "geese over the moor").status == .seeOther)
            #expect(site.logsIn("grace", "geese over the moor"))
        }
    }

    @Test func `a link goes only where there is an address and nobody is kept out`() throws {
        try withSite { site throws in
            let imported = try site.store().accounts.create(
                name: #require(AccountName("imported")), displayName: "Imported", email: nil, passwordHash: nil,
                role: .author, now: site.now)
            let suspended = try site.account(.author, name: "grace")
            try site.store().connection.execute(
                "UPDATE accounts SET suspended_at = NOW(6) WHERE id = \(suspended.id)")
            let browser = try site.browser(loggedInAs: .administrator)
            for (id, words) in [(imported.id, "has no e-mail address"), (suspended.id, "lift the suspension first")] {
                #expect(!browser.get("/admin/accounts/\(id)").text.contains("Send the link"))
                let page = browser.post(
                    "/admin/accounts/\(id)", [("action", "password-link"), ("confirmed", "yes")])
                #expect(page.status == .unprocessableContent && page.text.contains(words))
            }
            #expect(try site.number("SELECT COUNT(*) FROM account_links") == 0)
        }
    }

    @Test func `an account is closed with a choice of what becomes of its posts and comments`() throws {
        try withSite { site throws in
            let person = try site.account(.author, name: "grace")
            try site.post("By Grace", by: person)
            let browser = try site.browser(loggedInAs: .administrator)
            let url = "/admin/accounts/\(person.id)"
            browser.get(url)
            let question = browser.post(url, [("action", "close")])
            #expect(question.text.contains("Close the account of Grace for ever?"))
            #expect(try site.store().accounts.details(person.id) != nil, "a question closes nothing")
            let answer = try #require(question.forms.first { $0.action == url })
            let done = browser.post(url, answer.fields + [("posts", "keep"), ("confirmed", "yes")])
            #expect(done.location == "/admin/accounts")
            let list = browser.follow(done)
            #expect(list.text.contains("The account is closed.") && !list.text.contains("Grace"))
            #expect(browser.get(url).status == .notFound)
            #expect(browser.get("/posts/by-grace").text.contains("Former member"))
            let mails = try site.mails(to: "grace@example.org")
            #expect(mails.count == 1 && mails.first?.contains("has closed your account") == true)
            #expect(mails.first?.contains("somebody had got into") == false, "nobody else did it")
            #expect(site.log.events("an account was changed").last?.details["change"] == "closed")
        }
    }

    @Test func `one's own account is changed by others alone`() throws {
        try withSite { site throws in
            let own = try site.account(.administrator)
            try site.account(.administrator, name: "other")
            let browser = try site.browser(loggedInAs: .administrator)
            let url = "/admin/accounts/\(own.id)"
            let page = browser.get(url)
            #expect(page.text.contains("This is your own account"))
            #expect(page.forms.allSatisfy { $0.action != url })
            let before = try site.fingerprint()
            for fields in [
                [("action", "role"), ("role", "reader")], [("action", "suspend")], [("action", "end-sessions")],
            ] {
                let refused = browser.post(url, fields + [("confirmed", "yes")])
                #expect(refused.status == .unprocessableContent)
                #expect(refused.text.contains("ask another administrator"))
            }
            #expect(try site.fingerprint() == before)
        }
    }

    @Test func `a form that makes no sense comes back and changes nothing`() throws {
        try withSite { site throws in
            let person = try site.account(.author, name: "grace")
            let browser = try site.browser(loggedInAs: .administrator)
            let url = "/admin/accounts/\(person.id)"
            browser.get(url)
            let before = try site.fingerprint()
            for fields in [
                [], [("action", "crown")], [("action", "role"), ("role", "owner")], [("action", "role")],
                [("action", "role"), ("role", "author")],
            ] {
                let page = browser.post(url, fields + [("confirmed", "yes")])
                #expect(page.status == .unprocessableContent, "\(fields)")
                #expect(page.text.contains("There is a problem"))
            }
            #expect(browser.post("/admin/accounts/999", [("action", "suspend")]).status == .notFound)
            #expect(try site.fingerprint() == before)
        }
    }

    @Test func `V7.5.1: the accounts of others are not open to a session that proved itself long ago`() throws {
        try withSite { site throws in
            let person = try site.account(.author, name: "grace")
            let browser = try site.browser(loggedInAs: .administrator)
            browser.get("/admin/accounts")
            site.advance(seconds: 901)
            let before = try site.fingerprint()
            for url in ["/admin/accounts", "/admin/accounts/\(person.id)", "/admin/settings"] {
                #expect(browser.get(url).location?.hasPrefix("/account/confirm?next=") == true, "\(url)")
            }
            let page = browser.post(
                "/admin/accounts/\(person.id)", [("action", "suspend"), ("confirmed", "yes")])
            #expect(page.location?.hasPrefix("/account/confirm?next=") == true)
            #expect(try site.fingerprint() == before)
        }
    }

    @Test func `V7.4.2: a suspended person is out at the next request everywhere, and stays out`() throws {
        try withSite { site throws in
            let person = try site.account(.editor, name: "grace")
            let saved = try site.post("Draft", by: person) { $0.status = .draft }
            let insider = try site.browser(loggedInAs: .editor, name: "grace")
            #expect(insider.get("/admin").status == .ok)
            let browser = try site.browser(loggedInAs: .administrator)
            browser.get("/admin/accounts/\(person.id)")
            browser.post("/admin/accounts/\(person.id)", [("action", "suspend"), ("confirmed", "yes")])
            let cookie = insider.cookies[CookieName.session]
            for route in RouteTests.all {
                guard case .right = route.access, route.methods.contains(.get) else { continue }
                insider.cookies[CookieName.session] = cookie
                #expect(insider.get(route.url).location?.hasPrefix("/login?next=") == true, "\(route.url)")
            }
            insider.cookies[CookieName.session] = cookie
            #expect(insider.get("/posts/\(saved.slug)").status == .notFound)
            insider.get("/login")
            let refused = insider.post("/login", [("name", "grace"), ("password", "correct horse battery")])
            #expect(refused.status == .unprocessableContent || refused.status == .forbidden)
            #expect(try site.number("SELECT COUNT(*) FROM sessions WHERE account_id = \(person.id)") == 0)
        }
    }
}
