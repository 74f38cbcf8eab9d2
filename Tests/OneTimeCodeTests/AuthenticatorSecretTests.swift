import HTTP
import Testing

@testable import OneTimeCode

@Suite struct AuthenticatorSecretTests {
    /// The secret of RFC 6238, appendix B, for SHA-1.
    private static let known = AuthenticatorSecret(bytes: Array("12345678901234567890".utf8))

    /// RFC 6238, appendix B, has eight digits: a code of six is their end.
    @Test(
        arguments: [
            (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
        ] as [(Int64, String)])
    func `a code is that of RFC 6238`(_ seconds: Int64, _ code: String) throws {
        let secret = try #require(Self.known)
        #expect(try secret.code(at: TimeStep.at(seconds)) == String(code.suffix(6)))
        #expect(try secret.step(of: String(code.suffix(6)), at: seconds) == TimeStep.at(seconds))
    }

    /// RFC 4226, appendix D.
    @Test func `the codes of the first ten steps are those of RFC 4226`() throws {
        let secret = try #require(Self.known)
        let codes = [
            "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489",
        ]
        #expect(try (0..<10).map { try secret.code(at: $0) } == codes)
    }

    @Test func `V6.5.5: a code lives for 30 seconds, and one step before and after it`() throws {
        let secret = try #require(Self.known)
        let now: Int64 = 1_790_000_010
        let step = TimeStep.at(now)
        let taken = try (-3...3).map { try secret.step(of: secret.code(at: step + 3 - UInt64(3 - $0)), at: now) != nil }
        #expect(taken == [false, false, true, true, true, false, false])
        #expect(try secret.step(of: secret.code(at: step - 1), at: now) == step - 1)
        #expect(try secret.step(of: secret.code(at: step + 1), at: now) == step + 1)
        #expect(TimeStep.at(now + 29 - now % 30) == step && TimeStep.at(now + 30 - now % 30) == step + 1)
    }

    @Test(arguments: ["", "0", "75522", "7552240", "755 224", "７55224", "abcdef", "-75522", "75522\0"])
    func `what is not the code is refused, and so is what only resembles it`(_ typed: String) throws {
        #expect(try #require(Self.known).step(of: typed, at: 0) == nil)
    }

    @Test func `a clock before 1970 is no reason to end`() throws {
        #expect(TimeStep.at(-1) == 0)
        #expect(TimeStep.at(.min) == 0)
        #expect(try #require(Self.known).step(of: "000000", at: .min) == nil)
        #expect(try #require(Self.known).step(of: "000000", at: .max) == nil)
    }

    @Test func `V6.5.3: secrets are of 160 random bits and do not repeat`() throws {
        let secrets = try (0..<1000).map { _ in try AuthenticatorSecret().bytes }
        #expect(secrets.allSatisfy { $0.count == 20 })
        #expect(Set(secrets).count == 1000)
        // Each bit of each is as often set as not, within six standard deviations.
        for bit in 0..<160 {
            let count = secrets.count { $0[bit / 8] >> (bit % 8) & 1 == 1 }
            #expect((405...595).contains(count), "bit \(bit): \(count)")
        }
        #expect(AuthenticatorSecret(bytes: []) == nil)
        #expect(AuthenticatorSecret(bytes: Array(repeating: 1, count: 21)) == nil)
    }

    @Test func `the secret is typed in groups of four letters`() throws {
        let secret = try #require(Self.known)
        #expect(secret.base32 == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
        #expect(secret.grouped == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ")
    }

    /// RFC 4648, section 10, without the padding.
    @Test(arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
        ("foobar", "MZXW6YTBOI"),
    ])
    func `Base32 is that of RFC 4648`(_ text: String, _ encoded: String) {
        #expect(Base32.encode(Array(text.utf8)) == encoded)
    }

    @Test func `the address names site and account, whatever is in their names`() throws {
        let secret = try #require(Self.known)
        #expect(
            secret.address(issuer: "Ada's Blog", account: "ada")
                == "otpauth://totp/Ada%27s%20Blog:ada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Ada%27s%20Blog")
        let hostile = secret.address(issuer: "a:b&secret=AAAA#?/ä\n", account: "\"><x>&issuer=y")
        #expect(hostile.hasPrefix("otpauth://totp/a%3Ab%26secret%3DAAAA%23%3F%2F%C3%A4%0A:%22%3E%3Cx%3E%26issuer%3Dy?"))
        #expect(hostile.ranges(of: "secret=").count == 1 && hostile.ranges(of: "issuer=").count == 1)
    }
}
