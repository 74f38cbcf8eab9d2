import Blog
import BlogStore
import MariaDB
import Synchronization
import TestDatabase
import Testing

@Suite struct OutboxStoreTests {
    private static let lease = 60

    @Test func `a mail is added in the transaction of what it tells of, or not at all`() throws {
        struct Interruption: Error {}
        try withBlog { blog throws in
            #expect(throws: Interruption.self) {
                try blog.connection.transaction {
                    try blog.store.outbox.add(.sample(1), now: now)
                    throw Interruption()
                }
            }
            #expect(try blog.store.outbox.claim(lease: Self.lease, now: now) == nil)
        }
    }

    @Test func `fifty mails and eight claimers at once: each mail is claimed once`() throws {
        try withBlog { blog throws in
            for number in 1...50 { try blog.store.outbox.add(.sample(number), now: now) }
            let meeting = Meeting(of: 8)
            let settings = blog.database.settings
            let claims = inParallel(count: 8) { _ in
                let store = Store(Connection(settings))
                meeting.wait()
                var ids: [String] = []
                // Others may be ahead everywhere for a moment, so an empty answer is no end.
                for _ in 0..<60 {
                    guard let mail = try store.outbox.claim(lease: Self.lease, now: now) else { continue }
                    try store.outbox.sent(mail, answer: "250 OK", now: now)
                    ids.append(mail.messageID)
                }
                return ids
            }
            let ids = try claims.flatMap { try $0.get() }
            #expect(ids.count == 50 && Set(ids).count == 50)
            #expect(try blog.number("SELECT COUNT(*) FROM outgoing_mail WHERE sent_at IS NOT NULL AND tries = 1") == 50)
            #expect(try blog.number("SELECT COUNT(*) FROM outgoing_mail WHERE sealed_content IS NOT NULL") == 0)
        }
    }

    @Test func `a mail that somebody is claiming holds up no other claimer`() throws {
        try withBlog { blog throws in
            try blog.store.outbox.add(.sample(1), now: now)
            try blog.store.outbox.add(.sample(2), now: now)
            let first = try blog.record(1).id
            try blog.connection.transaction {
                try blog.connection.execute("SELECT id FROM outgoing_mail WHERE id = \(first) FOR UPDATE")
                let claimed = try blog.anotherStore().outbox.claim(lease: Self.lease, now: now)
                #expect(claimed?.messageID == "message-2@blog.example")
                // Neither does it hold up whoever adds one.
                try blog.anotherStore().outbox.add(.sample(3), now: now)
            }
        }
    }

    @Test func `a claimer that dies leaves the mail to others once its claim ends, under the same id`() throws {
        try withBlog { blog throws in
            try blog.store.outbox.add(.sample(1), now: now)
            let first = try #require(try blog.store.outbox.claim(lease: Self.lease, now: now))
            #expect(try blog.store.outbox.claim(lease: Self.lease, now: now.advanced(bySeconds: 59)) == nil)
            let end = now.advanced(bySeconds: 60)
            let second = try #require(try blog.store.outbox.claim(lease: Self.lease, now: end))
            #expect(second.messageID == first.messageID && second.sealedContent == first.sealedContent)
            #expect(second.tries == 2)
            // The first comes back from the dead, too late to say that it failed, never too late to say that it did not.
            try blog.store.outbox.failed(first, "timed out", isPermanent: true, now: end)
            #expect(try blog.record(1).state == .sending(end.advanced(bySeconds: 60)))
            try blog.store.outbox.sent(first, answer: "250 OK", now: end)
            try blog.store.outbox.failed(second, "timed out", isPermanent: false, now: end)
            #expect(try blog.record(1).state == .sent(end))
        }
    }

    @Test func `pauses grow, and what is left of a mail's life is not slept away`() throws {
        try withBlog { blog throws in
            try blog.store.outbox.add(.sample(1, lifetime: 86_400), now: now)
            try blog.store.outbox.add(.sample(2, lifetime: 3600), now: now)
            #expect(try pauses(of: 1, in: blog) == [5, 20, 60, 300, 900, 3600, 3600, 3600])
            let short = try pauses(of: 2, in: blog)
            #expect(short.prefix(5) == [5, 20, 60, 300, 900])
            #expect(short.dropFirst(5).allSatisfy { (60...1200).contains($0) })
        }
    }

    /// The pauses after the first eight failures of a mail.
    private func pauses(of number: Int, in blog: TestBlog) throws -> [Int] {
        let id = try blog.record(number).id
        var time = now
        try blog.connection.execute("UPDATE outgoing_mail SET due_at = \(.dateTime(now.microseconds)) WHERE id = \(id)")
        return try (0..<8).map { _ in
            try blog.connection.execute("UPDATE outgoing_mail SET due_at = NULL WHERE id <> \(id)")
            let mail = try #require(try blog.store.outbox.claim(lease: Self.lease, now: time))
            try blog.store.outbox.failed(mail, "450 later", isPermanent: false, now: time)
            guard case .waiting(let next) = try blog.record(number).state else { return -1 }
            let pause = next.seconds(since: time)
            time = next
            return pause
        }
    }

    @Test func `a mail whose time has passed is given up and not sent`() throws {
        try withBlog { blog throws in
            for number in 1...25 { try blog.store.outbox.add(.sample(number, lifetime: 60), now: now) }
            try blog.store.outbox.add(.sample(26, lifetime: 600), now: now)
            let later = now.advanced(bySeconds: 60)
            #expect(
                try blog.store.outbox.claim(lease: Self.lease, now: later)?.messageID == "message-26@blog.example")
            #expect(try blog.record(1).state == .givenUp)
            #expect(try blog.number("SELECT COUNT(*) FROM outgoing_mail WHERE sealed_content IS NOT NULL") == 1)
            #expect(try blog.store.outbox.tryNow(blog.record(1).id, now: later) == false)
        }
    }

    @Test func `where nothing is sent, what is of no use any more is given up all the same`() throws {
        try withBlog { blog throws in
            try blog.store.outbox.add(.sample(1, lifetime: 60), now: now)
            try blog.store.outbox.add(.sample(2, lifetime: 600), now: now)
            try blog.store.outbox.sweep(now: now.advanced(bySeconds: 60))
            #expect(try blog.record(1).state == .givenUp)
            #expect(try blog.record(2).state == .waiting(now))
            #expect(try blog.number("SELECT COUNT(*) FROM outgoing_mail WHERE sealed_content IS NOT NULL") == 1)
        }
    }

    @Test func `what the server refused for good is given up, and tried again if an administrator says so`() throws {
        try withBlog { blog throws in
            try blog.store.outbox.add(.sample(1), now: now)
            let mail = try #require(try blog.store.outbox.claim(lease: Self.lease, now: now))
            // One that is being sent must not be sent beside that.
            #expect(try blog.store.outbox.tryNow(blog.record(1).id, now: now) == false)
            try blog.store.outbox.failed(mail, "550 no such mailbox", isPermanent: true, now: now)
            let record = try blog.record(1)
            #expect(record.state == .givenUp && record.lastAnswer == "550 no such mailbox" && record.mayBeTried)
            #expect(try blog.store.outbox.claim(lease: Self.lease, now: now.advanced(bySeconds: 5000)) == nil)
            #expect(try blog.store.outbox.tryNow(blog.record(1).id, now: now))
            #expect(try blog.store.outbox.claim(lease: Self.lease, now: now)?.messageID == mail.messageID)
            #expect(try blog.store.outbox.tryNow(424_242, now: now) == false)
        }
    }

    @Test func `old rows are swept, and the content of what nobody can use any more`() throws {
        try withBlog { blog throws in
            for number in 1...12 {
                try blog.store.outbox.add(.sample(number, lifetime: 60), now: now)
                let mail = try #require(try blog.store.outbox.claim(lease: Self.lease, now: now))
                if number <= 7 {
                    try blog.store.outbox.sent(mail, answer: "250 OK", now: now)
                } else {
                    try blog.store.outbox.failed(mail, "550 no", isPermanent: true, now: now)
                }
            }
            try blog.store.outbox.add(.sample(13, lifetime: 40 * 86_400), now: now)
            try blog.store.outbox.sweep(now: now.advanced(bySeconds: 60), batch: 3)
            #expect(try blog.number("SELECT COUNT(*) FROM outgoing_mail WHERE sealed_content IS NOT NULL") == 3)
            try blog.store.outbox.sweep(now: now.advanced(bySeconds: 61), batch: 3)
            #expect(try blog.number("SELECT COUNT(*) FROM outgoing_mail WHERE sealed_content IS NOT NULL") == 1)
            try blog.store.outbox.sweep(now: now.advanced(bySeconds: 30 * 86_400), batch: 5)
            #expect(try blog.number("SELECT COUNT(*) FROM outgoing_mail") == 13)
            try blog.store.outbox.sweep(now: now.advanced(bySeconds: 30 * 86_400 + 1), batch: 5)
            #expect(try blog.number("SELECT COUNT(*) FROM outgoing_mail") == 1)
        }
    }

    @Test func `the list is paged by position, the newest first`() throws {
        try withBlog { blog throws in
            for number in 1...5 { try blog.store.outbox.add(.sample(number), now: now) }
            let outbox = blog.store.outbox
            #expect(try outbox.list(limit: 2, now: now).map(\.subject) == ["Mail 5", "Mail 4"])
            #expect(
                try outbox.list(before: blog.record(4).id, limit: 2, now: now).map(\.subject) == ["Mail 3", "Mail 2"])
            #expect(try outbox.list(before: blog.record(1).id, limit: 2, now: now).isEmpty)
            #expect(try outbox.list(limit: 1, now: now).first?.state == .waiting(now))
        }
    }
}

extension OutgoingMail {
    fileprivate static func sample(_ number: Int, lifetime: Int = 86_400) throws -> OutgoingMail {
        OutgoingMail(
            messageID: "message-\(number)@blog.example", kind: "password-link",
            recipient: try #require(EmailAddress("reader-\(number)@example.org")), subject: "Mail \(number)",
            sealedContent: [1, 2, 3, UInt8(truncatingIfNeeded: number)], expires: now.advanced(bySeconds: lifetime))
    }
}

extension TestBlog {
    fileprivate func record(_ number: Int) throws -> MailRecord {
        try #require(try store.outbox.list(limit: 100, now: now).first { $0.subject == "Mail \(number)" })
    }
}
