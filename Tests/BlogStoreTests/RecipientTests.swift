import Blog
import BlogStore
import MariaDB
import TestDatabase
import Testing

/// To whom mail went, and for how long that is known.
@Suite struct RecipientTests {
    private static let keep = AccountClosing(posts: .keep, comments: .keep)
    private static let later = now.advanced(bySeconds: 86_400)

    @Test func `a closed account takes its mail along, and not that of an address that only looks like its own`() throws
    {
        try withBlog { blog throws in
            let jose = try blog.store.account("jose", email: "jose@example.org")
            try blog.store.account("other", email: "josé@example.org")
            for address in ["jose@example.org", "josé@example.org"] {
                try send("sent to \(address)", to: address, in: blog)
                try add("waiting for \(address)", to: address, in: blog)
            }
            try add("waiting for large letters", to: "JOSE@example.org", in: blog)
            try blog.store.accounts.close(jose.id, Self.keep, mail: nil, now: now)
            #expect(
                try recipients(blog) == [
                    "sent to jose@example.org": "", "sent to josé@example.org": "josé@example.org",
                    "waiting for josé@example.org": "josé@example.org",
                ])
            #expect(try blog.number("SELECT COUNT(*) FROM outgoing_mail WHERE last_error IS NOT NULL") == 1)
        }
    }

    @Test func `while an account is being closed, mail of others is added and sent`() throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada")
            try send("to Ada", to: "ada@example.org", in: blog)
            try add("waits", to: "ada@example.org", in: blog)
            try add("to Eve", to: "eve@example.org", in: blog)
            var settings = blog.database.settings
            settings.lockTimeout = 1
            let other = Store(Connection(settings))
            try blog.connection.transaction {
                try blog.store.accounts.close(ada.id, Self.keep, mail: nil, now: now)
                try other.outbox.add(mail("added", to: "eve@example.org"), now: now)
                let claimed = try #require(try other.outbox.claim(lease: 60, now: now))
                #expect(claimed.subject == "to Eve")
                try other.outbox.sent(claimed, answer: "250 OK", now: now)
            }
        }
    }

    @Test func `the mail that tells of a closed account is sent, and then names nobody`() throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada")
            let bye = try mail("bye", to: "ada@example.org")
            try blog.store.accounts.close(ada.id, Self.keep, mail: bye, now: now)
            try blog.store.sweep(now: now)
            let claimed = try #require(try blog.store.outbox.claim(lease: 60, now: now))
            try blog.store.sweep(now: now)
            #expect(claimed.recipient == "ada@example.org")
            #expect(try recipients(blog) == ["bye": "ada@example.org"], "it is being sent")
            try blog.store.outbox.sent(claimed, answer: "250 OK, ada", now: now)
            try blog.store.sweep(now: now)
            #expect(try recipients(blog) == ["bye": ""])
            #expect(try blog.number("SELECT COUNT(*) FROM outgoing_mail WHERE last_error IS NOT NULL") == 0)
        }
    }

    @Test func `mail to a former address is its account's until that is closed, and a warning still arrives`() throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada", email: "old@example.org")
            try send("before", to: "old@example.org", in: blog)
            try move(ada, from: "old@example.org", to: "new@example.org", in: blog)
            // Somebody else may have the address by now: their mail is theirs.
            try blog.store.account("eve", email: "old@example.org")
            try send("to Eve", to: "old@example.org", in: blog)
            try blog.store.sweep(now: now)
            #expect(try recipients(blog)["before"] == "old@example.org")
            #expect(
                try blog.store.accounts.record(of: ada.id, now: now)?.mails.map(\.subject)
                    == ["before", "warning to old@example.org", "warning to new@example.org"])

            try blog.store.accounts.close(ada.id, Self.keep, mail: nil, now: now)
            #expect(
                try recipients(blog) == [
                    "before": "", "warning to old@example.org": "old@example.org", "to Eve": "old@example.org",
                ])
            let warning = try #require(try blog.store.outbox.claim(lease: 60, now: now))
            try blog.store.outbox.sent(warning, answer: "250 OK", now: now)
            try blog.store.sweep(now: now)
            #expect(
                try recipients(blog) == ["before": "", "warning to old@example.org": "", "to Eve": "old@example.org"])
        }
    }

    @Test func `an address is kept as long as its owner is asked for something, and not when that is over`() throws {
        try withBlog { blog throws in
            let admin = try blog.store.account("admin", .administrator)
            let registration = WaitingRegistration(
                name: try #require(AccountName("wren")), email: try #require(EmailAddress("Wren@example.org")),
                passwordHash: "x", browser: digest("b"), expiresAt: Self.later)
            try blog.store.registrations.add(
                registration, link: digest("r"), replacing: nil, mail: mail("confirm", to: "Wren@example.org"), now: now
            )
            let week = Self.later.advanced(bySeconds: 6 * 86_400)
            try blog.store.invitations.add(
                #require(EmailAddress("guest@example.org")), as: .author, by: admin.id, link: digest("i"),
                mail: mail("invitation", to: "guest@example.org"), now: now)
            try blog.store.accountLinks.requestEmail(
                #require(EmailAddress("wanted@example.org")), for: admin.id, link: digest("l"), expires: Self.later,
                mail: mail("wanted", to: "wanted@example.org"), now: now)
            try add("to the administrator", to: "Admin@example.org", in: blog)
            while let claimed = try blog.store.outbox.claim(lease: 60, now: now) {
                try blog.store.outbox.sent(claimed, answer: "250 OK", now: now)
            }
            func kept(at time: Timestamp) throws -> [String] {
                try blog.store.sweep(now: time, batch: 1)
                return try recipients(blog).filter { !$0.value.isEmpty }.keys.sorted()
            }
            #expect(try kept(at: now) == ["confirm", "invitation", "to the administrator", "wanted"])
            #expect(try kept(at: Self.later) == ["invitation", "to the administrator", "wanted"])
            #expect(
                try kept(at: Self.later.advanced(bySeconds: 86_400)) == ["invitation", "to the administrator"],
                "until then the link is told to be too old")
            #expect(try kept(at: week) == ["to the administrator"])
        }
    }

    // MARK: What the tests share

    private func mail(_ subject: String, to address: String) throws -> OutgoingMail {
        OutgoingMail(
            messageID: "\(subject.filter { $0.isASCII && $0 != " " })\(address.utf8.count)@blog.example", kind: "test",
            recipient: try #require(EmailAddress(address)), subject: subject, sealedContent: [1], expires: Self.later)
    }

    private func add(_ subject: String, to address: String, in blog: TestBlog) throws {
        try blog.store.outbox.add(mail(subject, to: address), now: now)
    }

    private func send(_ subject: String, to address: String, in blog: TestBlog) throws {
        let id = try blog.store.outbox.add(mail(subject, to: address), now: now)
        try blog.connection.execute(
            """
            UPDATE outgoing_mail SET due_at = NULL, sealed_content = NULL, sent_at = created_at, last_error = '250 OK'
            WHERE id = \(id)
            """)
    }

    /// With a mail to both addresses, of which none is sent.
    private func move(_ account: Account, from former: String, to address: String, in blog: TestBlog) throws {
        let (old, new) = (try #require(EmailAddress(former)), try #require(EmailAddress(address)))
        try blog.store.accountLinks.issue(digest("m"), for: .email, of: account.id, to: new, expires: Self.later)
        try blog.store.accountLinks.changeEmail(
            digest("m"), from: old, keeping: nil,
            mails: [mail("warning to \(former)", to: former), mail("warning to \(address)", to: address)], now: now)
    }

    /// By subject.
    private func recipients(_ blog: TestBlog) throws -> [String: String] {
        let mails = try blog.store.outbox.list(limit: 100, now: now).map { ($0.subject, $0.recipient) }
        return Dictionary(mails, uniquingKeysWith: { first, _ in first })
    }
}
