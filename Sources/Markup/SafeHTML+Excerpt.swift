extension SafeHTML {
    /// The text without its markup, on one line, for listings and descriptions. A text of more than `limit` characters
    /// is cut there, at the end of a word unless that is far away (the scripts of East Asia may be cut anywhere), and
    /// an ellipsis is added. Takes time in proportion to `limit`, not to the text's length, unless most of it is markup.
    package func excerpt(limit: Int) -> String {
        guard limit > 0 else { return "" }
        var plain = PlainText(scalars: 8 * min(limit, 1_000_000) + 64)
        plain.read(html)
        let text = plain.text
        guard let end = text.index(text.startIndex, offsetBy: limit, limitedBy: text.endIndex), end < text.endIndex
        else { return text }
        let cut = text[..<Self.wordEnd(in: text, before: end)]
        let last = cut.lastIndex { !($0.isWhitespace || ",;:-–—(".contains($0)) }
        return cut[...(last ?? cut.startIndex)] + "…"
    }

    /// `end`, or the end of the last whole word in the latter half of what stands before it.
    private static func wordEnd(in text: String, before end: String.Index) -> String.Index {
        var index = end
        var back = text.distance(from: text.startIndex, to: end) / 2
        while back > 0, index > text.startIndex {
            let before = text.index(before: index)
            if text[index].isWhitespace || text[index].mayBreakAnywhere || text[before].mayBreakAnywhere {
                return index
            }
            index = before
            back -= 1
        }
        return end
    }
}

/// Reads the text out of HTML that this target wrote: `>` ends every tag, for none stands bare in an attribute.
private struct PlainText {
    private(set) var text = ""
    private let limit: Int
    private var scalars = 0
    private var needsSpace = false

    init(scalars limit: Int) { self.limit = limit }

    mutating func read(_ html: String) {
        var rest = html.unicodeScalars[...]
        while let scalar = rest.popFirst(), scalars < limit {
            switch scalar {
            case "<":
                let tag = rest.prefix { $0 != ">" }
                rest = rest[tag.endIndex...].dropFirst()
                if Self.separates(tag) { needsSpace = true }
            case "&":
                let reference = rest.prefix(40).prefix { $0 != ";" && $0 != "<" && $0 != "&" }
                append(Self.decode(reference) ?? "&")
                if Self.decode(reference) != nil { rest = rest[reference.endIndex...].dropFirst() }
            case _ where scalar.properties.isWhitespace: needsSpace = true
            default: append(String(scalar))
            }
        }
    }

    private mutating func append(_ string: String) {
        if needsSpace, !text.isEmpty { text.append(" ") }
        needsSpace = false
        text.append(string)
        scalars += 1
    }

    private static func decode(_ reference: Substring.UnicodeScalarView) -> String? {
        Array("&\(Substring(reference));".utf8).withUnsafeBufferPointer(CharacterReference.decode)
    }

    private static func separates(_ tag: Substring.UnicodeScalarView) -> Bool {
        let name = Substring(tag).drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
        guard let element = ForeignElement(name: String(name)) else { return false }
        return element.endsParagraph || element.isTablePart || element == .br
    }
}

extension Character {
    /// Ideographs, kana and their punctuation stand without spaces.
    fileprivate var mayBreakAnywhere: Bool {
        switch unicodeScalars.first?.value ?? 0 {
        case 0x2E80...0x9FFF, 0xF900...0xFAFF, 0xFF00...0xFFEF, 0x20000...0x3FFFF: true
        default: false
        }
    }
}
