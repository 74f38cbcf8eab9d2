extension SafeHTML {
    /// The text without its markup, on one line, for listings and descriptions. A text of more than `limit` characters
    /// is cut there, at the end of a word unless that is far away (the scripts of East Asia may be cut anywhere), and
    /// an ellipsis is added. Takes time in proportion to `limit`, not to the text's length, unless most of it is markup.
    package func excerpt(limit: Int) -> String { excerpt(limit: limit, reading: .everything) }

    /// An excerpt of the running text alone, without headings, tables and code, unless there is nothing else.
    package func summary(limit: Int) -> String {
        let summary = excerpt(limit: limit, reading: .runningText)
        return summary.isEmpty ? excerpt(limit: limit) : summary
    }

    private func excerpt(limit: Int, reading parts: PlainText.Parts) -> String {
        guard limit > 0 else { return "" }
        var plain = PlainText(parts, scalars: 8 * min(limit, 1_000_000) + 64)
        plain.read(html)
        let text = plain.text
        guard let end = text.index(text.startIndex, offsetBy: limit, limitedBy: text.endIndex), end < text.endIndex
        else { return text }
        let cut = text[..<Self.wordEnd(in: text, before: end)]
        let last = cut.lastIndex { !($0.isWhitespace || ",;:.…-–—(".contains($0)) }
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
    enum Parts {
        case everything, runningText
    }

    private(set) var text = ""
    private let parts: Parts
    private let limit: Int
    private var scalars = 0
    private var needsSpace = false
    /// How many elements that are left out are open.
    private var depthLeftOut = 0

    init(_ parts: Parts, scalars limit: Int) {
        self.parts = parts
        self.limit = limit
    }

    mutating func read(_ html: String) {
        var rest = html.unicodeScalars[...]
        while let scalar = rest.popFirst(), scalars < limit {
            switch scalar {
            case "<":
                let tag = rest.prefix { $0 != ">" }
                rest = rest[tag.endIndex...].dropFirst()
                pass(tag)
            case "&":
                let reference = rest.prefix(40).prefix { $0 != ";" && $0 != "<" && $0 != "&" }
                let decoded = Self.decode(reference)
                append(decoded ?? "&")
                if decoded != nil { rest = rest[reference.endIndex...].dropFirst() }
            case _ where scalar.properties.isWhitespace: needsSpace = true
            default: append(String(scalar))
            }
        }
    }

    private mutating func pass(_ tag: Substring.UnicodeScalarView) {
        let name = Substring(tag).drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
        guard let element = ForeignElement(name: String(name)) else { return }
        if element.endsParagraph || element.isTablePart || element == .br { needsSpace = true }
        guard parts == .runningText, element.isHeading || element == .table || element == .pre else { return }
        // What this target writes is balanced.
        depthLeftOut += tag.first == "/" ? -1 : 1
    }

    private mutating func append(_ string: String) {
        guard depthLeftOut == 0 else { return }
        if needsSpace, !text.isEmpty { text.append(" ") }
        needsSpace = false
        text.append(string)
        scalars += 1
    }

    private static func decode(_ reference: Substring.UnicodeScalarView) -> String? {
        Array("&\(Substring(reference));".utf8).withUnsafeBufferPointer(CharacterReference.decode)
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
