import Blog
import BlogStore
import MariaDB
import TestDatabase
import Testing

/// ASVS V6.4.1: what is sent by mail works once, for an hour, for one purpose and one address.
@Suite struct AccountLinkStoreTests {
    private static let hour = now.advanced(bySeconds: 3_600)

    @Test func `a link is looked at as often as one likes, and used once`() throws {
        try withBlog { blog throws in
            let (ada, address) = try person(in: blog)
            let links = blog.store.accountLinks
            try links.issue(digest("a"), for: .password, of: ada.id, to: address, expires: Self.hour)
            let good = AccountLinkStore.Finding.good(.init(account: ada, email: address))
            for _ in 0..<3 { #expect(try links.find(digest("a"), for: .password, now: now) == good) }
            #expect(try links.use(digest("a"), for: .password, now: now).account == ada)
            #expect(try links.find(digest("a"), for: .password, now: now) == .void)
            #expect(throws: StoreError.linkVoid) { try links.use(digest("a"), for: .password, now: now) }
        }
    }

    @Test func `a newer link voids the older of its purpose, and leaves the other`() throws {
        try withBlog { blog throws in
            let (ada, address) = try person(in: blog)
            let links = blog.store.accountLinks
            try links.issue(digest("old"), for: .password, of: ada.id, to: address, expires: Self.hour)
            try links.issue(digest("email"), for: .email, of: ada.id, to: address, expires: Self.hour)
            try links.issue(digest("new"), for: .password, of: ada.id, to: address, expires: Self.hour)
            #expect(try links.find(digest("old"), for: .password, now: now) == .void)
            #expect(try links.use(digest("new"), for: .password, now: now).email == address)
            #expect(try links.use(digest("email"), for: .email, now: now).email == address)
        }
    }

    @Test func `an hour later it has expired`() throws {
        try withBlog { blog throws in
            let (ada, address) = try person(in: blog)
            let links = blog.store.accountLinks
            try links.issue(digest("a"), for: .password, of: ada.id, to: address, expires: Self.hour)
            #expect(try links.find(digest("a"), for: .password, now: Self.hour) == .expired)
            #expect(throws: StoreError.linkVoid) { try links.use(digest("a"), for: .password, now: Self.hour) }
        }
    }

    @Test func `CVE-2021-37693: a link for one purpose is worth nothing for the other`() throws {
        try withBlog { blog throws in
            let (ada, address) = try person(in: blog)
            let links = blog.store.accountLinks
            try links.issue(digest("p"), for: .password, of: ada.id, to: address, expires: Self.hour)
            try links.issue(digest("e"), for: .email, of: ada.id, to: address, expires: Self.hour)
            #expect(try links.find(digest("p"), for: .email, now: now) == .void)
            #expect(throws: StoreError.linkVoid) { try links.use(digest("e"), for: .password, now: now) }
            #expect(throws: StoreError.linkVoid) { try links.use(digest("p"), for: .email, now: now) }
        }
    }

    @Test(
        arguments: [
            "email = 'new@example.org', email_key = 'new@example.org'", "suspended_at = NOW()", "closed_at = NOW()",
            "email = NULL, email_key = NULL",
        ] as [SQL])
    func `CVE-2022-46177: a link dies with the address that it was sent to, and with the account`(
        _ change: SQL
    ) throws {
        try withBlog { blog throws in
            let (ada, address) = try person(in: blog)
            let links = blog.store.accountLinks
            try links.issue(digest("a"), for: .password, of: ada.id, to: address, expires: Self.hour)
            try blog.connection.execute("UPDATE accounts SET \(change) WHERE id = \(ada.id)")
            #expect(try links.find(digest("a"), for: .password, now: now) == .void)
            #expect(throws: StoreError.linkVoid) { try links.use(digest("a"), for: .password, now: now) }
        }
    }

    @Test func `CVE-2022-46177: a link of an account without an address dies with the first address that it gets`()
        throws
    {
        try withBlog { blog throws in
            let ada = try withoutAddress(in: blog)
            let links = blog.store.accountLinks
            try links.issueWithoutAddress(digest("a"), of: ada.id, expires: Self.hour)
            #expect(try links.find(digest("a"), for: .password, now: now) == .good(.init(account: ada, email: nil)))
            try blog.connection.execute(
                "UPDATE accounts SET email = 'a@example.org', email_key = 'a@example.org' WHERE id = \(ada.id)")
            #expect(try links.find(digest("a"), for: .password, now: now) == .void)
            #expect(throws: StoreError.linkVoid) { try links.use(digest("a"), for: .password, now: now) }
        }
    }

    @Test func `a password that is set by a link without an address confirms none`() throws {
        try withBlog { blog throws in
            let ada = try withoutAddress(in: blog)
            let links = blog.store.accountLinks
            try links.issueWithoutAddress(digest("a"), of: ada.id, expires: Self.hour)
            try links.setPassword("hash", link: digest("a"), mail: nil, now: now)
            #expect(try blog.store.accounts.passwordHash(of: ada.id) == "hash")
            #expect(try blog.store.accounts.details(ada.id)?.isVerified == false)
        }
    }

    @Test func `the operator has a link for an account without an address, and an administrator has none`() throws {
        try withBlog { blog throws in
            let ada = try withoutAddress(in: blog)
            let administrator = try blog.store.account("root", .administrator)
            #expect(throws: AdministrationError.withoutAddress) {
                try blog.store.accounts.issuePasswordLink(
                    digest("a"), of: ada.id, by: administrator.id, expires: Self.hour, now: now
                ) { _, _ in nil }
            }
            try blog.store.accounts.issuePasswordLink(digest("a"), of: ada.id, by: nil, expires: Self.hour, now: now) {
                _, _ in
                Issue.record("there is nobody to write to")
                return nil
            }
            #expect(try blog.store.accountLinks.use(digest("a"), for: .password, now: now).account == ada)
        }
    }

