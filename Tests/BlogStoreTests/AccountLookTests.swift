import Blog
import BlogStore
import MariaDB
import TestDatabase
import Testing

/// Names by which one person could pass for another.
@Suite struct AccountLookTests {
    @Test(arguments: ["admin1", "ADMIN-1", "ad.minI", "admin_l"])
    func `CVE-2008-4106: an account name that looks like a taken one is taken`(_ imitation: String) throws {
        try withBlog { blog throws in
            try blog.store.account("Adminl")
            #expect(try !blog.store.accounts.isFree(#require(AccountName(imitation))))
            #expect(throws: StoreError.nameTaken) { try blog.store.account(imitation, email: "other@example.org") }
            #expect(try blog.store.accounts.isFree(#require(AccountName("admin2"))))
        }
    }

    @Test func `nobody may be called what looks like a writer, readers may be called alike`() throws {
        try withBlog { blog throws in
            let accounts = blog.store.accounts
            let (ada, bob) = (try blog.store.account("ada.king", .author), try blog.store.account("bob"))
            let cleo = try blog.store.account("cleo")
            try accounts.setDisplayName(DisplayName("Ada Lovelace"), of: ada.id)
            for name in ["Ada King", "Аdа Kіng", "ADA LOVELACE", "AdaLovelace", "Ada.Love1ace"] {
                #expect(try accounts.looksLikeStaff(name))
                #expect(try !accounts.looksLikeStaff(name, except: ada.id))
                #expect(throws: StoreError.nameTaken) { try accounts.setDisplayName(DisplayName(name), of: bob.id) }
            }
            #expect(throws: StoreError.nameTaken) { try blog.store.account("adalovelace") }
            for person in [bob, cleo] { try accounts.setDisplayName(DisplayName("Robert"), of: person.id) }
            try accounts.setDisplayName(DisplayName("ada lovelace"), of: ada.id)
            let names = try blog.connection.rows("SELECT display_name FROM accounts ORDER BY id") { try $0.string(0) }
            #expect(names == ["ada lovelace", "Robert", "Robert"])
        }
    }

    @Test func `a writer may not be called like another writer either`() throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada", .author)
            try blog.store.account("bob", .editor)
            #expect(throws: StoreError.nameTaken) {
                try blog.store.accounts.setDisplayName(DisplayName("B o b"), of: ada.id)
            }
        }
    }

    @Test func `of many writers who take one name at once exactly one gets it`() throws {
        try withBlog { blog throws in
            let people = try (0..<8).map {
                try blog.store.account("writer-of-\("abcdefgh".dropFirst($0).prefix(1))", .author)
            }
            let settings = blog.database.settings
            let results = inParallel(count: people.count) { number in
                try Store(Connection(settings)).accounts.setDisplayName(DisplayName("Ada"), of: people[number].id)
            }
            #expect(try blog.number("SELECT COUNT(*) FROM accounts WHERE display_name = 'Ada'") == 1)
            #expect(results.count { (try? $0.get()) != nil } == 1)
        }
    }

    @Test func `rows from before get their keys, and where two look alike the older keeps the look`() throws {
        try withBlog { blog throws in
            for name in ["ada1", "bob", "cleo"] { try blog.store.account(name, .author) }
            try blog.connection.execute(
                """
                INSERT INTO accounts (name, name_key, display_name, role, created_at)
                VALUES ('adal', 'adal', 'Ada L.', 'reader', '2026-01-01'), ('dora', 'dora', 'Dora', 'author', '2026-01-01')
                """)
            try blog.connection.execute("UPDATE accounts SET look_key = NULL, display_key = NULL WHERE name = 'bob'")
            for _ in 0..<2 { try blog.store.accounts.fillLookKeys() }
            let keys = try blog.connection.rows("SELECT name, look_key, display_key FROM accounts ORDER BY id") {
                "\(try $0.string(0)) \(try $0.optionalString(1) ?? "-") \(try $0.optionalString(2) ?? "-")"
            }
            #expect(
                keys == ["ada1 adal adal", "bob bob bob", "cleo cleo cleo", "adal - adal", "dora dora dora"])
        }
    }
}
