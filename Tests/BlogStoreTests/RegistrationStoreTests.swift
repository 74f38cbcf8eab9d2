import Blog
import BlogStore
import MariaDB
import TestDatabase
import Testing

@Suite struct RegistrationStoreTests {
    private func waiting(_ name: String, _ email: String? = nil, browser: String? = nil) throws -> WaitingRegistration {
        try WaitingRegistration(
            name: #require(AccountName(name)), email: #require(EmailAddress(email ?? "\(name)@example.org")),
            passwordHash: "hash of \(name)", browser: digest(browser ?? "browser of \(name)"),
            expiresAt: now.advanced(bySeconds: WaitingRegistration.lifetime))
    }

    private func add(
        _ registration: WaitingRegistration, link: String? = nil, replacing former: String? = nil, in store: Store,
        at time: Timestamp = now
    ) throws {
        try store.registrations.add(
            registration, link: digest(link ?? "link of \(registration.name.text)"), replacing: former.map(digest),
            mail: mail(to: registration.email, link ?? registration.name.text), now: time)
    }

    private func mail(to email: EmailAddress, _ id: String) -> OutgoingMail {
        OutgoingMail(
            messageID: "\(id)@blog.example", kind: "test", recipient: email, subject: "", sealedContent: [1],
            expires: now.advanced(bySeconds: 60))
    }

    @Test func `a registration is found by its link, its browser and its name, and becomes an account`() throws {
        try withBlog { blog throws in
            let registrations = blog.store.registrations
            let ada = try waiting("Ada")
            try add(ada, in: blog.store)
            #expect(try registrations.find(link: digest("link of Ada")) == ada)
            #expect(try registrations.find(browser: digest("browser of Ada"), now: now) == ada)
            #expect(try registrations.find(named: #require(AccountName("aDA")), now: now) == ada)
            let account = try registrations.confirm(digest("link of Ada"), now: now)
            #expect(account.role == .reader && account.name == "Ada")
            #expect(try blog.store.accounts.credentials(for: "ada")?.passwordHash == "hash of Ada")
            #expect(throws: StoreError.linkVoid) { try registrations.confirm(digest("link of Ada"), now: now) }
        }
    }

    @Test func `V2.3.4: of fifty who register one name at once exactly one gets it, and one mail`() throws {
        try withBlog { blog throws in
            let settings = blog.database.settings
            let start = Meeting(of: 50)
            let results = inParallel(count: 50) { worker in
                let registration = try waiting(
                    worker % 2 == 0 ? "ada-lovelace" : "AdaL0velace", "a\(worker)@example.org", browser: "\(worker)")
                let store = Store(Connection(settings))
                start.wait()
                try add(registration, link: "link \(worker)", in: store)
            }
            #expect(results.count { (try? $0.get()) != nil } == 1)
            for case .failure(let error) in results { #expect(error as? StoreError == .nameTaken) }
            #expect(try blog.number("SELECT COUNT(*) FROM registrations") == 1)
            #expect(try blog.number("SELECT COUNT(*) FROM outgoing_mail") == 1)
        }
    }

    @Test func `CVE-2023-37904: of fifty who confirm at once exactly one succeeds, and the others are told`() throws {
        try withBlog { blog throws in
            try add(waiting("ada"), in: blog.store)
            let settings = blog.database.settings
            let start = Meeting(of: 50)
            let results = inParallel(count: 50) { _ in
                let store = Store(Connection(settings))
                start.wait()
                return try store.registrations.confirm(digest("link of ada"), now: now)
            }
            #expect(results.count { (try? $0.get()) != nil } == 1)
            for case .failure(let error) in results { #expect(error as? StoreError == .linkVoid) }
            #expect(try blog.number("SELECT COUNT(*) FROM accounts") == 1)
        }
    }

    @Test func `a browser replaces its own registration, and nobody else's`() throws {
        try withBlog { blog throws in
            try add(waiting("ada"), in: blog.store)
            try add(waiting("ada", browser: "newer"), link: "newer", replacing: "browser of ada", in: blog.store)
            #expect(try blog.store.registrations.find(link: digest("link of ada")) == nil)
            #expect(throws: StoreError.nameTaken) {
                try add(waiting("ada", browser: "other"), link: "other", replacing: "browser of nobody", in: blog.store)
            }
            #expect(throws: StoreError.nameTaken) {
                try add(waiting("a-d-a", browser: "newest"), link: "newest", in: blog.store)
            }
            #expect(try blog.number("SELECT COUNT(*) FROM registrations") == 1)
            try add(waiting("bob", "ada@example.org"), in: blog.store)
            #expect(try blog.number("SELECT COUNT(*) FROM registrations") == 2, "one address may be given twice")
        }
    }

    @Test func `a registration that could not be stored sends no mail, and replaces nothing`() throws {
        try withBlog { blog throws in
            try blog.store.account("bob")
            try add(waiting("ada"), in: blog.store)
            #expect(throws: StoreError.nameTaken) {
                try add(waiting("b-o-b", browser: "newer"), link: "newer", replacing: "browser of ada", in: blog.store)
            }
            #expect(try blog.number("SELECT COUNT(*) FROM registrations WHERE name = 'ada'") == 1)
            #expect(try blog.number("SELECT COUNT(*) FROM outgoing_mail") == 1)
        }
    }

    @Test func `a link works until its end, and a renewed one instead of the former`() throws {
        try withBlog { blog throws in
            let registrations = blog.store.registrations
            let ada = try waiting("ada")
            try add(ada, in: blog.store)
            let browser = ada.browser
            #expect(
                try registrations.renewLink(
                    ofBrowser: browser, as: digest("newer"), mail: mail(to: ada.email, "again"), now: now))
            #expect(throws: StoreError.linkVoid) { try registrations.confirm(digest("link of ada"), now: now) }
            let end = now.advanced(bySeconds: WaitingRegistration.lifetime)
            #expect(throws: StoreError.linkVoid) { try registrations.confirm(digest("newer"), now: end) }
            #expect(
                try !registrations.renewLink(
                    ofBrowser: browser, as: digest("late"), mail: mail(to: ada.email, "late"), now: end))
            #expect(try blog.number("SELECT COUNT(*) FROM outgoing_mail") == 2)
            #expect(try !registrations.nameIsTaken(ada.name, now: end))
            try registrations.removeExpired(now: end)
            #expect(try blog.number("SELECT COUNT(*) FROM registrations") == 0)
        }
    }
}
