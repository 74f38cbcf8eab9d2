/// An e-mail address, as far as its form tells: one `@`, a local part of at most 64 bytes and a domain with a dot or
/// `localhost`, no white space, control or invisible characters, at most 254 bytes (RFC 5321, section 4.5.3.1).
package struct EmailAddress: Hashable, Sendable {
    package static let limit = 254

    /// The beginning of what is said about a text that is none.
    package static let advice = "Enter an e-mail address like name@example.org"

    package let text: String

    package init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= Self.limit, (1...64).contains(parts[0].utf8.count),
            Self.isDomain(parts[1]), text.isPlainLine,
            text.unicodeScalars.allSatisfy({
                $0.value > 0x20 && !$0.properties.isDefaultIgnorableCodePoint
                    && !",;:<>()[]\\\"".unicodeScalars.contains($0)
            })
        else { return nil }
        self.text = text
    }

    /// What is unique among accounts: addresses that differ in case alone reach the same person nearly everywhere.
    package var key: String { text.lowercased() }

    private static func isDomain(_ domain: Substring) -> Bool {
        let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
        return (labels.count > 1 || domain == "localhost")
            && labels.allSatisfy { !$0.isEmpty && !$0.hasPrefix("-") && !$0.hasSuffix("-") }
    }
}
