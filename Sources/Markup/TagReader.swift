/// Splits HTML into tags, text and the rest, as the tokenizer of the HTML Standard does (section 13.2.5), in linear
/// time and without a tree. What it says decides what a parser gets to see, never what stands in a page.
struct TagReader {
    enum Kind {
        case text
        /// The inside of `script`, `style` and their like, where `<` begins no tag.
        case rawText
        case start(name: String)
        case end(name: String)
        /// A comment, a document type or a processing instruction.
        case comment
        /// A tag that the text's end cuts off.
        case broken
    }

    struct Token {
        let kind: Kind
        let range: Range<Int>
    }

    struct Attribute {
        let name: String
        let value: Range<Int>
    }

    let bytes: [UInt8]
    private var position = 0
    private var rawElement: String?

    private static let rawElements: Set<String> = [
        "iframe", "noembed", "noframes", "plaintext", "script", "style", "textarea", "title", "xmp",
    ]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Token? {
        guard position < bytes.count else { return nil }
        if let element = rawElement {
            rawElement = nil
            let end = rawTextEnd(of: element)
            if end > position { return token(.rawText, to: end) }
        }
        guard bytes[position] == UInt8(ascii: "<") else { return text() }
        let next = byte(at: position + 1)
        switch next {
        case UInt8(ascii: "!"), UInt8(ascii: "?"): return token(.comment, to: commentEnd())
        case UInt8(ascii: "/"):
            guard let first = byte(at: position + 2) else { return text() }
            guard first.isASCIILetter else { return token(.comment, to: end(of: ">", from: position + 2)) }
            return tag(nameStart: position + 2) { .end(name: $0) }
        case let letter? where letter.isASCIILetter: return tag(nameStart: position + 1) { .start(name: $0) }
        default: return text()
        }
    }

    /// The attributes of a start tag, quotes taken off and entities left.
    func attributes(of tag: Token) -> [Attribute] {
        var attributes: [Attribute] = []
        var index = tag.range.lowerBound + 1
        let end = tag.range.upperBound - 1
        while index < end, !endsName(bytes[index]) { index += 1 }
        while index < end {
            if bytes[index].isASCIIWhitespace || bytes[index] == UInt8(ascii: "/") {
                index += 1
                continue
            }
            let nameStart = index
            index += 1
            while index < end, !endsName(bytes[index]), bytes[index] != UInt8(ascii: "=") { index += 1 }
            let name = bytes[nameStart..<index]
            attributes.append(Attribute(name: lowercase(name), value: value(from: &index, end: end)))
        }
        return attributes
    }

    private func value(from index: inout Int, end: Int) -> Range<Int> {
        var place = skipWhitespace(from: index, end: end)
        guard place < end, bytes[place] == UInt8(ascii: "=") else { return index..<index }
        place = skipWhitespace(from: place + 1, end: end)
        guard place < end else {
            index = end
            return end..<end
        }
        let quote = bytes[place]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let close = bytes[(place + 1)..<end].firstIndex(of: quote) ?? end
            index = min(close + 1, end)
            return (place + 1)..<max(close, place + 1)
        }
        index = bytes[place..<end].firstIndex { $0.isASCIIWhitespace } ?? end
        return place..<index
    }

    private mutating func text() -> Token {
        let end = bytes[(position + 1)...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
        return token(.text, to: end)
    }

    private mutating func tag(nameStart: Int, _ kind: (String) -> Kind) -> Token {
        let nameEnd = bytes[nameStart...].firstIndex(where: endsName) ?? bytes.count
        guard let end = tagEnd(from: nameEnd) else { return token(.broken, to: bytes.count) }
        let name = lowercase(bytes[nameStart..<nameEnd])
        let kind = kind(name)
        if case .start = kind, Self.rawElements.contains(name) { rawElement = name }
        return token(kind, to: end)
    }

    /// Behind the `>` that stands in no quoted value.
    private func tagEnd(from start: Int) -> Int? {
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: ">"): return index + 1
            case UInt8(ascii: "="):
                let place = skipWhitespace(from: index + 1, end: bytes.count)
                guard let quote = byte(at: place) else { return nil }
                if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                    guard let close = bytes[(place + 1)...].firstIndex(of: quote) else { return nil }
                    index = close + 1
                } else {
                    index = place
                    while index < bytes.count, !bytes[index].isASCIIWhitespace, bytes[index] != UInt8(ascii: ">") {
                        index += 1
                    }
                }
            default: index += 1
            }
        }
        return nil
    }

    private func commentEnd() -> Int {
        guard byte(at: position + 2) == UInt8(ascii: "-"), byte(at: position + 3) == UInt8(ascii: "-"),
            byte(at: position + 1) == UInt8(ascii: "!")
        else { return end(of: ">", from: position + 1) }
        var index = position + 4
        if byte(at: index) == UInt8(ascii: ">") { return index + 1 }
        if byte(at: index) == UInt8(ascii: "-"), byte(at: index + 1) == UInt8(ascii: ">") { return index + 2 }
        while let dash = bytes[index...].firstIndex(of: UInt8(ascii: "-")) {
            if bytes[dash...].starts(with: "-->".utf8) { return dash + 3 }
            if bytes[dash...].starts(with: "--!>".utf8) { return dash + 4 }
            index = dash + 1
        }
        return bytes.count
    }

    private func rawTextEnd(of element: String) -> Int {
        guard element != "plaintext" else { return bytes.count }
        var index = position
        while let place = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            let nameEnd = place + 2 + element.utf8.count
            if byte(at: place + 1) == UInt8(ascii: "/"), nameEnd < bytes.count, endsName(bytes[nameEnd]),
                lowercase(bytes[(place + 2)..<nameEnd]) == element
            {
                return place
            }
            index = place + 1
        }
        return bytes.count
    }

    private func end(of character: Unicode.Scalar, from index: Int) -> Int {
        bytes[min(index, bytes.count)...].firstIndex(of: UInt8(ascii: character)).map { $0 + 1 } ?? bytes.count
    }

    private mutating func token(_ kind: Kind, to end: Int) -> Token {
        defer { position = end }
        return Token(kind: kind, range: position..<end)
    }

    private func byte(at index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

    private func skipWhitespace(from index: Int, end: Int) -> Int {
        var index = index
        while index < end, bytes[index].isASCIIWhitespace { index += 1 }
        return index
    }

    private func endsName(_ byte: UInt8) -> Bool {
        byte.isASCIIWhitespace || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
    }

    private func lowercase(_ name: ArraySlice<UInt8>) -> String {
        String(decoding: name.map(\.asciiLowercased), as: UTF8.self)
    }
}
