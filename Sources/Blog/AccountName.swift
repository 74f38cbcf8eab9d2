/// The name by which a person logs in and is linked to: 2 to 40 of `a` to `z`, `A` to `Z`, `0` to `9`, `.`, `-` and
/// `_`, beginning with a letter or digit. Two names that differ in case alone are the same name.
package struct AccountName: Hashable, Sendable {
    package static let limit = 40

    package let text: String

    package init?(_ text: String) {
        guard (2...Self.limit).contains(text.utf8.count), let first = text.utf8.first, Self.isAlphanumeric(first),
            text.utf8.allSatisfy({ Self.isAlphanumeric($0) || ".-_".utf8.contains($0) })
        else { return nil }
        self.text = text
    }

    /// What is unique among accounts.
    package var key: String { text.lowercased() }

    /// Equal for names that a reader would take for each other: small and capital letters, `0` and `o`, `1`, `i` and
    /// `l`, `rn` and `m`, with and without dots and hyphens.
    package var lookKey: String {
        var letters = ""
        for letter in key {
            switch letter {
            case "0": letters.append("o")
            case "1", "i": letters.append("l")
            case ".", "-", "_": continue
            case "n" where letters.last == "r":
                letters.removeLast()
                letters.append("m")
            default: letters.append(letter)
            }
        }
        return letters
    }

    /// Names that would pass for the site itself.
    package var isReserved: Bool {
        ["admin", "administrator", "moderator", "root", "system", "martlet", "support", "staff", "me", "you"]
            .contains(key)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
