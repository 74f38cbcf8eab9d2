import Blog
import BlogStore
import Foundation
import HTTP
import MariaDB
import Testing

@testable import BlogSite

/// One's own account: what is told there, what others are told, and all of it as a file.
@Suite struct OwnAccountTests {
    @Test func `the overview tells how things stand`() throws {
        try withSite { site throws in
            let ada = try site.browser(loggedInAs: .author, name: "ada")
            let page = ada.get("/account")
            #expect(page.status == .ok && page.text.contains("ada@example.org is not confirmed yet."))
            #expect(page.text.contains("None is set up.") && page.text.contains("1 session is open."))
            #expect(!page.text.contains("/authors/ada"), "nothing is there to read yet")
            let account = try site.account(.author, name: "ada")
            try site.post("Mine", by: account)
            for sql: SQL in [
                "UPDATE accounts SET email_verified_at = created_at",
                """
                INSERT INTO authenticators (account_id, sealed_secret, confirmed_at)
                SELECT id, 'x', created_at FROM accounts WHERE id = \(account.id)
                """,
                """
                INSERT INTO recovery_codes SELECT id, UNHEX(SHA2('a', 256)), created_at FROM accounts
                WHERE id = \(account.id)
                """,
            ] as [SQL] { try site.store().connection.execute(sql) }
            let changed = ada.get("/account").text
            #expect(changed.contains("ada@example.org is confirmed."))
            #expect(changed.contains("Set up: an authenticator app. 1 recovery code left."))
            #expect(changed.contains("href=\"/authors/ada\""))
        }
    }

    @Test func `a profile is changed, and its author's page shows it to everybody`() throws {
        try withSite { site throws in
            let ada = try site.browser(loggedInAs: .author, name: "ada")
            let account = try site.account(.author, name: "ada")
            let saved = try site.post("Mine", by: account)
            try site.store().connection.execute(
                """
                INSERT INTO comments (post_id, account_id, author_name, author_email, author_website, remote_address,
                    format, body, body_html, renderer, status, created_at, submission_key)
                SELECT \(saved.id), \(account.id), 'Ada', '', '', '', 'markdown', 'x', '<p>x</p>', 1, 'approved',
                    created_at, UNHEX(SHA2('x', 256)) FROM posts
                """)
            let stranger = site.browser()
            #expect(stranger.get("/posts/mine").text.contains(">Ada<"))
            ada.get("/account/profile")
            let answer = ada.post(
                "/account/profile",
                [
                    ("display_name", "Ada <b>Lovelace"), ("bio", "Writes.\r\nAbout <engines>."),
                    ("website", "https://ada.example/"),
                ])
            #expect(ada.follow(answer).text.contains("Your profile is saved."))
            let page = stranger.get("/authors/ada").text
            #expect(page.contains("<h1>Ada &lt;b&gt;Lovelace</h1>"))
            #expect(page.contains("<p class=\"bio\">Writes.\nAbout &lt;engines&gt;.</p>"))
            #expect(page.contains("<a rel=\"nofollow ugc\" href=\"https://ada.example/\">ada.example</a>"))
            #expect(!page.contains("ada@example.org"), "the address is shown to nobody")
            #expect(stranger.get("/").text.contains("Ada &lt;b&gt;Lovelace"))
            site.advance(seconds: RenderedPostCache.maximumAge)
            let post = stranger.get("/posts/mine").text
            #expect(post.contains("Ada &lt;b&gt;Lovelace") && !post.contains(">Ada<"), "above the post and its comment")
        }
    }

