import Blog
import BlogStore
import MariaDB
import Testing

@Suite struct SessionStoreTests {
    private let secret = digest("secret")

    @Test func `a session is its account as that stands now`() throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada")
            try blog.store.sessions.create(secret, for: ada.id, idleLimit: 100, lifetime: 1000, now: now)
            #expect(try blog.store.sessions.viewer(secret, now: now)?.account == ada)
            #expect(try blog.store.sessions.viewer(digest("other"), now: now)?.account == nil)
            try blog.connection.execute("UPDATE accounts SET role = 'editor'")
            #expect(try blog.store.sessions.viewer(secret, now: now)?.account?.role == .editor)
        }
    }

    @Test(arguments: [(0, true), (99, true), (100, false), (101, false)])
    func `a session that is not used ends at its idle limit`(seconds: Int, isAlive: Bool) throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada")
            try blog.store.sessions.create(secret, for: ada.id, idleLimit: 100, lifetime: 100_000, now: now)
            let later = now.advanced(bySeconds: seconds)
            #expect(try (blog.store.sessions.viewer(secret, now: later)?.account != nil) == isAlive)
        }
    }

    @Test func `use keeps a session alive, but not beyond its end`() throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada")
            try blog.store.sessions.create(secret, for: ada.id, idleLimit: 1000, lifetime: 5000, now: now)
            for seconds in stride(from: 900, to: 5000, by: 900) {
                #expect(try blog.store.sessions.viewer(secret, now: now.advanced(bySeconds: seconds))?.account == ada)
            }
            #expect(try blog.store.sessions.viewer(secret, now: now.advanced(bySeconds: 4999))?.account == ada)
            #expect(try blog.store.sessions.viewer(secret, now: now.advanced(bySeconds: 5000))?.account == nil)
        }
    }

    @Test func `use is written down once in five minutes`() throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada")
            try blog.store.sessions.create(secret, for: ada.id, idleLimit: 10_000, lifetime: 100_000, now: now)
            let before = blog.connection.statementCount
            for seconds in 0..<300 {
                _ = try blog.store.sessions.viewer(secret, now: now.advanced(bySeconds: seconds))?.account
            }
            #expect(blog.connection.statementCount - before == 300)
            _ = try blog.store.sessions.viewer(secret, now: now.advanced(bySeconds: 300))?.account
            #expect(blog.connection.statementCount - before == 302)
        }
    }

    @Test func `a session that was ended is nobody's, and the others of the account remain`() throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada")
            for digest in [secret, digest("other")] {
                try blog.store.sessions.create(digest, for: ada.id, idleLimit: 100, lifetime: 1000, now: now)
            }
            try blog.store.sessions.end(secret)
            try blog.store.sessions.end(secret)
            #expect(try blog.store.sessions.viewer(secret, now: now)?.account == nil)
            #expect(try blog.store.sessions.viewer(digest("other"), now: now)?.account == ada)
        }
    }

    @Test func `only what nobody can use any more is removed`() throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada")
            for (name, lifetime) in [("past", 10), ("now", 20), ("future", 30)] {
                try blog.store.sessions.create(
                    digest(name), for: ada.id, idleLimit: 1000, lifetime: lifetime, now: now)
            }
            try blog.store.sessions.removeExpired(now: now.advanced(bySeconds: 20))
            #expect(try blog.number("SELECT COUNT(*) FROM sessions") == 2)
            #expect(try blog.store.sessions.viewer(digest("future"), now: now.advanced(bySeconds: 20))?.account == ada)
        }
    }

    @Test func `a session ends with its account`() throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada")
            try blog.store.sessions.create(secret, for: ada.id, idleLimit: 100, lifetime: 1000, now: now)
            try blog.connection.execute("DELETE FROM accounts")
            #expect(try blog.store.sessions.viewer(secret, now: now)?.account == nil)
            #expect(try blog.number("SELECT COUNT(*) FROM sessions") == 0)
        }
    }
}
