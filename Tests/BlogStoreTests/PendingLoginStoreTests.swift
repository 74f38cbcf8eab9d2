import Blog
import BlogStore
import MariaDB
import TestDatabase
import Testing

@Suite struct PendingLoginStoreTests {
    private let secret = digest("secret")

    private func withPending(_ body: (TestBlog, Account) throws -> Void) throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada")
            try blog.store.pendingLogins.create(
                secret, for: ada.id, stays: true, next: "/admin?status=draft", expires: now.advanced(bySeconds: 600))
            try body(blog, ada)
        }
    }

    @Test func `a pending log-in knows its account and where it was going`() throws {
        try withPending { blog, ada throws in
            let found = try #require(try blog.store.pendingLogins.find(secret, now: now))
            #expect(found.account == ada && found.stays && found.next == "/admin?status=draft")
            #expect(try blog.store.pendingLogins.find(digest("other"), now: now) == nil)
            let plain = digest("plain")
            try blog.store.pendingLogins.create(
                plain, for: ada.id, stays: false, next: nil, expires: now.advanced(bySeconds: 1))
            let second = try #require(try blog.store.pendingLogins.find(plain, now: now))
            #expect(!second.stays && second.next == nil)
        }
    }

    @Test func `it ends with its time, and then nobody can use it`() throws {
        try withPending { blog, _ throws in
            let store = blog.store.pendingLogins
            #expect(try store.find(secret, now: now.advanced(bySeconds: 599)) != nil)
            let late = now.advanced(bySeconds: 600)
            #expect(try store.find(secret, now: late) == nil)
            #expect(try !store.use(secret, now: late))
            try store.removeExpired(now: late)
            #expect(try blog.number("SELECT COUNT(*) FROM pending_logins") == 1)
            try store.removeExpired(now: late.advanced(bySeconds: 1))
            #expect(try blog.number("SELECT COUNT(*) FROM pending_logins") == 0)
        }
    }

    @Test func `CVE-2023-37904: of fifty uses at once, exactly one succeeds`() throws {
        try withPending { blog, _ throws in
            nonisolated(unsafe) let shared = blog
            let secret = secret
            let meeting = Meeting(of: 50)
            let outcomes = inParallel(count: 50) { _ in
                let store = shared.anotherStore()
                _ = try store.pendingLogins.find(secret, now: now)
                meeting.wait()
                return try store.pendingLogins.use(secret, now: now)
            }
            #expect(try outcomes.map { try $0.get() }.count { $0 } == 1)
        }
    }

    @Test(arguments: ["suspended_at", "closed_at"])
    func `CVE-2022-21684: an account that was shut meanwhile goes no further`(_ column: String) throws {
        try withPending { blog, _ throws in
            try blog.connection.run(script: "UPDATE accounts SET \(column) = '2026-09-20 00:00:00';")
            #expect(try blog.store.pendingLogins.find(secret, now: now) == nil)
        }
    }

    @Test func `all of an account end together, and no others`() throws {
        try withPending { blog, ada throws in
            let grace = try blog.store.account("grace").id
            try blog.store.pendingLogins.create(
                digest("grace"), for: grace, stays: false, next: nil, expires: now.advanced(bySeconds: 600))
            try blog.store.pendingLogins.removeAll(of: ada.id)
            #expect(try blog.store.pendingLogins.find(secret, now: now) == nil)
            #expect(try blog.store.pendingLogins.find(digest("grace"), now: now) != nil)
        }
    }
}
