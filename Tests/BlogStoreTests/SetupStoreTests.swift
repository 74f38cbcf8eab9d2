import Blog
import BlogStore
import MariaDB
import TestDatabase
import Testing

@Suite struct SetupStoreTests {
    private let link = digest("link")

    private func registration(_ name: String) throws -> Registration {
        try Registration(name: name, email: "\(name)@example.org", password: "correct horse battery")
    }

    private func create(_ name: String, _ link: [UInt8], in store: Store, at time: Timestamp = now) throws -> Account {
        try store.setup.createFirstAdministrator(
            registration(name), passwordHash: "hash", siteTitle: "A site", link: link, now: time)
    }

    @Test func `the link makes one administrator, names the site, and is used up`() throws {
        try withBlog { blog throws in
            try blog.store.setup.issueLink(link, expires: now.advanced(bySeconds: 10))
            #expect(try blog.store.setup.linkIsValid(link, now: now))
            #expect(try !blog.store.setup.administratorExists())
            let account = try create("ada", link, in: blog.store)
            #expect(account.role == .administrator)
            #expect(try blog.store.setup.administratorExists())
            #expect(try !blog.store.setup.linkIsValid(link, now: now))
            #expect(try blog.store.settings.load().title == "A site")
            #expect(throws: StoreError.linkVoid) { try create("bob", link, in: blog.store) }
        }
    }

    @Test func `twenty who use the link at once: one administrator, nineteen who are told`() throws {
        try withBlog { blog throws in
            try blog.store.setup.issueLink(link, expires: now.advanced(bySeconds: 10))
            let settings = blog.database.settings
            let results = inParallel(count: 20) { worker in
                try create("person-\(worker)", link, in: Store(Connection(settings)))
            }
            #expect(results.count { (try? $0.get()) != nil } == 1)
            for case .failure(let error) in results { #expect(error as? StoreError == .linkVoid) }
            #expect(try blog.number("SELECT COUNT(*) FROM accounts") == 1)
        }
    }

    @Test func `a link ends with its time and with a newer one`() throws {
        try withBlog { blog throws in
            try blog.store.setup.issueLink(link, expires: now.advanced(bySeconds: 10))
            let end = now.advanced(bySeconds: 10)
            #expect(try !blog.store.setup.linkIsValid(link, now: end))
            #expect(throws: StoreError.linkVoid) { try create("ada", link, in: blog.store, at: end) }
            try blog.store.setup.issueLink(digest("newer"), expires: end)
            #expect(throws: StoreError.linkVoid) { try create("ada", link, in: blog.store) }
            #expect(try create("ada", digest("newer"), in: blog.store).name == "ada")
        }
    }

    @Test func `a name that is taken leaves the link usable`() throws {
        try withBlog { blog throws in
            try blog.store.account("ada")
            try blog.store.setup.issueLink(link, expires: now.advanced(bySeconds: 10))
            #expect(throws: StoreError.nameTaken) { try create("ADA", link, in: blog.store) }
            #expect(try blog.store.settings.load() == SiteSettings())
            #expect(try create("bob", link, in: blog.store).role == .administrator)
        }
    }

    @Test func `a link does nothing once there is an administrator`() throws {
        try withBlog { blog throws in
            try blog.store.account("ada", .administrator)
            try blog.store.setup.issueLink(link, expires: now.advanced(bySeconds: 10))
            #expect(throws: StoreError.linkVoid) { try create("bob", link, in: blog.store) }
        }
    }

    @Test func `settings keep what was set last, and forgive what they do not know`() throws {
        try withBlog { blog throws in
            #expect(try blog.store.settings.load() == SiteSettings())
            try blog.store.settings.set("title", to: "First")
            try blog.store.settings.set("title", to: "Second 🐦")
            try blog.store.settings.set("from-the-future", to: "1")
            #expect(try blog.store.settings.load() == SiteSettings(title: "Second 🐦"))
        }
    }
}
