import Blog
import BlogStore
import MariaDB
import TestDatabase
import Testing

@Suite struct AccountStoreTests {
    @Test(arguments: ["ada", "ADA", "aDa"])
    func `names that differ in case alone are one`(name: String) throws {
        try withBlog { blog throws in
            let account = try blog.store.account("Ada")
            #expect(account.name == "Ada")
            #expect(throws: StoreError.nameTaken) { try blog.store.account(name, email: "other@example.org") }
            #expect(try blog.store.accounts.credentials(for: name)?.account.id == account.id)
            #expect(try blog.store.accounts.byline(named: #require(AccountName(name)))?.accountID == account.id)
        }
    }

    @Test func `addresses that differ in case alone are one, accents make others`() throws {
        try withBlog { blog throws in
            let account = try blog.store.account("ada", email: "Ada@Example.org")
            #expect(throws: StoreError.emailTaken) { try blog.store.account("bob", email: "aDA@example.ORG") }
            let accented = try blog.store.account("cleo", email: "àda@example.org")
            #expect(try blog.store.accounts.credentials(for: "ADA@EXAMPLE.ORG")?.account == account)
            #expect(try blog.store.accounts.credentials(for: "ÀDA@example.org")?.account == accented)
            #expect(try blog.store.accounts.find(email: #require(EmailAddress("ada@EXAMPLE.org"))) == account)
            #expect(try blog.store.accounts.find(email: #require(EmailAddress("ada@example.net"))) == nil)
        }
    }

    @Test(arguments: ["àdmin", "admin ", " admin", "admin\0", "admin%", "", "ádmin@example.org", "admin\u{200B}"])
    func `what only looks like a name finds nobody`(login: String) throws {
        try withBlog { blog throws in
            try blog.store.account("admin", .administrator)
            #expect(try blog.store.accounts.credentials(for: login) == nil)
        }
    }

    @Test func `many accounts live without an address, and none of them is found by it`() throws {
        try withBlog { blog throws in
            for name in ["one", "two"] {
                _ = try blog.store.accounts.create(
                    name: #require(AccountName(name)), displayName: name, email: nil, passwordHash: nil, role: .author,
                    importKey: "import:\(name)", now: now)
            }
            #expect(try blog.number("SELECT COUNT(*) FROM accounts WHERE email IS NULL") == 2)
            let found = try #require(try blog.store.accounts.credentials(for: "one"))
            #expect(found.passwordHash == nil)
            #expect(try blog.store.accounts.imported("import:two")?.name == "two")
            #expect(try blog.store.accounts.imported("import:TWO") == nil)
        }
    }

    @Test func `a new hash takes the place of the old one, for that account alone`() throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada")
            try blog.store.account("bob")
            try blog.store.accounts.setPasswordHash("newer", of: ada.id)
            #expect(try blog.store.accounts.credentials(for: "ada")?.passwordHash == "newer")
            #expect(try blog.store.accounts.credentials(for: "bob")?.passwordHash == "hash of bob")
        }
    }
}

/// Twenty people want the same name at once.
@Suite struct AccountRaceTests {
    @Test func `of many who register one name at once exactly one gets it`() throws {
        try withBlog { blog throws in
            let settings = blog.database.settings
            let results = inParallel(count: 20) { worker in
                try Store(Connection(settings)).account(
                    worker % 2 == 0 ? "ada" : "ADA", email: "a\(worker)@example.org")
            }
            #expect(results.count { (try? $0.get()) != nil } == 1)
            for case .failure(let error) in results { #expect(error as? StoreError == .nameTaken) }
            #expect(try blog.number("SELECT COUNT(*) FROM accounts") == 1)
        }
    }
}
