/// What names look like to a reader who does not look closely.
package enum Confusables {
    /// Equal for names that would be taken for each other: case, style, spaces, punctuation and invisible characters do
    /// not count, and letters of all scripts that look alike are one (Unicode Technical Standard 39, section 4). It is
    /// for comparing, not for showing.
    /// - Throws: when libicu has no memory.
    package static func key(_ name: String) throws(ConfusablesError) -> String {
        let skeleton = try ICU.skeleton(ICU.folded(name))
        let key = plainKey(skeleton)
        return key.isEmpty ? skeleton : key
    }

    /// ``key(_:)`` of ASCII letters and digits, spaces, dots, hyphens and underscores, without asking libicu.
    package static func plainKey(_ name: String) -> String {
        var key = String.UnicodeScalarView()
        for scalar in name.lowercased().unicodeScalars where !isSeparator(scalar) {
            switch scalar {
            case "0": key.append("o")
            // "I" and "l" are one in many typefaces, so that the small "i" has to go with them.
            case "1", "i", "|": key.append("l")
            case "2": key.append("z")
            case "5": key.append("s")
            case "8": key.append("b")
            case "m": key.append(contentsOf: "rn".unicodeScalars)
            case "w": key.append(contentsOf: "vv".unicodeScalars)
            default: key.append(scalar)
            }
        }
        return String(key)
    }

    /// The one spelling of texts that are the same by Unicode's rules (Normalization Form C, Standard Annex 15), such as
    /// "é" in one code point and in two. Should libicu have no memory for it, the text as it is; that it has its tables
    /// is what ``requireTables()`` made sure of.
    package static func composed(_ text: String) -> String {
        text.utf8.allSatisfy { $0 < 0x80 } ? text : (try? ICU.composed(text)) ?? text
    }

    /// To be called before a program counts on what is here.
    /// - Throws: ``ConfusablesError`` where the tables of libicu are not installed, or are of another version.
    package static func requireTables() throws(ConfusablesError) {
        guard try ICU.composed("e\u{301}").unicodeScalars.count == 1 else {
            throw ConfusablesError(description: "libicu does not know its own tables")
        }
        _ = try key("é")
    }

    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .dashPunctuation, .connectorPunctuation, .otherPunctuation, .openPunctuation, .closePunctuation,
            .initialPunctuation, .finalPunctuation, .spaceSeparator:
            true
        default: scalar.properties.isWhitespace
        }
    }
}
