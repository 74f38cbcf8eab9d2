import Testing

@testable import Sodium

@Suite struct TokenTests {
    @Test func `a token survives being written and read`() throws {
        let token = try Token()
        #expect(token.text.utf8.count == 43)
        #expect(Token(token.text) == token)
        #expect(Token(token.text)?.digest == token.digest)
    }

    @Test(arguments: [
        "", "a", String(repeating: "A", count: 42), String(repeating: "A", count: 44), "ä",
        String(repeating: "=", count: 43),
    ])
    func `anything else is no token`(_ text: String) {
        #expect(Token(text) == nil)
    }

    @Test func `tokens do not repeat`() throws {
        var seen: Set<String> = []
        for _ in 0..<10_000 { seen.insert(try Token().text) }
        #expect(seen.count == 10_000)
    }

    @Test func `what is derived depends on the secret and on the purpose`() throws {
        let token = try Token()
        #expect(token.derived(for: "form") == token.derived(for: "form"))
        #expect(token.derived(for: "form") != token.derived(for: "mail"))
        #expect(try token.derived(for: "form") != Token().derived(for: "form"))
        #expect(token.derived(for: "form") != token)
    }

    @Test func `a digest is that of FIPS 180-4`() {
        let digest = Digest.hexadecimal(Digest.sha256(Array("abc".utf8)))
        #expect(digest == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test func `the digest of parts tells where one ends`() {
        #expect(Digest.sha256(of: ["ab", "c"]) != Digest.sha256(of: ["a", "bc"]))
        #expect(Digest.sha256(of: ["ab"]) != Digest.sha256(of: ["ab", ""]))
    }
}

@Suite struct ComparisonTests {
    @Test func `secrets are equal when all of their bytes are`() {
        #expect(ConstantTime.equal("123456".utf8, "123456".utf8))
        #expect(ConstantTime.equal([], []))
        for other in ["123457", "023456", "12345", "1234567", ""] {
            #expect(!ConstantTime.equal("123456".utf8, other.utf8), "\(other)")
        }
    }
}
