import Blog
import BlogStore
import MariaDB
import TestDatabase
import Testing

/// What administrators do with the accounts of others.
@Suite struct AdministrationTests {
    @Test func `V8.3.2: a lowered role keeps its sessions, a raised one ends them`() throws {
        try withBlog { blog throws in
            let administrator = try blog.store.account("ada", .administrator)
            let person = try blog.store.account("grace", .author)
            try blog.session(of: person, 1)
            #expect(try blog.apply(.role(.reader), to: person.id, by: administrator.id))
            #expect(try blog.store.sessions.viewer(digest("1"), now: now)?.account?.role == .reader)
            #expect(try blog.apply(.role(.editor), to: person.id, by: administrator.id))
            #expect(try blog.store.sessions.viewer(digest("1"), now: now) == nil)
            #expect(try blog.store.accounts.details(person.id)?.account.role == .editor)
            #expect(try !blog.apply(.role(.editor), to: person.id, by: administrator.id), "nothing is left to change")
        }
    }

    @Test func `V7.4.2: a suspended account has no session and gets none until it is reinstated`() throws {
        try withBlog { blog throws in
            let administrator = try blog.store.account("ada", .administrator)
            let person = try blog.store.account("grace", .author)
            try blog.session(of: person, 1)
            #expect(try blog.apply(.suspend, to: person.id, by: administrator.id))
            #expect(try blog.number("SELECT COUNT(*) FROM sessions") == 0)
            try blog.session(of: person, 2)
            #expect(try blog.store.sessions.viewer(digest("2"), now: now) == nil, "also one that came in between")
            #expect(try !blog.apply(.suspend, to: person.id, by: administrator.id))
            #expect(try blog.apply(.reinstate, to: person.id, by: administrator.id))
            #expect(try !blog.apply(.reinstate, to: person.id, by: administrator.id))
            try blog.session(of: person, 3)
            #expect(try blog.store.sessions.viewer(digest("3"), now: now)?.account?.id == person.id)
        }
    }

    @Test func `V7.4.5: the sessions of one account end and no others`() throws {
        try withBlog { blog throws in
            let administrator = try blog.store.account("ada", .administrator)
            let person = try blog.store.account("grace")
            for number in 1...3 { try blog.session(of: person, number) }
            try blog.session(of: administrator, 4)
            #expect(try blog.apply(.endSessions, to: person.id, by: administrator.id))
            #expect(try blog.number("SELECT COUNT(*) FROM sessions") == 1)
            #expect(try !blog.apply(.endSessions, to: person.id, by: administrator.id))
        }
    }

