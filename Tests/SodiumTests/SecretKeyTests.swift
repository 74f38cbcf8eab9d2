import Testing

@testable import Sodium

@Suite struct SecretKeyTests {
    @Test func `what is sealed is opened with the same key and purpose, and with nothing else`() throws {
        let key = try SecretKey()
        let text = Array("a secret".utf8)
        let sealed = try key.seal(text, for: "authenticator 1")
        #expect(key.open(sealed, for: "authenticator 1") == text)
        #expect(key.open(sealed, for: "authenticator 2") == nil)
        #expect(try SecretKey().open(sealed, for: "authenticator 1") == nil)
        #expect(SecretKey(key.text)?.open(sealed, for: "authenticator 1") == text)
        #expect(try key.seal(text, for: "authenticator 1") != sealed)
    }

    @Test func `each flipped bit is noticed, and so is each missing byte`() throws {
        let key = try SecretKey()
        let sealed = try key.seal(Array("abc".utf8), for: "p")
        for bit in 0..<sealed.count * 8 {
            var changed = sealed
            changed[bit / 8] ^= 1 << (bit % 8)
            #expect(key.open(changed, for: "p") == nil)
        }
        for length in 0..<sealed.count { #expect(key.open(Array(sealed.prefix(length)), for: "p") == nil) }
        #expect(key.open(try key.seal([], for: "p"), for: "p") == [])
    }
}
