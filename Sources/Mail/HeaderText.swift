/// A text for one field of a mail's header. Whatever could end the field's line or begin another is a blank in it, so
/// that no text, wherever it comes from, can add a field or a recipient.
package struct HeaderText: Hashable, Sendable {
    package let text: String

    package init(_ text: String) {
        var line = ""
        line.unicodeScalars.append(contentsOf: text.unicodeScalars.map { Self.endsLine($0) ? " " : $0 })
        self.text = line
    }

    private static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    /// The text of a subject as words between which a line may be folded (RFC 5322, section 3.2.5).
    var unstructured: [String] {
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        // Readers take `=?` for the beginning of an encoded word, and the blanks of a fold of many for its end.
        let isPlain = text.isPrintableASCII && !text.contains("=?")
        return isPlain && words.allSatisfy { (1...60).contains($0.utf8.count) } ? words : encodedWords
    }

    /// The text as somebody's name before an address (RFC 5322, section 3.2.5: phrase).
    var phrase: [String] {
        guard text.isPrintableASCII, !text.contains("=?"), text.utf8.count <= 60 else { return encodedWords }
        return ["\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""]
    }

    /// RFC 2047: each word decodes by itself into whole characters, and fits into a line of 76 bytes behind
    /// the name of its field (section 2).
    private var encodedWords: [String] {
        var words: [String] = []
        var bytes: [UInt8] = []
        func flush() {
            if !bytes.isEmpty { words.append("=?utf-8?B?\(Base64.encoded(bytes))?=") }
            bytes = []
        }
        for scalar in text.unicodeScalars {
            let encoded = UTF8.encode(scalar).map(Array.init) ?? []
            if bytes.count + encoded.count > 39 { flush() }
            bytes += encoded
        }
        flush()
        return words
    }
}

extension String {
    var isPrintableASCII: Bool { utf8.allSatisfy { (0x20...0x7E).contains($0) } }
}
