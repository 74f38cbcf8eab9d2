import Blog
import BlogStore
import MariaDB
import TestDatabase
import Testing

@Suite struct PasskeyStoreTests {
    @Test func `a passkey is kept as it was added, and found by the digest of its id`() throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada")
            let id = try blog.add("laptop", to: ada)
            let owned = try #require(try blog.store.passkeys.find(credential: digest("laptop")))
            #expect(owned.account == ada && !owned.isSuspended)
            #expect(owned.passkey == passkey("laptop", id: id))
            #expect(try blog.store.passkeys.all(of: ada.id) == [owned.passkey])
            #expect(try blog.store.passkeys.find(credential: digest("phone")) == nil)
            try blog.connection.execute("UPDATE accounts SET suspended_at = \(.dateTime(now.microseconds))")
            #expect(try blog.store.passkeys.find(credential: digest("laptop"))?.isSuspended == true)
            try blog.connection.execute("UPDATE accounts SET closed_at = \(.dateTime(now.microseconds))")
            #expect(try blog.store.passkeys.find(credential: digest("laptop")) == nil)
        }
    }

    @Test func `a credential is added once, for whomever`() throws {
        try withBlog { blog throws in
            let (ada, bob) = (try blog.store.account("ada"), try blog.store.account("bob"))
            try blog.add("laptop", to: ada)
            let again = try blog.store.passkeys.add(
                passkey("laptop"), digest: digest("laptop"), to: bob.id, answering: challenge("2"), now: now)
            #expect(again == .known)
        }
    }

    @Test func `one account has so many passkeys and no more, even when all are added at once`() throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada")
            let settings = blog.database.settings
            let additions = inParallel(count: 8) { worker in
                let store = Store(Connection(settings))
                return try (0..<5).map { number in
                    let name = "key \(worker) \(number)"
                    return try store.passkeys.add(
                        passkey(name), digest: digest(name), to: ada.id, answering: challenge(name), now: now)
                }
            }
            let all = try additions.flatMap { try $0.get() }
            #expect(all.count { $0 == .tooMany } == 40 - Passkey.limit)
            #expect(try blog.number("SELECT COUNT(*) FROM passkeys") == Passkey.limit)
        }
    }

    @Test func `a counter goes up only, and one that stands at zero may stay there`() throws {
        try withBlog { blog throws in
            let id = try blog.add("laptop", to: blog.store.account("ada"))
            func use(_ count: UInt32, _ name: String) throws -> PasskeyStore.Use {
                try blog.store.passkeys.use(id, signCount: count, answering: challenge(name), now: now)
            }
            #expect(try use(0, "a") == .accepted)
            #expect(try use(0, "b") == .accepted)
            #expect(try use(5, "c") == .accepted)
            #expect(try use(5, "d") == .counterRolledBack(stored: 5))
            #expect(try use(0, "e") == .counterRolledBack(stored: 5))
            #expect(try use(.max, "f") == .accepted)
            #expect(try use(.max, "g") == .counterRolledBack(stored: .max))
            #expect(try blog.store.passkeys.find(credential: digest("laptop"))?.passkey.lastUsedAt == now)
        }
    }

    @Test func `of many with the same count at once, one is accepted`() throws {
        try withBlog { blog throws in
            let id = try blog.add("laptop", to: blog.store.account("ada"))
            let settings = blog.database.settings
            let uses = inParallel(count: 20) { worker in
                try Store(Connection(settings)).passkeys.use(
                    id, signCount: 7, answering: challenge("\(worker)"), now: now)
            }
            #expect(try uses.count { try $0.get() == .accepted } == 1)
        }
    }

    @Test func `of many answers to one challenge at once, one is accepted`() throws {
        try withBlog { blog throws in
            let id = try blog.add("laptop", to: blog.store.account("ada"))
            let settings = blog.database.settings
            let uses = inParallel(count: 20) { _ in
                try Store(Connection(settings)).passkeys.use(id, signCount: 0, answering: challenge("one"), now: now)
            }
            #expect(try uses.count { try $0.get() == .accepted } == 1)
            #expect(try uses.count { try $0.get() == .challengeAnsweredBefore } == 19)
        }
    }

    @Test func `challenges that are too old are refused and swept`() throws {
        try withBlog { blog throws in
            let id = try blog.add("laptop", to: blog.store.account("ada"))
            let late = now.advanced(bySeconds: 300)
            #expect(
                try blog.store.passkeys.use(id, signCount: 1, answering: challenge("a"), now: late)
                    == .challengeAnsweredBefore)
            let next = PasskeyStore.Challenge(digest: digest("b"), expires: late.advanced(bySeconds: 300))
            #expect(
                try blog.store.passkeys.use(id, signCount: 1, answering: next, now: late.advanced(bySeconds: 1))
                    == .accepted)
            try blog.store.passkeys.removeOldChallenges(now: late.advanced(bySeconds: 1))
            #expect(try blog.number("SELECT COUNT(*) FROM used_challenges") == 1)
        }
    }

    @Test func `the last second factor is kept where that is asked, even when all are removed at once`() throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada")
            let ids = try (0..<6).map { try blog.add("key \($0)", to: ada) }
            let settings = blog.database.settings
            let removals = inParallel(count: 6) { worker in
                try Store(Connection(settings)).passkeys.remove(ids[worker], of: ada.id, keepingASecondFactor: true)
            }
            #expect(try removals.count { try $0.get() == .removed } == 5)
            #expect(try removals.count { try $0.get() == .isLast } == 1)
            let last = try #require(try blog.store.passkeys.all(of: ada.id).first?.id)
            try blog.connection.execute(
                """
                INSERT INTO authenticators (account_id, sealed_secret, confirmed_at)
                VALUES (\(ada.id), 'x', \(.dateTime(now.microseconds)))
                """)
            #expect(try blog.store.passkeys.remove(last, of: ada.id, keepingASecondFactor: true) == .removed)
            #expect(try blog.store.passkeys.remove(last, of: ada.id, keepingASecondFactor: true) == .gone)
        }
    }

    @Test func `recovery codes go with the last second factor`() throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada")
            let ids = [try blog.add("laptop", to: ada), try blog.add("phone", to: ada)]
            try blog.connection.execute(
                """
                INSERT INTO recovery_codes (account_id, code_digest, created_at)
                VALUES (\(ada.id), REPEAT('a', 32), \(.dateTime(now.microseconds)))
                """)
            for (id, codes) in zip(ids, [1, 0]) {
                #expect(try blog.store.passkeys.remove(id, of: ada.id, keepingASecondFactor: false) == .removed)
                #expect(try blog.number("SELECT COUNT(*) FROM recovery_codes") == codes)
            }
        }
    }

    @Test func `only its owner renames and removes a passkey`() throws {
        try withBlog { blog throws in
            let (ada, bob) = (try blog.store.account("ada"), try blog.store.account("bob"))
            let id = try blog.add("laptop", to: ada)
            let name = try #require(PasskeyName("Mine"))
            #expect(try !blog.store.passkeys.rename(id, of: bob.id, to: name))
            #expect(try blog.store.passkeys.remove(id, of: bob.id, keepingASecondFactor: false) == .gone)
            // The same name again is no other answer.
            for _ in 0..<2 { #expect(try blog.store.passkeys.rename(id, of: ada.id, to: name)) }
            #expect(try blog.store.passkeys.find(id, of: ada.id)?.name == name)
        }
    }
}

private func passkey(_ name: String, id: UInt64 = 0) -> Passkey {
    Passkey(
        id: id, credentialID: Array(name.utf8), algorithm: -7, publicKey: [1, 2, 3], signCount: 0,
        name: PasskeyName(stored: name), createdAt: now, lastUsedAt: nil)
}

private func challenge(_ name: String) -> PasskeyStore.Challenge {
    PasskeyStore.Challenge(digest: digest("challenge " + name), expires: now.advanced(bySeconds: 300))
}

extension TestBlog {
    @discardableResult
    fileprivate func add(_ name: String, to account: Account) throws -> UInt64 {
        let addition = try store.passkeys.add(
            passkey(name), digest: digest(name), to: account.id, answering: challenge("adding " + name), now: now)
        guard case .added(let id) = addition else { throw StoreError.gone }
        return id
    }
}
