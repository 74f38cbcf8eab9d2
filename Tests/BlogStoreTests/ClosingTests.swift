import Blog
import BlogStore
import MariaDB
import Markup
import TestDatabase
import Testing

@Suite struct ClosingTests {
    private let moment = SQL.Value.dateTime(now.microseconds)
    private static let keep = AccountClosing(posts: .keep, comments: .keep)
    private static let erase = AccountClosing(posts: .erase, comments: .erase)

    @Test func `a closed account tells nothing of the person and keeps its place`() throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada", .author)
            try blog.connection.execute(
                "UPDATE accounts SET bio = 'I fly', website = 'https://ada.example', import_key = 'old 1'")
            try blog.store.accounts.close(ada.id, Self.keep, mail: nil, now: now)
            let row = try blog.connection.row(
                """
                SELECT CONCAT_WS('|', name, name_key, display_name, role, bio, website, import_key),
                    email IS NULL AND email_key IS NULL AND password_hash IS NULL AND email_verified_at IS NULL
                        AND suspended_at IS NULL AND display_key IS NULL, closed_at FROM accounts
                """
            ) { (try $0.string(0), try $0.bool(1), try $0.dateTime(2)) }
            #expect(row?.0 == "former-\(ada.id)|ada|Former member|reader|||old 1")
            #expect(row?.1 == true)
            #expect(row?.2 == now.microseconds)
            #expect(try blog.store.accounts.details(ada.id) == nil)
            #expect(try blog.store.accounts.credentials(for: "ada") == nil)
            #expect(try blog.store.accounts.credentials(for: "ada@example.org") == nil)
        }
    }

    @Test func `nobody else gets the name of a former member, and the address is free`() throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada")
            try blog.store.accounts.close(ada.id, Self.keep, mail: nil, now: now)
            #expect(throws: StoreError.nameTaken) { try blog.store.account("Ada", email: "other@example.org") }
            #expect(try blog.store.account("eve", email: "ada@example.org").id > ada.id)
        }
    }

    @Test func `V7.4.2: everything that lets somebody in goes with the account`() throws {
        try withBlog { blog throws in
            let (ada, eve) = (try blog.store.account("ada"), try blog.store.account("eve"))
            for account in [ada.id, eve.id] {
                try blog.store.sessions.create(
                    digest("session \(account)"), for: account, idleLimit: 60, lifetime: 60, now: now)
                try blog.store.devices.remember(digest("device"), for: account, hasLoggedIn: true, now: now)
                try blog.store.failedLogins.count(of: account, now: now)
                let statements: [SQL] = [
                    "INSERT INTO pending_logins VALUES (\(digest("p \(account)")), \(account), 0, NULL, \(moment))",
                    "INSERT INTO authenticators (account_id, sealed_secret) VALUES (\(account), 'x')",
                    "INSERT INTO recovery_codes VALUES (\(account), \(digest("code")), \(moment))",
                    "INSERT INTO account_links VALUES (\(account), 'password', \(digest("l \(account)")), '', '', \(moment))",
                    """
                    INSERT INTO passkeys (account_id, credential_id, credential_digest, algorithm, public_key, sign_count,
                        name, created_at) VALUES (\(account), 'c', \(digest("k \(account)")), -7, 'p', 0, 'Phone', \(moment))
                    """,
                    """
                    INSERT INTO invitations (token_digest, email, email_key, role, invited_by, created_at, expires_at)
                    VALUES (\(digest("i \(account)")), 'x', CONCAT('x', \(account)), 'reader', \(account), \(moment), \(moment))
                    """,
                ]
                for sql in statements { try blog.connection.execute(sql) }
            }
            try blog.store.accounts.close(ada.id, Self.keep, mail: nil, now: now)
            let tables: [(String, SQL)] = [
                ("sessions", "SELECT MIN(account_id), COUNT(*) FROM sessions"),
                ("known_devices", "SELECT MIN(account_id), COUNT(*) FROM known_devices"),
                ("pending_logins", "SELECT MIN(account_id), COUNT(*) FROM pending_logins"),
                ("authenticators", "SELECT MIN(account_id), COUNT(*) FROM authenticators"),
                ("recovery_codes", "SELECT MIN(account_id), COUNT(*) FROM recovery_codes"),
                ("account_links", "SELECT MIN(account_id), COUNT(*) FROM account_links"),
                ("passkeys", "SELECT MIN(account_id), COUNT(*) FROM passkeys"),
                ("failed_logins", "SELECT MIN(account_id), COUNT(*) FROM failed_logins"),
                ("invitations", "SELECT MIN(invited_by), COUNT(*) FROM invitations"),
            ]
            for (name, sql) in tables {
                let left = try blog.connection.row(sql) { [try $0.optionalUInt(0), try $0.uint(1)] }
                #expect(left == [eve.id, 1], "\(name)")
            }
        }
    }

    @Test func `what is kept stands under a former member without a page, and kept pages are made anew`() throws {
        try withBlog { blog throws in
            let (ada, eve) = (try blog.store.account("ada", .author), try blog.store.account("eve", .author))
            let own = try blog.store.post("Own", by: ada)
            let other = try blog.store.post("Other", by: eve)
            let untouched = try blog.store.post("Untouched", by: eve)
            try blog.store.comment("mine", on: other, by: ada)
            try blog.store.comment("theirs", on: untouched, by: eve)
            let before = try versions(blog)
            try blog.store.accounts.close(ada.id, Self.keep, mail: nil, now: now)
            let post = try #require(try blog.store.posts.editable(own, by: eveAsEditor(eve)))
            #expect(post.author == Byline(accountID: ada.id, name: nil, displayName: "Former member"))
            #expect(post.body.source.contains("The text of"))
            let comment = try #require(try blog.store.comments.visible(onPost: other, to: .stranger).first)
            #expect(comment.author.name == "Former member")
            #expect(comment.html.html.contains("mine"))
            let after = try versions(blog)
            #expect(after[own]?.post == before[own]?.post, "whoever edits it is told of no conflict")
            #expect(after[own]?.discussion != before[own]?.discussion)
            #expect(after[other]?.discussion != before[other]?.discussion)
            #expect(after[untouched]?.discussion == before[untouched]?.discussion)
            #expect(
                try blog.number("SELECT COUNT(*) FROM comments WHERE account_id = \(ada.id) AND remote_address <> ''")
                    == 0)
        }
    }

    @Test func `what is erased is gone, threads stay whole and counts are right`() throws {
        try withBlog { blog throws in
            let (ada, eve) = (try blog.store.account("ada", .editor), try blog.store.account("eve"))
            let own = try blog.store.post("Own", by: ada)
            let page = try blog.store.post("About", by: ada, .page)
            let other = try blog.store.post("Other", by: blog.store.account("mary", .author))
            try blog.store.comment("waits under what goes", on: own, by: eve, .pending)
            let root = try blog.store.comment("root", on: other, by: ada)
            let reply = try blog.store.comment("reply", on: other, answering: root, by: eve)
            let waiting = try blog.store.comment("waiting", on: other, by: ada, .pending)
            let keys = try submissionKeys(blog)
            #expect(try blog.number("SELECT waiting_comments FROM accounts WHERE id = \(eve.id)") == 1)
            try blog.store.accounts.close(ada.id, Self.erase, mail: nil, now: now)
            let posts = try blog.connection.rows("SELECT id FROM posts ORDER BY id") { try $0.uint(0) }
            #expect(posts == [page, other], "pages belong to the site")
            let thread = try blog.store.comments.visible(onPost: other, to: .stranger)
            #expect(thread.map(\.id) == [root, reply])
            #expect(thread.first?.html.html.contains("<p>[removed]</p>") == true)
            #expect(thread.last?.parentID == root)
            #expect(try blog.number("SELECT comment_count FROM posts WHERE id = \(other)") == 2)
            #expect(try blog.number("SELECT status = 'trash' FROM comments WHERE id = \(waiting)") == 1)
            #expect(try blog.number("SELECT SUM(waiting_comments) FROM accounts") == 0)
            #expect(try blog.number("SELECT COUNT(*) FROM comments WHERE CONCAT(body, body_html) LIKE '%root%'") == 0)
            let left = try submissionKeys(blog)
            #expect(left[root] != keys[root], "the text cannot be guessed by the digest of it")
            #expect(left[reply] == keys[reply])
        }
    }

    @Test func `the last administrator who can log in stays`() throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada", .administrator)
            let eve = try blog.store.account("eve", .administrator)
            try blog.connection.execute("UPDATE accounts SET suspended_at = \(moment) WHERE id = \(eve.id)")
            #expect(throws: AdministrationError.lastAdministrator) {
                try blog.store.accounts.close(ada.id, Self.keep, mail: nil, now: now)
            }
            #expect(try blog.store.accounts.details(ada.id) != nil)
            try blog.store.accounts.close(eve.id, Self.keep, mail: nil, now: now)
        }
    }

    @Test func `of all administrators who leave at once one stays`() throws {
        try withBlog { blog throws in
            let ids = try (0..<6).map { try blog.store.account("admin-\($0)", .administrator).id }
            let settings = blog.database.settings
            let results = inParallel(count: ids.count) { index in
                try Store(Connection(settings)).accounts.close(ids[index], Self.erase, mail: nil, now: now)
            }
            #expect(results.count { (try? $0.get()) != nil } == ids.count - 1)
            #expect(try blog.number("SELECT COUNT(*) FROM accounts WHERE role = 'administrator'") == 1)
        }
    }

    @Test func `V8.3.2: of two administrators who close each other's account at once, one does`() throws {
        try betweenTwoAdministrators { store, actor, other in
            try store.accounts.close(other, Self.keep, by: actor, mail: nil, now: now)
            return true
        }
    }

    @Test func `an account is closed once, with its mail or not at all`() throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada")
            let mail = OutgoingMail(
                messageID: "1@x", kind: "account-closed", recipient: try #require(EmailAddress("ada@example.org")),
                subject: "Closed", sealedContent: [1], expires: now)
            try blog.store.accounts.close(ada.id, Self.keep, mail: mail, now: now)
            #expect(throws: StoreError.gone) { try blog.store.accounts.close(ada.id, Self.keep, mail: nil, now: now) }
            #expect(throws: StoreError.gone) { try blog.store.accounts.close(999, Self.keep, mail: nil, now: now) }
            let eve = try blog.store.account("eve")
            // The message has an id that was there: the whole transaction is taken back.
            #expect(throws: (any Error).self) { try blog.store.accounts.close(eve.id, Self.keep, mail: mail, now: now) }
            #expect(try blog.store.accounts.details(eve.id)?.email?.text == "eve@example.org")
            #expect(try blog.number("SELECT COUNT(*) FROM outgoing_mail") == 1)
        }
    }

    private func eveAsEditor(_ account: Account) -> Account {
        Account(id: account.id, name: account.name, displayName: account.displayName, role: .editor)
    }

    private func versions(_ blog: TestBlog) throws -> [UInt64: (post: UInt64, discussion: UInt64)] {
        let rows = try blog.connection.rows("SELECT id, version, discussion_version FROM posts") {
            (try $0.uint(0), (post: try $0.uint(1), discussion: try $0.uint(2)))
        }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }

    private func submissionKeys(_ blog: TestBlog) throws -> [UInt64: [UInt8]] {
        let rows = try blog.connection.rows("SELECT id, submission_key FROM comments") {
            (try $0.uint(0), try $0.bytes(1))
        }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }
}
