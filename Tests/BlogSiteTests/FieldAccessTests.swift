import Blog
import BlogStore
import HTTP
import MariaDB
import Testing

@testable import BlogSite

/// Forms that bear more than the page had.
@Suite struct FieldAccessTests {
    /// Columns of every table that a form could hope to write, and names under which other programs take them.
    private static let extras: [(String, String)] = [
        ("role", "administrator"), ("account[role]", "administrator"), ("author_id", "1"), ("account_id", "1"),
        ("owner", "1"), ("email_verified_at", "2020-01-01"), ("email_key", "x@example.org"), ("name_key", "x"),
        ("password_hash", "x"), ("suspended_at", ""), ("closed_at", ""), ("created_at", "2001-01-01 00:00"),
        ("is_sticky", "1"), ("sticky", "yes"), ("kind", "page"), ("comment_count", "99"), ("discussion_version", "99"),
        ("import_key", "x"), ("guest_digest", "x"), ("is_strong", "1"), ("proven_at", "2099-01-01"),
        ("invited_by", "1"),
        ("__proto__", "x"), ("_method", "DELETE"),
    ]

    @Test(arguments: [Role.reader, .author, .editor])
    func `CVE-2022-41654: no field of any form raises a role or touches another account`(
        role: Role
    ) throws {
        try withSite { site throws in
            let world = try AccessWorld(site)
            let administrator = try site.account(.administrator)
            func others(_ account: Account) throws -> [String] {
                try site.store().connection.rows(
                    """
                    SELECT id, name, display_name, COALESCE(email, ''), COALESCE(password_hash, ''), role,
                        COALESCE(suspended_at, closed_at) IS NULL
                    FROM accounts WHERE id IN (\(world.owner.id), \(administrator.id)) AND id <> \(account.id) ORDER BY id
                    """
                ) { row in
                    try
                        "\(row.uint(0)) \(row.string(1)) \(row.string(2)) \(row.string(3)) \(row.string(4)) \(row.string(5)) \(row.int(6))"
                }
            }
            for route in RouteTests.all where route.methods.contains(.post) {
                let (browser, account) = try world.browser(role)
                let before = try others(account)
                let names = Set(world.fields(route).map(\.0))
                let page = world.send(
                    .post, route, from: browser,
                    adding: [("id", "\(administrator.id)")] + Self.extras.filter { !names.contains($0.0) })
                #expect(page.status != .internalServerError, "\(route.url)")
                #expect(try others(account) == before, "\(route.url)")
                let roles = try site.store().connection.rows("SELECT role FROM accounts WHERE id = \(account.id)") {
                    try $0.string(0)
                }
                // An account may have been closed by its own form, and is a reader's then.
                #expect(roles == [role.rawValue] || roles == [Role.reader.rawValue], "\(route.url)")
            }
        }
    }

    @Test func `V8.2.3: a post has the author, the kind and the place that its form shows, whatever else is sent`()
        throws
    {
        try withSite { site throws in
            let other = try site.account(.author, name: "other")
            let browser = try site.browser(loggedInAs: .author)
            let own = try site.account(.author)
            let fields = [
                ("title", "Mine"), ("body", "x"), ("intent", "save"), ("comments", "open"), ("status", "draft"),
            ]
            let extras = Self.extras + [("author", "\(other.id)"), ("id", "77"), ("updated_at", "2001-01-01 00:00")]
            browser.get("/admin/posts/new")
            let made = browser.post("/admin/posts/new", fields + extras)
            #expect(made.status == .seeOther)
            func row() throws -> [String] {
                try site.store().connection.rows(
                    """
                    SELECT author_id, kind, status, is_sticky, comment_count, import_key IS NULL, created_at > '2020-01-01'
                    FROM posts
                    """
                ) { row in
                    try
                        "\(row.uint(0)) \(row.string(1)) \(row.string(2)) \(row.bool(3)) \(row.int(4)) \(row.int(5)) \(row.int(6))"
                }
            }
            #expect(try row() == ["\(own.id) post draft false 0 1 1"])
            let url = try #require(made.location)
            browser.get(url)
            #expect(browser.post(url, fields + [("version", "1")] + extras).status == .seeOther)
            #expect(try row() == ["\(own.id) post draft false 0 1 1"])
        }
    }

    @Test func `V8.2.3: a comment waits, and is its writer's, whatever else is sent`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            let other = try site.account(.administrator)
            let extras =
                Self.extras + [
                    ("status", "approved"), ("id", "77"), ("author_name", "Ada"), ("remote_address", "192.0.2.99"),
                    ("post_id", "99"),
                ]
            let browser = try site.browser(loggedInAs: .reader)
            browser.get("/posts/\(saved.slug)")
            browser.post("/posts/\(saved.slug)/comments", [("body", "Hello"), ("intent", "post")] + extras)
            let guest = site.browser()
            guest.post(
                "/posts/\(saved.slug)/comments", [("body", "Hi"), ("name", "Eve"), ("intent", "post")] + extras)
            let rows = try site.store().connection.rows(
                """
                SELECT post_id, COALESCE(account_id, 0), status, author_name, remote_address FROM comments ORDER BY id
                """
            ) { row in try "\(row.uint(0)) \(row.uint(1)) \(row.string(2)) \(row.string(3)) \(row.string(4))" }
            let reader = try site.account(.reader)
            #expect(
                rows == [
                    "\(saved.id) \(reader.id) pending Reader-1 192.0.2.7", "\(saved.id) 0 pending Eve 192.0.2.7",
                ], "not \(other.name)'s")
        }
    }

    @Test func `V8.2.3: an administrator changes what the button says and nothing beside it`() throws {
        try withSite { site throws in
            let person = try site.account(.author, name: "grace")
            let other = try site.account(.author, name: "other")
            let browser = try site.browser(loggedInAs: .administrator)
            let url = "/admin/accounts/\(person.id)"
            browser.get(url)
            let extras =
                Self.extras.filter { $0.0 != "role" } + [
                    ("id", "\(other.id)"), ("name", "owned"), ("email", "eve@example.org"),
                    ("password", "a new password"),
                    ("display_name", "Owned"),
                ]
            #expect(
                browser.post(url, [("action", "role"), ("role", "editor"), ("confirmed", "yes")] + extras).status
                    == .seeOther)
            let details = try #require(try site.store().accounts.details(person.id))
            #expect(details.account == Account(id: person.id, name: "grace", displayName: "Grace", role: .editor))
            #expect(details.email?.text == "grace@example.org")
            #expect(try site.store().accounts.details(other.id)?.account.role == .author)
            #expect(try site.store().accounts.credentials(for: "grace")?.passwordHash != nil)
        }
    }
}
