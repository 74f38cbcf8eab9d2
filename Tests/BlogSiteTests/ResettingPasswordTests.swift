import Blog
import BlogStore
import HTTP
import MariaDB
import Sodium
import Testing

@testable import BlogSite

/// Following a link to a new password.
@Suite struct ResettingPasswordTests {
    private static let new = "geese over the moor"

    @Test func `V6.4.1, V7.4.3: a link sets a new password once, and everybody else is out`() throws {
        try withSite { site throws in
            let session = try site.browser(loggedInAs: .author, name: "ada")
            let ada = try site.account(.author, name: "ada")
            let device = try Token()
            try site.store().devices.remember(device.digest, for: ada.id, hasLoggedIn: true, now: site.now)
            try site.store().accountLinks.issue(
                Token().digest, for: .email, of: ada.id, to: #require(EmailAddress("thief@example.org")),
                expires: site.now.advanced(bySeconds: 3_600))
            site.askForLink("ada@example.org")
            let key = try site.passwordKey(for: "ada@example.org")
            let browser = site.browser()
            let form = browser.get("/password/reset?key=\(key)")
            #expect(form.status == .ok && form.hidden("key") == key)
            #expect(form.text.contains("“ada”") && form.text.contains("autocomplete=\"new-password\""))
            let done = browser.post("/password/reset", [("key", key), ("password", Self.new)])
            #expect(done.location == "/login")
            #expect(browser.follow(done).text.contains("Your new password is set. Log in with it."))
            #expect(browser.cookies[CookieName.session] == nil, "nobody is logged in by it")
            #expect(session.get("/admin").status == .seeOther, "the session has ended")
            #expect(try site.store().devices.find([device.digest], of: ada.id) == nil)
            #expect(try site.number("SELECT COUNT(*) FROM account_links") == 0)
            #expect(site.logsIn("ada", Self.new) && !site.logsIn("ada", "correct horse battery"))
            #expect(try site.lastMail(to: "ada@example.org")?.contains("password/reset") == false)
            #expect(try site.number("SELECT COUNT(*) FROM outgoing_mail WHERE kind = 'password-changed'") == 1)
            #expect(site.reset(key, to: "another one of mine").status == .forbidden)
            #expect(site.logsIn("ada", Self.new))
        }
    }

    @Test func `CVE-2019-1020018: a program that opens the link in the mail uses nothing up`() throws {
        try withSite { site throws in
            try site.account(.reader, name: "ada")
            site.askForLink("ada@example.org")
            let key = try site.passwordKey(for: "ada@example.org")
            for _ in 0..<2 {
                #expect(site.browser().get("/password/reset?key=\(key)").status == .ok)
                #expect(site.browser().get("/password/reset?key=\(key)") { $0.method = .head }.status == .ok)
            }
            #expect(site.logsIn("ada", "correct horse battery"))
            #expect(site.reset(key, to: Self.new).status == .seeOther)
        }
    }

    @Test func `V6.4.1: an hour later, and once there is a newer one, a link is dead, and each has its words`() throws {
        try withSite { site throws in
            try site.account(.reader, name: "ada")
            site.askForLink("ada@example.org")
            let older = try site.passwordKey(for: "ada@example.org")
            site.askForLink("ada@example.org")
            let newer = try site.passwordKey(for: "ada@example.org")
            let replaced = site.browser().get("/password/reset?key=\(older)")
            #expect(replaced.status == .forbidden && replaced.text.contains("This link does not work any more"))
            #expect(replaced.text.contains("action=\"/password/forgot\""), "one can ask again at once")
            site.advance(seconds: 3_599)
            #expect(site.browser().get("/password/reset?key=\(newer)").status == .ok)
            site.advance(seconds: 1)
            let expired = site.browser().get("/password/reset?key=\(newer)")
            #expect(expired.status == .forbidden && expired.text.contains("This link is too old"))
            #expect(expired.text.contains("action=\"/password/forgot\""))
            #expect(site.reset(newer, to: Self.new).status == .forbidden)
            #expect(site.logsIn("ada", "correct horse battery"))
            for key in ["", "x", try Token().text, newer + "x", "%22%3E%3Cscript%3E"] {
                let page = site.browser().get("/password/reset?key=\(key)")
                #expect(page.status == .forbidden && !page.text.contains("<script>"))
            }
            #expect(site.browser().get("/password/reset").status == .forbidden)
        }
    }

    @Test func `CVE-2022-46177: after a change of the address the link to the old one is dead`() throws {
        try withSite { site throws in
            let ada = try site.account(.reader, name: "ada")
            site.askForLink("ada@example.org")
            let key = try site.passwordKey(for: "ada@example.org")
            let store = site.store()
            let link = try Token()
            let address = try #require(EmailAddress("new@example.org"))
            try store.accountLinks.issue(
                link.digest, for: .email, of: ada.id, to: address, expires: site.now.advanced(bySeconds: 3_600))
            try store.accountLinks.changeEmail(
                link.digest, from: EmailAddress("ada@example.org"), keeping: nil, mails: [], now: site.now)
            #expect(site.browser().get("/password/reset?key=\(key)").status == .forbidden)
            #expect(site.reset(key, to: Self.new).status == .forbidden)
            #expect(!site.logsIn("ada", Self.new))
        }
    }

