import Testing

@testable import Sodium

@Suite struct PasswordHashTests {
    @Test func `a hash is Argon2id and takes its own password alone`() throws {
        let hash = try PasswordHash(of: "correct horse", cost: .least)
        #expect(hash.encoded.hasPrefix("$argon2id$v=19$"))
        #expect(hash.matches("correct horse"))
        #expect(!hash.matches("correct horsf"))
        #expect(!hash.matches(""))
        #expect(try PasswordHash(of: "correct horse", cost: .least).encoded != hash.encoded)
    }

    @Test func `no password is cut: the last of many characters counts`() throws {
        let long = String(repeating: "x", count: 999)
        let hash = try PasswordHash(of: long + "a", cost: .least)
        #expect(hash.matches(long + "a"))
        #expect(!hash.matches(long + "b"))
        #expect(!hash.matches(long))
    }

    @Test func `CVE-2014-9034: a password of a megabyte costs no hash`() throws {
        let hash = try PasswordHash(of: "short", cost: .least)
        #expect(!hash.matches(String(repeating: "x", count: 1_000_000)))
    }

    @Test func `the standard cost is what the policy names`() throws {
        let hash = try PasswordHash(of: "password", cost: .standard)
        #expect(hash.encoded.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(hash.needsRehash(at: .least))
        #expect(!hash.needsRehash(at: .standard))
    }

    @Test func `a text that is no hash matches nothing`() {
        #expect(!PasswordHash(encoded: "").matches(""))
        #expect(!PasswordHash(encoded: "$argon2id$").matches("a"))
    }
}
