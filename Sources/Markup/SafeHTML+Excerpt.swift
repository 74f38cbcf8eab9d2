extension SafeHTML {
    /// The text without its markup on one line, cut after at most `limit` characters at a word's end with an ellipsis.
    package func excerpt(limit: Int) -> String {
        var words = ExcerptWords(html)
        var text = ""
        var length = 0
        while let word = words.next() {
            let count = word.count
            guard length + count + (length > 0 ? 1 : 0) <= limit else {
                return length == 0 ? String(word.prefix(max(0, limit - 1))) + "…" : text + "…"
            }
            if length > 0 { text += " " }
            text += word
            length += count + (length > 0 ? 1 : 0)
        }
        return text
    }
}

/// The words of HTML that this target made: its tags hold no `>` in their attributes, and its references are known.
private struct ExcerptWords {
    private var rest: Substring.UTF8View

    init(_ html: String) { rest = Substring(html).utf8 }

    mutating func next() -> String? {
        var word: [UInt8] = []
        while let byte = rest.first {
            if byte == UInt8(ascii: "<") {
                let isInline = skipTag()
                if !isInline && !word.isEmpty { break }
            } else if byte == UInt8(ascii: "&") {
                word += reference()
            } else {
                rest = rest.dropFirst()
                guard byte > 0x20 else {
                    if word.isEmpty { continue }
                    break
                }
                word.append(byte)
            }
        }
        return word.isEmpty ? nil : String(decoding: word, as: UTF8.self)
    }

    /// - Returns: whether the tag stands within a word, as `<em>` can.
    private mutating func skipTag() -> Bool {
        let tag = rest.prefix { $0 != UInt8(ascii: ">") }
        rest = rest.dropFirst(tag.count + 1)
        let name = tag.dropFirst().drop { $0 == UInt8(ascii: "/") }.prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") }
        return Self.inline.contains(String(decoding: Array(name), as: UTF8.self))
    }

    private mutating func reference() -> [UInt8] {
        for (reference, character) in Self.references where rest.starts(with: reference.utf8) {
            rest = rest.dropFirst(reference.utf8.count)
            return Array(character.utf8)
        }
        rest = rest.dropFirst()
        return [UInt8(ascii: "&")]
    }

    private static let inline: Set<String> = [
        "a", "abbr", "b", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp", "small",
        "strong", "sub", "sup", "time", "u", "var",
    ]
    private static let references = [
        ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "),
    ]
}
