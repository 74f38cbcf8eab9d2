import Blog
import BlogStore
import MariaDB
import TestDatabase
import Testing

@Suite struct AuthenticatorStoreTests {
    private let sealed = [UInt8](repeating: 7, count: 60)

    @Test func `an authenticator is found as it was kept, and a new one takes its place`() throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada").id
            let grace = try blog.store.account("grace").id
            let store = blog.store.authenticators
            #expect(try store.find(of: ada) == nil)
            try store.set(sealed, step: 100, for: ada, now: now)
            #expect(try store.find(of: ada)?.sealedSecret == sealed)
            #expect(try store.find(of: ada)?.confirmedAt == now)
            #expect(try store.find(of: grace) == nil)
            try store.set([1, 2, 3], step: 50, for: ada, now: now.advanced(bySeconds: 9))
            #expect(try store.find(of: ada)?.sealedSecret == [1, 2, 3])
            #expect(try store.use(step: 51, of: ada), "its steps are counted anew")
            #expect(try blog.number("SELECT COUNT(*) FROM authenticators") == 1)
            #expect(try store.remove(of: ada))
            #expect(try !store.remove(of: ada))
            #expect(try store.find(of: ada) == nil)
        }
    }

    @Test func `V6.5.1: a step is used once, and with it all before`() throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada").id
            let store = blog.store.authenticators
            try store.set(sealed, step: 100, for: ada, now: now)
            #expect(try !store.use(step: 100, of: ada), "the code that confirmed it")
            #expect(try !store.use(step: 99, of: ada))
            #expect(try store.use(step: 102, of: ada))
            #expect(try !store.use(step: 102, of: ada))
            #expect(try !store.use(step: 101, of: ada))
            #expect(try store.use(step: 103, of: ada))
            #expect(try !store.use(step: 104, of: blog.store.account("grace").id))
        }
    }

    @Test func `CVE-2023-37904: of fifty uses of one step at once, exactly one succeeds`() throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada").id
            try blog.store.authenticators.set(sealed, step: 100, for: ada, now: now)
            nonisolated(unsafe) let shared = blog
            let meeting = Meeting(of: 50)
            let outcomes = inParallel(count: 50) { _ in
                let store = shared.anotherStore()
                _ = try store.authenticators.find(of: ada)
                meeting.wait()
                return try store.authenticators.use(step: 101, of: ada)
            }
            #expect(try outcomes.map { try $0.get() }.count { $0 } == 1)
        }
    }

    @Test func `one whose first code was never entered is asked of nobody`() throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada").id
            try blog.connection.execute(
                "INSERT INTO authenticators (account_id, sealed_secret) VALUES (\(ada), \(sealed))")
            #expect(try blog.store.authenticators.find(of: ada) == nil)
            #expect(try !blog.store.authenticators.use(step: 5, of: ada))
        }
    }
}
