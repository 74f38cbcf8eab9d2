import CSodium
import Glibc
import Testing

@testable import Sodium

@Suite struct PasswordHashTests {
    @Test func `a hash is Argon2id and takes its own password alone`() throws {
        let hash = try PasswordHash(of: "correct horse", cost: .least)
        #expect(hash.encoded.hasPrefix("$argon2id$v=19$"))
        #expect(try hash.matches("correct horse"))
        #expect(try !hash.matches("correct horsf"))
        #expect(try !hash.matches(""))
        #expect(try PasswordHash(of: "correct horse", cost: .least).encoded != hash.encoded)
    }

    @Test func `no password is cut: the last of many characters counts`() throws {
        let long = String(repeating: "x", count: 999)
        let hash = try PasswordHash(of: long + "a", cost: .least)
        #expect(try hash.matches(long + "a"))
        #expect(try !hash.matches(long + "b"))
        #expect(try !hash.matches(long))
    }

    @Test func `CVE-2014-9034: a password of a megabyte costs no hash`() throws {
        let hash = try PasswordHash(of: "short", cost: .least)
        #expect(try !hash.matches(String(repeating: "x", count: 1_000_000)))
    }

    @Test func `the standard cost is what the policy names`() throws {
        let hash = try PasswordHash(of: "password", cost: .standard)
        #expect(hash.encoded.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(hash.needsRehash(at: .least))
        #expect(!hash.needsRehash(at: .standard))
    }

    @Test(arguments: [
        "", "$argon2id$", "$argon2id$v=19$m=8,t=1,p=1$$", "plain", "$2y$10$abcdefghijklmnopqrstuv",
        "$argon2i$v=19$m=8,t=3,p=1$c2FsdHNhbHRzYWx0c2FsdA$Ck6GZQqHwIYMRJYKwAIkk4Ea/fR9zTJdWeFKdBXoHvc",
        "$argon2id$v=19$m=8,t=1,p=2$c2FsdHNhbHRzYWx0c2FsdA$Ck6GZQqHwIYMRJYKwAIkk4Ea/fR9zTJdWeFKdBXoHvc",
        "$argon2id$v=19$m=+8,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$Ck6GZQqHwIYMRJYKwAIkk4Ea/fR9zTJdWeFKdBXoHvc",
        "$argon2id$v=19$m=8,t=0,p=1$c2FsdHNhbHRzYWx0c2FsdA$Ck6GZQqHwIYMRJYKwAIkk4Ea/fR9zTJdWeFKdBXoHvc",
        "$argon2id$v=19$m=8,t=1,p=1$c2FsdA$Ck6GZQqHwIYMRJYKwAIkk4Ea/fR9zTJdWeFKdBXoHvc",
        "$argon2id$v=19$m=99999999999999999999,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$Ck6GZQqHwIYMRJYKwAIkk4Ea/fR9zTJdWeFKdBXoHvc",
    ])
    func `a text that is no hash of ours matches nothing`(_ text: String) throws {
        #expect(try !PasswordHash(encoded: text).matches(""))
        #expect(try !PasswordHash(encoded: text).matches(text))
    }

    @Test(arguments: [
        PasswordHash.Cost.least, .standard, PasswordHash.Cost(passes: 3, memoryBytes: 65_536),
        PasswordHash.Cost(passes: 5, memoryBytes: 9_216),
    ])
    func `hashes of every cost are checked with the cost that they carry, as libsodium does`(
        _ cost: PasswordHash.Cost
    ) throws {
        for password in ["correct horse", "", "a\0b", String(repeating: "é", count: 1000)] {
            let hash = try PasswordHash(of: password, cost: cost)
            #expect(try hash.matches(password))
            #expect(LibraryCheck.matches(hash.encoded, password))
            #expect(try !hash.matches(password + "x"))
        }
    }

    @Test func `a NUL ends no password`() throws {
        let hash = try PasswordHash(of: "correct\0horse", cost: .least)
        #expect(try !hash.matches("correct"))
        #expect(try !hash.matches("correct\0hors"))
        #expect(try hash.matches("correct\0horse"))
    }

    /// Under the policy that grants any memory that is asked for, this machine would try to fill four terabytes.
    @Test(.enabled(if: LibraryCheck.memoryIsBounded, "vm.overcommit_memory is 1"))
    func `lack of memory is no wrong password`() throws {
        let hash = try PasswordHash(of: "correct horse", cost: .least)
        let dear = PasswordHash(encoded: hash.encoded.replacing("m=8,", with: "m=4294967295,"))
        #expect(dear.encoded != hash.encoded)
        #expect(throws: SodiumError.self) { try dear.matches("correct horse") }
        #expect(throws: SodiumError.self) {
            try PasswordHash(of: "correct horse", cost: PasswordHash.Cost(passes: 1, memoryBytes: 4_398_046_510_080))
        }
    }
}

/// What libsodium itself says, and what this machine is like.
private enum LibraryCheck {
    static func matches(_ encoded: String, _ password: String) -> Bool {
        let characters = password.utf8.map(CChar.init(bitPattern:))
        return crypto_pwhash_str_verify(encoded, characters, UInt64(characters.count)) == 0
    }

    static let memoryIsBounded: Bool = {
        guard let file = fopen("/proc/sys/vm/overcommit_memory", "r") else { return false }
        defer { fclose(file) }
        return fgetc(file) != Int32(UInt8(ascii: "1"))
    }()
}