    @Test func `CVE-2021-37693: the link that confirms an address sets no password`() throws {
        try withSite { site throws in
            let ada = try site.account(.reader, name: "ada")
            let link = try Token()
            try site.store().accountLinks.issue(
                link.digest, for: .email, of: ada.id, to: #require(EmailAddress("ada@example.org")),
                expires: site.now.advanced(bySeconds: 3_600))
            #expect(site.browser().get("/password/reset?key=\(link.text)").status == .forbidden)
            #expect(site.reset(link.text, to: Self.new).status == .forbidden)
            #expect(!site.logsIn("ada", Self.new))
        }
    }

    @Test func `CVE-2023-37904: of fifty who use one link at once exactly one sets the password`() throws {
        try withSite { site throws in
            try site.account(.reader, name: "ada")
            site.askForLink("ada@example.org")
            let key = try site.passwordKey(for: "ada@example.org")
            let browsers = (0..<50).map { _ in site.browser() }
            for browser in browsers { browser.get("/password/reset?key=\(key)") }
            let statuses = try together(browsers) { browser, number in
                browser.post("/password/reset", [("key", key), ("password", "\(Self.new) \(number)")])
            }.map(\.status)
            #expect(statuses.count { $0 == .seeOther } == 1)
            // The others were too late, or more than can be looked at came at once.
            #expect(statuses.allSatisfy { [.seeOther, .forbidden, .serviceUnavailable].contains($0) })
            #expect(try site.number("SELECT COUNT(*) FROM outgoing_mail WHERE kind = 'password-changed'") == 1)
            let winner = try #require(statuses.firstIndex(of: .seeOther))
            #expect(site.logsIn("ada", "\(Self.new) \(winner)"))
        }
    }

    @Test func `V6.4.3: a new password does not replace the second factor`() throws {
        try withSite { site throws in
            let ada = try site.account(.reader, name: "ada")
            try site.store().connection.execute(
                """
                INSERT INTO passkeys (account_id, credential_id, credential_digest, public_key, algorithm, sign_count, name, created_at)
                VALUES (\(ada.id), 'id', REPEAT('d', 32), 'key', -7, 0, 'Key', '2026-01-01')
                """)
            site.askForLink("ada@example.org")
            #expect(site.reset(try site.passwordKey(for: "ada@example.org"), to: Self.new).status == .seeOther)
            #expect(try site.store().secondFactors.all(of: ada.id).areAny)
            #expect(!site.logsIn("ada", Self.new), "the second step is still to come")
            #expect(try site.number("SELECT COUNT(*) FROM sessions") == 0)
        }
    }

    @Test func `V6.2.4, V6.2.11: a poor password is told beside its field, and the link goes on working`() throws {
        try withSite { site throws in
            try site.account(.reader, name: "lovelace")
            site.askForLink("lovelace@example.org")
            let key = try site.passwordKey(for: "lovelace@example.org")
            for password in [
                "short", "password1", "lovelace1815", "martlet2026", "blog.example",
                String(repeating: "x", count: 1001),
            ] {
                let page = site.reset(key, to: password)
                #expect(page.status == .unprocessableContent, "\(password)")
                #expect(page.text.contains("id=\"password-error\"") && page.hidden("key") == key)
                #expect(!page.text.contains("value=\"\(password)"))
            }
            #expect(site.reset(key, to: Self.new).status == .seeOther)
        }
    }

    @Test func `the owner whose account strangers guess at can log in where the password was set`() throws {
        try withSite { site throws in
            try site.account(.reader, name: "ada")
            for number in 0..<101 {
                let browser = site.browser()
                browser.get("/login")
                browser.post("/login", [("name", "ada"), ("password", "guess \(number)")]) {
                    $0.remoteAddress = "10.1.\(number).1"
                }
            }
            #expect(!site.logsIn("ada", "correct horse battery"))
            site.askForLink("ada@example.org")
            let key = try site.passwordKey(for: "ada@example.org")
            let browser = site.browser()
            browser.get("/password/reset?key=\(key)")
            _ = browser.follow(browser.post("/password/reset", [("key", key), ("password", Self.new)]))
            browser.post("/login", [("name", "ada"), ("password", Self.new)])
            #expect(browser.cookies[CookieName.session] != nil)
        }
    }

    @Test func `suspended since, and without a form token, nothing is set`() throws {
        try withSite { site throws in
            let ada = try site.account(.reader, name: "ada")
            site.askForLink("ada@example.org")
            let key = try site.passwordKey(for: "ada@example.org")
            let bare = site.browser().post("/password/reset", [("key", key), ("password", Self.new)])
            #expect(bare.status == .unprocessableContent && bare.hidden("key") == key)
            try site.store().connection.execute("UPDATE accounts SET suspended_at = '2026-01-01' WHERE id = \(ada.id)")
            #expect(site.reset(key, to: Self.new).status == .forbidden)
            #expect(
                try site.store().accounts.passwordHash(of: ada.id).map {
                    try PasswordHash(encoded: $0).matches(Self.new)
                } == false)
        }
    }

    @Test func `an author from another blog, who never had a password, gets one by mail`() throws {
        try withSite { site throws in
            let jane = try site.store().accounts.create(
                name: #require(AccountName("jane")), displayName: "Jane", email: EmailAddress("jane@example.org"),
                passwordHash: nil, role: .author, importKey: "import:jane", now: site.now)
            site.askForLink("JANE@example.org")
            #expect(site.reset(try site.passwordKey(for: "jane@example.org"), to: Self.new).status == .seeOther)
            #expect(site.logsIn("jane", Self.new))
            #expect(try site.store().accounts.details(jane.id)?.isVerified == true)
        }
    }
}
