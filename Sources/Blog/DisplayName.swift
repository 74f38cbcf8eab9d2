internal import Confusables

/// The name under which a person is shown: 1 to 80 characters in any script, with nothing in it that cannot be seen or
/// that would spill over its line.
package struct DisplayName: Hashable, Sendable {
    /// In code points.
    package static let limit = 80
    /// Accents and vowel signs one above the other, of which no script needs more.
    private static let markLimit = 3

    /// Without white space at its ends, and with one space wherever there was any.
    package let text: String

    /// - Parameters:
    ///   - field: the field in which it was typed.
    ///   - label: what the field is called there.
    package init(
        _ text: String, field: String = "display_name", label: String = "display name"
    ) throws(FieldError) {
        // What looks like a space is one, and several look like one.
        let words = text.split { $0.isWhitespace && !$0.isNewline && $0 != "\t" }
        let line = words.joined(separator: " ")
        guard line.hasVisibleCharacter else { throw FieldError(field, "Enter a \(label).") }
        guard line.unicodeScalars.count <= Self.limit else {
            throw FieldError(field, "Use at most \(Self.limit) characters for a \(label).")
        }
        guard line.isPlainLine, Self.joinersJoin(in: line) else {
            throw FieldError(field, "Leave invisible and control characters out of a \(label).")
        }
        guard !Self.isPiledUp(line) else {
            throw FieldError(field, "Leave out accents that pile up on one letter.")
        }
        self.text = line
    }

    /// What is equal for names that a reader would take for each other, account names included: see
    /// ``AccountName/lookKey``. At most 480 code points, as much as is kept of it.
    /// - Throws: when there is no memory to work it out.
    package static func lookKey(of text: String) throws -> String {
        var key = String.UnicodeScalarView()
        key.append(contentsOf: try Confusables.key(text).unicodeScalars.prefix(480))
        return String(key)
    }

    /// Some invisible characters belong to scripts and to emoji. They stand between two characters, or after one.
    private static func joinersJoin(in line: String) -> Bool {
        var before: Unicode.Scalar?
        for scalar in line.unicodeScalars {
            if scalar.properties.isDefaultIgnorableCodePoint {
                guard [0x200C, 0x200D, 0xFE0E, 0xFE0F].contains(scalar.value), let previous = before,
                    !previous.isASCII || (scalar.value >= 0xFE00 && "0123456789#*".unicodeScalars.contains(previous)),
                    !previous.properties.isDefaultIgnorableCodePoint
                        || (previous.value >= 0xFE00 && scalar.value == 0x200D)
                else { return false }
            }
            before = scalar
        }
        return before?.value != 0x200C && before?.value != 0x200D
    }

    private static func isPiledUp(_ line: String) -> Bool {
        var marks = 0
        for scalar in Confusables.composed(line).unicodeScalars {
            switch scalar.properties.generalCategory {
            // One of these follows a picture and makes it colourful.
            case .nonspacingMark where scalar.properties.isDefaultIgnorableCodePoint: break
            case .nonspacingMark, .enclosingMark: marks += 1
            default: marks = 0
            }
            if marks > markLimit { return true }
        }
        return false
    }
}
