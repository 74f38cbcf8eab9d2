import Blog
import BlogStore
import MariaDB
import TestDatabase
import Testing

@Suite struct RecoveryCodeStoreTests {
    private let codes = (0..<10).map { digest("code \($0)") }

    @Test func `V6.5.1: a code dies with its use, and the others stay`() throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada").id
            let store = blog.store.recoveryCodes
            #expect(try store.count(of: ada) == 0)
            try store.replace(with: codes, of: ada, now: now)
            #expect(try store.count(of: ada) == 10)
            #expect(try store.use(codes[3], of: ada))
            #expect(try !store.use(codes[3], of: ada))
            #expect(try !store.use(digest("no code"), of: ada))
            #expect(try store.count(of: ada) == 9)
            for code in codes where code != codes[3] { #expect(try store.use(code, of: ada)) }
            #expect(try store.count(of: ada) == 0)
        }
    }

    @Test func `new codes take the place of the old, and touch nobody else's`() throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada").id
            let grace = try blog.store.account("grace").id
            let store = blog.store.recoveryCodes
            try store.replace(with: codes, of: ada, now: now)
            try store.replace(with: codes, of: grace, now: now)
            let newer = (0..<10).map { digest("newer \($0)") }
            try store.replace(with: newer, of: ada, now: now)
            for code in codes { #expect(try !store.use(code, of: ada)) }
            #expect(try store.use(newer[0], of: ada))
            #expect(try store.count(of: grace) == 10)
            try store.removeAll(of: ada)
            #expect(try store.count(of: ada) == 0)
            #expect(try store.count(of: grace) == 10)
        }
    }

    @Test func `CVE-2023-37904: of fifty uses of one code at once, exactly one succeeds`() throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada").id
            try blog.store.recoveryCodes.replace(with: codes, of: ada, now: now)
            nonisolated(unsafe) let shared = blog
            let code = codes[0]
            let meeting = Meeting(of: 50)
            let outcomes = inParallel(count: 50) { _ in
                let store = shared.anotherStore()
                _ = try store.recoveryCodes.count(of: ada)
                meeting.wait()
                return try store.recoveryCodes.use(code, of: ada)
            }
            #expect(try outcomes.map { try $0.get() }.count { $0 } == 1)
            #expect(try blog.store.recoveryCodes.count(of: ada) == 9)
        }
    }

    @Test func `codes that fail to be stored leave the old ones`() throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada").id
            let store = blog.store.recoveryCodes
            try store.replace(with: codes, of: ada, now: now)
            #expect(throws: (any Error).self) {
                try store.replace(with: [digest("twice"), digest("twice")], of: ada, now: now)
            }
            #expect(try store.count(of: ada) == 10)
            #expect(try store.use(codes[0], of: ada))
        }
    }
}
