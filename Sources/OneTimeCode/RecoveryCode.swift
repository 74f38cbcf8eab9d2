package import Sodium

/// A code for the day on which the second factor is lost: 120 random bits as six groups of four, to be printed or kept
/// in a password manager.
///
/// So many bits that a plain digest of it may be kept: OWASP ASVS 5.0, V6.5.2, asks for a password hash below 112.
package struct RecoveryCode: Sendable, Equatable {
    /// How many a person has at once.
    package static let count = 10
    private static let length = 24
    /// Crockford's Base32: no letter that could be taken for a digit, and no U.
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    /// Without the hyphens.
    private let letters: String

    /// - Throws: when libsodium finds no source of random numbers.
    package init() throws(SodiumError) {
        letters = Base32.encode(try RandomBytes.make(15), alphabet: Self.alphabet)
    }

    /// Reads what somebody typed: in either case, with or without hyphens and blanks, and with an O for 0, an I or L
    /// for 1. `nil` for what cannot be a code.
    package init?(_ typed: String) {
        var letters: [UInt8] = []
        for character in typed.lowercased().utf8 {
            switch character {
            case UInt8(ascii: "-"), UInt8(ascii: " "): continue
            case UInt8(ascii: "o"): letters.append(UInt8(ascii: "0"))
            case UInt8(ascii: "i"), UInt8(ascii: "l"): letters.append(UInt8(ascii: "1"))
            case let letter where Self.alphabet.contains(letter): letters.append(letter)
            default: return nil
            }
            guard letters.count <= Self.length else { return nil }
        }
        guard letters.count == Self.length else { return nil }
        self.letters = String(decoding: letters, as: UTF8.self)
    }

    /// As it is shown.
    package var text: String { letters.grouped(by: 4, separator: "-") }

    /// What is kept of it: SHA-256, bound to its account, so that the row of one is worth nothing to another.
    package func digest(for account: UInt64) -> [UInt8] {
        Digest.sha256(of: ["recovery code", "\(account)", letters])
    }
}