    @Test func `what is wrong with a profile is told beside its field, and the text stays`() throws {
        try withSite { site throws in
            let ada = try site.browser(loggedInAs: .reader, name: "ada")
            ada.get("/account/profile")
            let page = ada.post(
                "/account/profile",
                [("display_name", ""), ("bio", "A life’s work"), ("website", "javascript:alert(1)")])
            #expect(page.status == .unprocessableContent)
            #expect(page.text.contains("id=\"display-name-error\"") && page.text.contains("id=\"website-error\""))
            #expect(
                page.text.contains("A life’s work</textarea>") && page.text.contains("value=\"javascript:alert(1)\""))
        }
    }

    @Test func `nobody gets a display name that looks like that of somebody who writes here`() throws {
        try withSite { site throws in
            let (ada, eve) = (
                try site.browser(loggedInAs: .author, name: "ada"), try site.browser(loggedInAs: .reader, name: "eve")
            )
            func rename(_ browser: Browser, _ name: String) -> Browser.Page {
                browser.get("/account/profile")
                return browser.post("/account/profile", [("display_name", name), ("bio", ""), ("website", "")])
            }
            #expect(rename(ada, "Ada Lovelace").status == .seeOther)
            let taken = rename(eve, "ada L\u{43E}velace")
            #expect(
                taken.status == .unprocessableContent
                    && taken.text.contains("Somebody who writes here has this display name"))
            #expect(rename(ada, "ADA Lovelace").status == .seeOther, "one's own is no other's")
        }
    }

    @Test func `CVE-2022-41654: a profile form changes nothing but the profile, whatever it holds`() throws {
        try withSite { site throws in
            let ada = try site.browser(loggedInAs: .reader, name: "ada")
            let eve = try site.account(.reader, name: "eve")
            let untouched: SQL =
                """
                SELECT CONCAT_WS('|', id, name, email, role, password_hash, IFNULL(email_verified_at, ''), created_at,
                    IFNULL(suspended_at, ''), IFNULL(closed_at, ''), IF(name = 'eve', CONCAT(display_name, bio), ''))
                FROM accounts ORDER BY id
                """
            let before = try site.store().connection.rows(untouched) { try $0.string(0) }
            ada.get("/account/profile")
            let answer = ada.post(
                "/account/profile?id=\(eve.id)&account_id=\(eve.id)",
                [
                    ("display_name", "Ada"), ("bio", "x"), ("website", ""), ("role", "administrator"), ("name", "root"),
                    ("email", "evil@example.org"), ("password_hash", "x"), ("id", "\(eve.id)"),
                    ("account_id", "\(eve.id)"), ("account[role]", "administrator"),
                    ("email_verified_at", "2026-01-01"),
                    ("created_at", "2000-01-01"), ("posts[0][author_id]", "\(eve.id)"),
                ])
            #expect(answer.status == .seeOther)
            #expect(try site.store().connection.rows(untouched) { try $0.string(0) } == before)
        }
    }

    @Test func `the export holds all of one's own, and nothing else`() throws {
        try withSite { site throws in
            let ada = try site.account(.author, name: "ada")
            let browser = try site.browser(loggedInAs: .author, name: "ada")
            try site.post("Mine", by: ada) { input in
                input.body = "The source, \"quoted\"\u{2028}</script>"
                input.tags = "Birds, Air"
                input.categories = "Nature"
            }
            try site.post("Draft", by: ada) { $0.status = .draft }
            let other = try site.post("Other's")
            let hidden = try site.post("Secret plan")
            let parent = try site.comment(on: other.id, "somebody else's words")
            browser.get("/posts/others")
            browser.post("/posts/others/comments", [("body", "My *words*"), ("parent", "\(parent)")])
            browser.get("/posts/secret-plan")
            browser.post("/posts/secret-plan/comments", [("body", "Under what is hidden now")])
            try site.store().connection.execute("UPDATE posts SET status = 'draft' WHERE id = \(hidden.id)")
            try site.store().connection.execute("UPDATE comments SET status = 'spam' WHERE body = 'My *words*'")
            let stranger = site.browser()
            stranger.get("/login")
            stranger.post("/login", [("name", "ada"), ("password", "a wrong guess")])
            try site.store().connection.execute(
                """
                INSERT INTO sessions (token_digest, account_id, created_at, last_used_at, expires_at, idle_limit)
                SELECT RANDOM_BYTES(32), account_id, created_at, last_used_at, expires_at, idle_limit
                FROM sessions JOIN seq_1_to_205 WHERE account_id = \(ada.id)
                """)
            let eve = try site.account(.reader, name: "eve")
            browser.get("/account/email")
            browser.post("/account/email", [("email", "eve@example.org")])
            browser.get("/account/export")
            let answer = browser.post("/account/export", [])
            #expect(answer.status == .ok)
            #expect(answer.headers["Content-Type"] == "application/json")
            #expect(
                answer.headers["Content-Disposition"]?.wholeMatch(
                    of: /attachment; filename="ada-\d{4}-\d\d-\d\d\.json"/) != nil)
            #expect(answer.headers["Cache-Control"] == "no-store")
            let file = try #require(
                try JSONSerialization.jsonObject(with: Data(answer.text.utf8)) as? [String: Any])
            #expect(
                Set(file.keys) == [
                    "format", "exportedAt", "account", "profile", "posts", "comments", "sessions", "knownBrowsers",
                    "secondFactors", "invitations", "mails", "failedLogins",
                ])
            let posts = try #require(file["posts"] as? [[String: Any]])
            #expect(posts.map { $0["state"] as? String } == ["published", "draft"])
            #expect(posts.first?["source"] as? String == "The source, \"quoted\"\u{2028}</script>")
            #expect(posts.first?["tags"] as? [String] == ["Birds", "Air"])
            #expect(posts.first?["categories"] as? [String] == ["Nature"])
            #expect(posts.first?["url"] as? String == "https://blog.example/posts/mine")
            let comments = try #require(file["comments"] as? [[String: Any]])
            #expect(comments.map { $0["source"] as? String } == ["My *words*", "Under what is hidden now"])
            #expect(comments.map { $0["isPublished"] as? Bool } == [false, true])
            #expect(comments.first?["inReplyTo"] as? UInt64 == parent)
            #expect(comments.last?["post"] is NSNull, "what is hidden now is not told")
            #expect((file["account"] as? [String: Any])?["email"] as? String == "ada@example.org")
            #expect((file["account"] as? [String: Any])?["requestedEmail"] as? String == "eve@example.org")
            #expect((file["failedLogins"] as? [[String: Any]])?.map { $0["tries"] as? Int } == [1])
            #expect((file["sessions"] as? [Any])?.count == 206)
            // That the address which was asked for is somebody's is not told.
            #expect((file["mails"] as? [[String: Any]])?.isEmpty == true)
            #expect(try site.store().accounts.record(of: eve.id, now: site.now)?.mails.count == 1)
            let hash = try #require(try site.store().accounts.passwordHash(of: ada.id))
            for foreign in [hash, "argon2", "somebody else", "guest@example.org", "Secret plan", "spam", "digest"] {
                #expect(!answer.text.contains(foreign), "\(foreign)")
            }
            #expect(!answer.text.contains(try #require(browser.cookies[CookieName.session])))
        }
    }

    @Test func `the documentation names every member of the export`() throws {
        try withSite { site throws in
            let ada = try site.account(.author, name: "ada")
            let browser = try site.browser(loggedInAs: .author, name: "ada")
            try site.post("Mine", by: ada)
            browser.get("/posts/mine")
            browser.post("/posts/mine/comments", [("body", "x")])
            try site.store().outbox.add(
                site.site.mail(
                    .test(name: "Ada"), to: #require(EmailAddress("ada@example.org")), settings: SiteSettings(),
                    now: site.now),
                now: site.now)
            try site.store().failedLogins.count(of: ada.id, now: site.now)
            browser.get("/account/export")
            let answer = browser.post("/account/export", [])
            let file = try #require(try JSONSerialization.jsonObject(with: Data(answer.text.utf8)) as? [String: Any])
            let page = try String(
                contentsOf: URL(filePath: #filePath)
                    .appending(path: "../../../Sources/Martlet/Documentation.docc/PersonalData.md").standardized,
                encoding: .utf8)
            let rows = page.matches(of: /\| `(\w+)` \| (.*) \|/)
            let documented = Dictionary(
                rows.map { (String($0.1), String($0.2)) }, uniquingKeysWith: { first, _ in first })
            #expect(Set(documented.keys) == Set(file.keys))
            for (member, value) in file {
                let part = value as? [String: Any] ?? (value as? [[String: Any]])?.first ?? [:]
                for key in part.keys { #expect(documented[member]?.contains("`\(key)`") == true, "\(member) \(key)") }
            }
        }
    }

    @Test func `an export of ten thousand comments takes as many statements as one of none`() throws {
        try withSite { site throws in
            let ada = try site.account(.author, name: "ada")
            let saved = try site.post("Post")
            let store = site.store()
            func statements() throws -> (Int, Int) {
                let before = store.connection.statementCount
                let record = try #require(try store.accounts.record(of: ada.id, now: site.now))
                return (store.connection.statementCount - before, record.comments.count)
            }
            let (few, none) = try statements()
            try store.connection.execute(
                """
                INSERT INTO comments (post_id, account_id, author_name, author_email, author_website, remote_address,
                    format, body, body_html, renderer, status, created_at, submission_key)
                SELECT \(saved.id), \(ada.id), 'Ada', '', '', '', 'markdown', REPEAT('word ', 40), 'x', 1, 'approved',
                    NOW(6), UNHEX(SHA2(seq, 256)) FROM seq_1_to_10000
                """)
            let (many, all) = try statements()
            #expect(none == 0 && all == 10_000)
            #expect(many == few && many <= 14)
        }
    }

    @Test func `an export asks for a fresh proof, and only so often`() throws {
        try withSite { site throws in
            let ada = try site.browser(loggedInAs: .reader, name: "ada")
            let token = [("form_token", try #require(Browser.formToken(in: ada.get("/account/export").text)))]
            for _ in 0..<10 { #expect(ada.post("/account/export", token).status == .ok) }
            #expect(ada.post("/account/export", token).status == .tooManyRequests)
            site.advance(seconds: 1_000)
            #expect(ada.post("/account/export", token).location?.hasPrefix("/account/confirm") == true)
        }
    }
}
