import Blog
import BlogStore
import MariaDB
import TestDatabase
import Testing

/// What the dashboard tells administrators of their site.
@Suite struct SiteStatusTests {
    private static let moment: SQL = "'2026-01-01'"

    @Test func `a new site wants everything, and no more once all is done`() throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada", .administrator)
            let new = try #require(try blog.store.siteStatus.load(for: ada.id, now: now))
            #expect(!new.isNamed && !new.isRegistrationChosen && !new.isEmailConfirmed && !new.hasSecondFactor)
            #expect(new.openInvitations == 0 && new.mailsGivenUp == 0 && new.failedLogins == 0)
            let settings = try blog.store.settings.load()
            #expect(
                try blog.store.settings.save(settings, over: settings, by: ada.id).isEmpty,
                "nothing is another than before")
            #expect(try blog.store.settings.load() == settings)
            try blog.connection.execute("UPDATE accounts SET email_verified_at = \(Self.moment)")
            try blog.store.authenticators.set([1], step: 0, for: ada.id, now: now)
            let done = try #require(try blog.store.siteStatus.load(for: ada.id, now: now))
            #expect(done.isNamed && done.isRegistrationChosen && done.isEmailConfirmed && done.hasSecondFactor)
        }
    }

    @Test func `log-ins that fail are counted by account and hour, for a day`() throws {
        try withBlog { blog throws in
            let (ada, eve) = (try blog.store.account("ada"), try blog.store.account("eve"))
            let failed = blog.store.failedLogins
            func sum(_ now: Timestamp) throws -> Int {
                try blog.store.siteStatus.load(for: ada.id, now: now)?.failedLogins ?? -1
            }
            for _ in 0..<3 { try failed.count(of: ada.id, now: now) }
            for _ in 0..<5 { try failed.count(of: nil, now: now) }
            let later = now.advanced(bySeconds: 7_200)
            try failed.count(of: eve.id, now: later)
            try failed.count(of: ada.id, now: later)
            #expect(try blog.number("SELECT COUNT(*) FROM failed_logins") == 4, "a row an hour for each")
            let recent = try failed.recent(limit: 2, now: later)
            #expect(recent.map(\.tries) == [5, 4] && recent.map(\.accountID) == [nil, ada.id])
            #expect(recent.last?.displayName == "ada")
            #expect(try sum(later) == 10)
            #expect(try sum(now.advanced(bySeconds: 86_400)) == 2, "those of the later hour are not a day old")
            let tomorrow = later.advanced(bySeconds: 86_400)
            #expect(try sum(tomorrow) == 0 && failed.recent(limit: 2, now: tomorrow).isEmpty)
            try failed.count(of: eve.id, now: tomorrow)
            try blog.connection.execute("UPDATE accounts SET closed_at = \("2026-09-01 00:00:00") WHERE id = \(eve.id)")
            #expect(try failed.recent(limit: 1, now: tomorrow).map(\.accountID) == [nil], "who has gone is nobody")
            #expect(try blog.number("SELECT COUNT(*) FROM failed_logins") == 1, "what is older is swept")
        }
    }

    @Test func `eight threads lose no failed log-in`() throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada")
            let meeting = Meeting(of: 8)
            let settings = blog.database.settings
            _ = inParallel(count: 8) { _ in
                let store = Store(Connection(settings))
                meeting.wait()
                for _ in 0..<20 { try store.failedLogins.count(of: ada.id, now: now) }
            }
            #expect(try blog.store.failedLogins.recent(limit: 1, now: now).first?.tries == 160)
        }
    }

    @Test func `among thousands of mails and accounts the status reads what it counts`() throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada", .administrator)
            let connection = Connection(blog.database.settings.forBatchWork)
            try connection.execute(
                """
                INSERT INTO outgoing_mail (message_id, kind, recipient, subject, created_at, due_at, expires_at, sent_at)
                SELECT CONCAT('m', seq), 'test', 'x@example.org', 'x', \(Self.moment), IF(seq % 1000 = 0, \(Self.moment), NULL), \(Self.moment),
                    IF(seq % 500 = 0, NULL, \(Self.moment))
                FROM seq_1_to_5000
                """)
            try connection.execute(
                """
                INSERT INTO accounts (name, name_key, display_name, role, created_at)
                SELECT CONCAT('a', seq), CONCAT('a', seq), CONCAT('a', seq), 'reader', \(Self.moment) FROM seq_1_to_2000
                """)
            try connection.run(script: "ANALYZE TABLE outgoing_mail, accounts")
            let status = try #require(try blog.store.siteStatus.load(for: ada.id, now: now))
            #expect(status.mailsGivenUp == 5)
            let cost = try StatementCost.of(blog.connection) {
                _ = try blog.store.siteStatus.load(for: ada.id, now: now)
            }
            #expect(cost.rowsRead <= 40 && cost.rowsSorted == 0, "\(cost)")
        }
    }
}
