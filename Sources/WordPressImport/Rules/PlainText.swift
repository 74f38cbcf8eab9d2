internal import Blog
internal import Markup

/// Texts of WordPress that are HTML in its database but plain here: titles, names of terms and of people.
enum PlainText {
    /// One line without control or invisible characters, with single spaces, cut after `limit` characters at an
    /// ellipsis. Character references are undone once, since WordPress keeps “Arts & Crafts” as `Arts &amp; Crafts`;
    /// tags stay as the text that they are.
    static func line(_ html: String, limit: Int) -> String {
        var line = ""
        var spaceIsDue = false
        for character in CharacterReference.decoded(html) {
            if character.isWhitespace || character.unicodeScalars.contains(where: isControl) {
                spaceIsDue = !line.isEmpty
            } else if String(character).isPlainLine {
                if spaceIsDue { line.append(" ") }
                spaceIsDue = false
                line.append(character)
            } else {
                line.append(contentsOf: visible(character))
            }
        }
        return shortened(line, limit: limit)
    }

    /// Counts code points, as the database does.
    static func shortened(_ text: String, limit: Int) -> String {
        guard text.unicodeScalars.count > limit else { return text }
        var short = ""
        var count = 0
        for character in text {
            count += character.unicodeScalars.count
            guard count < limit else { break }
            short.append(character)
        }
        return short.trimmed + "…"
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    /// What is left of a character when its invisible parts are gone.
    private static func visible(_ character: Character) -> String {
        var text = ""
        for scalar in character.unicodeScalars where String(scalar).isPlainLine { text.unicodeScalars.append(scalar) }
        return text
    }
}
