import Blog
import BlogStore
import MariaDB
import TestDatabase
import Testing

/// What is kept for a limited time goes when that is over, also where nothing else happens.
@Suite struct SweepingTests {
    private static let day = 86_400

    /// Three rows of each table that are over at `past`, and one that is not.
    private func fill(_ blog: TestBlog) throws {
        let admin = try blog.store.account("admin", .administrator).id
        let (past, future) = (at(0), at(1))
        for number in 0..<4 {
            let end = number < 3 ? past : future
            let key = digest("key \(number)")
            let account = try blog.store.account("reader-\(number)").id
            let statements: [SQL] = [
                "INSERT INTO pending_logins VALUES (\(key), \(account), 0, NULL, \(end))",
                "INSERT INTO throttles VALUES (\(key), 1, \(end))",
                "INSERT INTO used_challenges VALUES (\(key), \(end))",
                "INSERT INTO parked_forms (token_digest, sealed_fields, expires_at) VALUES (\(key), 'x', \(end))",
                "INSERT INTO account_links VALUES (\(account), 'email', \(key), 'a@x.org', 'a@x.org', \(end) - INTERVAL 1 DAY)",
                """
                INSERT INTO registrations VALUES (\(key), \(key), \(number), \(number), \(number), 'a@x.org', 'a@x.org',
                    'hash', \(past), \(end))
                """,
                """
                INSERT INTO invitations (token_digest, email, email_key, role, invited_by, created_at, expires_at)
                VALUES (\(key), 'x', CONCAT('x', \(number)), 'reader', \(admin), \(past), \(end))
                """,
                "INSERT INTO known_devices VALUES (\(key), \(account), \(end) - INTERVAL 400 DAY, 1)",
                "INSERT INTO failed_logins VALUES (\(end) - INTERVAL 1 DAY, \(account), 1)",
                // One of those that are over has come to its absolute end, the others were not used.
                """
                INSERT INTO sessions (token_digest, account_id, created_at, last_used_at, expires_at, idle_limit)
                VALUES (\(key), \(account), \(past), \(number == 0 ? future : end) - INTERVAL 60 SECOND,
                    \(number == 0 ? past : at(9)), 60)
                """,
                """
                INSERT INTO outgoing_mail (message_id, kind, recipient, subject, created_at, expires_at)
                VALUES (\(number), 'test', 'a@x.org', 'x', \(end) - INTERVAL 30 DAY, \(past))
                """,
            ]
            for sql in statements { try blog.connection.execute(sql) }
        }
    }

    private func at(_ seconds: Int) -> SQL.Value { .dateTime(now.advanced(bySeconds: seconds).microseconds) }

    private static let tables: [(name: String, count: SQL)] = [
        ("account_links", "SELECT COUNT(*) FROM account_links"),
        ("failed_logins", "SELECT COUNT(*) FROM failed_logins"), ("invitations", "SELECT COUNT(*) FROM invitations"),
        ("known_devices", "SELECT COUNT(*) FROM known_devices"),
        ("outgoing_mail", "SELECT COUNT(*) FROM outgoing_mail"),
        ("parked_forms", "SELECT COUNT(*) FROM parked_forms"),
        ("pending_logins", "SELECT COUNT(*) FROM pending_logins"),
        ("registrations", "SELECT COUNT(*) FROM registrations"), ("sessions", "SELECT COUNT(*) FROM sessions"),
        ("throttles", "SELECT COUNT(*) FROM throttles"), ("used_challenges", "SELECT COUNT(*) FROM used_challenges"),
    ]

    @Test(arguments: [1, 2, 3, 500])
    func `what is over goes from all tables, however few rows go at once, and the rest stays`(_ batch: Int) throws {
        try withBlog { blog throws in
            try fill(blog)
            try blog.store.sweep(now: now.advanced(bySeconds: -1), batch: batch)
            for table in Self.tables { #expect(try blog.number(table.count) == 4, "\(table.name), too early") }
            // Times before this one are over in some tables, this one is in others.
            try blog.store.sweep(now: Timestamp(microseconds: now.microseconds + 1), batch: batch)
            for table in Self.tables { #expect(try blog.number(table.count) == 1, "\(table.name)") }
        }
    }

    @Test func `every table whose rows have an end is swept`() throws {
        try withBlog { blog throws in
            let tables = try blog.connection.rows(
                """
                SELECT DISTINCT table_name FROM information_schema.columns
                WHERE table_schema = DATABASE() AND (column_name IN ('expires_at', 'window_ends_at', 'hour_begins_at')
                    OR column_name = 'last_used_at' AND table_name <> 'passkeys')
                ORDER BY table_name
                """
            ) { try $0.string(0) }
            // The one link that makes the first administrator tells of nobody.
            #expect(tables.filter { $0 != "setup_links" } == Self.tables.map(\.name))
        }
    }

    @Test func `a sweep that is to stop leaves the rest to the next one`() throws {
        try withBlog { blog throws in
            try fill(blog)
            let later = now.advanced(bySeconds: 1)
            var questions = 0
            try blog.store.sweep(now: later, batch: 1) {
                questions += 1
                return questions > 1
            }
            #expect(try blog.number("SELECT COUNT(*) FROM sessions") == 3)
            #expect(try blog.number("SELECT COUNT(*) FROM throttles") == 4)
        }
    }

    @Test func `what was parked in one browser goes at once, and what others keep stays`() throws {
        try withBlog { blog throws in
            let (forms, end) = (blog.store.parkedForms, now.advanced(bySeconds: 60))
            try forms.park(digest("a"), of: digest("browser"), [1], expires: end, now: now)
            try forms.park(digest("b"), of: digest("browser"), [2], expires: end, now: now)
            try forms.park(digest("c"), of: digest("another"), [3], expires: end, now: now)
            try forms.removeAll(of: digest("browser"))
            #expect(try forms.find(digest("a"), now: now) == nil && forms.find(digest("b"), now: now) == nil)
            #expect(try forms.find(digest("c"), now: now) == [3])
        }
    }
}