    @Test func `nobody changes their own account, and only administrators change others'`() throws {
        try withBlog { blog throws in
            let administrator = try blog.store.account("ada", .administrator)
            let editor = try blog.store.account("grace", .editor)
            for change in [AccountChange.role(.reader), .suspend, .endSessions] {
                #expect(throws: AdministrationError.ownAccount) {
                    try blog.apply(change, to: administrator.id, by: administrator.id)
                }
                #expect(throws: AdministrationError.notAdministrator) {
                    try blog.apply(change, to: administrator.id, by: editor.id)
                }
            }
            #expect(throws: StoreError.gone) { try blog.apply(.suspend, to: 999, by: administrator.id) }
            #expect(try blog.store.accounts.details(administrator.id)?.account.role == .administrator)
        }
    }

    @Test func `the last administrator who can log in stays, whoever asks`() throws {
        try withBlog { blog throws in
            let administrator = try blog.store.account("ada", .administrator)
            // Neither can log in, so neither stands in for her.
            let suspended = try blog.store.account("grace", .administrator)
            try blog.apply(.suspend, to: suspended.id, by: administrator.id)
            _ = try blog.store.accounts.create(
                name: #require(AccountName("hedy")), displayName: "Hedy", email: nil, passwordHash: nil,
                role: .administrator, now: now)
            for change in [AccountChange.role(.editor), .suspend] {
                #expect(throws: AdministrationError.lastAdministrator) {
                    try blog.apply(change, to: administrator.id, by: nil)
                }
            }
            #expect(try blog.apply(.reinstate, to: suspended.id, by: administrator.id))
            #expect(try blog.apply(.role(.editor), to: administrator.id, by: nil))
        }
    }

    @Test func `two administrators who demote each other at once leave one`() throws {
        try betweenTwoAdministrators { store, actor, other in
            try store.accounts.apply(.role(.reader), to: other, by: actor, now: now, mail: { _, _ in nil })
        }
    }

    @Test func `invitations go with the right to invite`() throws {
        try withBlog { blog throws in
            let administrator = try blog.store.account("ada", .administrator)
            for (number, change) in [AccountChange.role(.editor), .suspend].enumerated() {
                let inviter = try blog.store.account("inviter\(number)", .administrator)
                for each in [inviter, administrator] {
                    try blog.connection.execute(
                        """
                        INSERT INTO invitations (token_digest, email, email_key, role, invited_by, created_at, expires_at)
                        VALUES (\(digest("\(number) \(each.id)")), \("\(number)-\(each.id)@example.org"),
                            \("\(number)-\(each.id)@example.org"), 'administrator', \(each.id), NOW(6), NOW(6))
                        """)
                }
                try blog.apply(change, to: inviter.id, by: administrator.id)
                #expect(try blog.number("SELECT COUNT(*) FROM invitations") == number + 1)
            }
        }
    }

    @Test func `what the person is told is put in with the change, or not at all`() throws {
        try withBlog { blog throws in
            let administrator = try blog.store.account("ada", .administrator)
            let person = try blog.store.account("grace", .author)
            struct Fault: Error {}
            #expect(throws: Fault.self) {
                _ = try blog.store.accounts.apply(
                    .suspend, to: person.id, by: administrator.id, now: now, mail: { _, _ in throw Fault() })
            }
            #expect(try blog.store.accounts.details(person.id)?.suspendedAt == nil)
            _ = try blog.store.accounts.apply(.suspend, to: person.id, by: administrator.id, now: now) {
                account, email in
                OutgoingMail(
                    messageID: "1@blog.example", kind: "suspended", recipient: email, subject: account.name,
                    sealedContent: [1], expires: now)
            }
            let mails = try blog.connection.rows("SELECT recipient, subject FROM outgoing_mail") { row in
                try "\(row.string(0)) \(row.string(1))"
            }
            #expect(mails == ["grace@example.org grace"])
        }
    }

    @Test func `the list is newest first, in pages, and tells what there is to know in one statement`() throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada", .administrator)
            let grace = try blog.store.account("grace", .author)
            let hedy = try blog.store.account("hedy")
            try blog.store.post("One", by: grace)
            try blog.store.post("Two", by: grace, .post, .draft)
            try blog.store.post("Three", by: grace, at: now.advanced(bySeconds: 60))
            try blog.session(of: grace, 1)
            try blog.store.devices.remember(
                digest("d"), for: ada.id, hasLoggedIn: true, now: now.advanced(bySeconds: -60))
            let before = blog.connection.statementCount
            let first = try blog.store.accounts.list(limit: 2, now: now)
            #expect(blog.connection.statementCount == before + 1)
            #expect(first.map(\.account) == [hedy, grace])
            #expect(first.map(\.postCount) == [0, 1])
            #expect(first.map(\.sessionCount) == [0, 1])
            #expect(first.map(\.lastSeenAt) == [nil, now])
            let second = try blog.store.accounts.list(after: grace.id, limit: 2, now: now)
            #expect(second.map(\.account) == [ada])
            #expect(second.first?.lastSeenAt == now.advanced(bySeconds: -60), "a browser in which she was logged in")
        }
    }

    @Test func `accounts are found by name, display name and e-mail address, and by role`() throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("Ada", .administrator, email: "Lovelace@Example.org")
            let grace = try blog.store.account("grace", .author, email: "100%@example.net")
            func found(_ search: String?, _ role: Role? = nil) throws -> [String] {
                try blog.store.accounts.list(search: search, role: role, limit: 9, now: now).map(\.account.name)
            }
            #expect(try found("ADA") == [ada.name])
            #expect(try found("lovelace@") == [ada.name])
            #expect(try found("example") == [grace.name, ada.name])
            #expect(try found("%") == [grace.name], "no letter stands for others")
            #expect(try found("_").isEmpty)
            #expect(try found(nil, .author) == [grace.name])
            #expect(try found("example", .administrator) == [ada.name])
            try blog.connection.execute("UPDATE accounts SET closed_at = NOW(6) WHERE id = \(grace.id)")
            #expect(try found("example") == [ada.name], "who is gone is not listed")
            #expect(try blog.store.accounts.overview(grace.id, now: now) == nil)
        }
    }
}

extension TestBlog {
    @discardableResult
    fileprivate func apply(_ change: AccountChange, to id: UInt64, by actor: UInt64?) throws -> Bool {
        try store.accounts.apply(change, to: id, by: actor, now: now, mail: { _, _ in nil })
    }

    fileprivate func session(of account: Account, _ number: Int) throws {
        try store.sessions.create(
            digest("\(number)"), for: account.id, idleLimit: 3600, lifetime: 86_400, now: now)
    }
}
