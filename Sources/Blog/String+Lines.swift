extension String {
    /// Without white space at either end.
    package var trimmed: String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }

    /// Whether there is anything to be seen in it: more than white space, joiners and fillers.
    package var hasVisibleCharacter: Bool {
        unicodeScalars.contains { scalar in
            let properties = scalar.properties
            return !properties.isWhitespace && !properties.isDefaultIgnorableCodePoint && scalar != "\u{2800}"
                && properties.generalCategory != .control
        }
    }

    /// No control characters, no line or paragraph separators, and none of the invisible characters that change the
    /// direction of text or hide in it, with which one name can be made to look like another.
    package var isPlainLine: Bool {
        unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: false
            // Zero-width joiners belong to emoji and to several scripts.
            case .format: scalar.value == 0x200C || scalar.value == 0x200D
            default: true
            }
        }
    }
}