    @Test func `all links of an account can be voided, those of others stay`() throws {
        try withBlog { blog throws in
            let (ada, address) = try person(in: blog)
            let bob = try blog.store.account("bob")
            let other = try #require(EmailAddress("bob@example.org"))
            let links = blog.store.accountLinks
            try links.issue(digest("a"), for: .password, of: ada.id, to: address, expires: Self.hour)
            try links.issue(digest("b"), for: .email, of: ada.id, to: address, expires: Self.hour)
            try links.issue(digest("c"), for: .password, of: bob.id, to: other, expires: Self.hour)
            try links.voidAll(of: ada.id)
            #expect(try links.find(digest("a"), for: .password, now: now) == .void)
            #expect(try links.find(digest("b"), for: .email, now: now) == .void)
            #expect(try links.find(digest("c"), for: .password, now: now) != .void)
        }
    }

    @Test func `CVE-2023-37904: of fifty who use one link at once exactly one succeeds`() throws {
        try withBlog { blog throws in
            let (ada, address) = try person(in: blog)
            try blog.store.accountLinks.issue(digest("a"), for: .password, of: ada.id, to: address, expires: Self.hour)
            let settings = blog.database.settings
            let results = inParallel(count: 50) { number in
                let store = Store(Connection(settings))
                return try store.connection.transaction {
                    let link = try store.accountLinks.use(digest("a"), for: .password, now: now)
                    try store.accounts.setPasswordHash("hash \(number)", of: link.account.id)
                    return number
                }
            }
            let winners = results.compactMap { try? $0.get() }
            #expect(winners.count == 1)
            for case .failure(let error) in results { #expect(error as? StoreError == .linkVoid) }
            #expect(try blog.store.accounts.passwordHash(of: ada.id) == winners.first.map { "hash \($0)" })
        }
    }

    private func withoutAddress(in blog: TestBlog) throws -> Account {
        let ada = try blog.store.account("ada")
        try blog.connection.execute("UPDATE accounts SET email = NULL, email_key = NULL WHERE id = \(ada.id)")
        return ada
    }

    private func person(in blog: TestBlog) throws -> (Account, EmailAddress) {
        (try blog.store.account("ada", email: "Ada@example.org"), try #require(EmailAddress("Ada@example.org")))
    }
}
