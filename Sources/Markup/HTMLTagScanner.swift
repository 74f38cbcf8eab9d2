/// Finds the tags of HTML as its tokenizer does (HTML standard, section 13.2.5), as far as telling tags from text
/// needs it: quoted attribute values may hold `>`, and comments, declarations and processing instructions are neither.
struct HTMLTagScanner {
    enum Piece {
        case text(Range<Int>)
        /// The name in small letters, and where the whole tag stands.
        case start([UInt8], Range<Int>)
        case end([UInt8], Range<Int>)
    }

    private let source: [UInt8]
    private var position = 0

    init(_ source: [UInt8]) { self.source = source }

    mutating func next() -> Piece? {
        while position < source.count {
            let begin = position
            guard source[begin] == UInt8(ascii: "<") else {
                position = source[begin...].firstIndex(of: UInt8(ascii: "<")) ?? source.count
                return .text(begin..<position)
            }
            switch byte(begin + 1) {
            case UInt8(ascii: "!"), UInt8(ascii: "?"): skipMarkupDeclaration()
            case UInt8(ascii: "/")? where byte(begin + 2)?.isASCIILetter == true:
                let name = name(at: begin + 2)
                skipTag(from: begin + 2 + name.count)
                return .end(name, begin..<position)
            case let letter? where letter.isASCIILetter:
                let name = name(at: begin + 1)
                skipTag(from: begin + 1 + name.count)
                return .start(name, begin..<position)
            case UInt8(ascii: "/"): skipPast(UInt8(ascii: ">"))
            default:
                position = begin + 1
                return .text(begin..<position)
            }
        }
        return nil
    }

    /// Goes on behind the end tag of an element whose start tag was just read, or to the end when there is none.
    mutating func skipContent(of name: [UInt8]) {
        while position < source.count {
            guard let begin = source[position...].firstIndex(of: UInt8(ascii: "<")) else { break }
            position = begin + 1
            guard byte(position) == UInt8(ascii: "/"), self.name(at: position + 1) == name else { continue }
            return skipTag(from: position + 1 + name.count)
        }
        position = source.count
    }

    private func byte(_ index: Int) -> UInt8? { index < source.count ? source[index] : nil }

    private func name(at start: Int) -> [UInt8] {
        source[min(start, source.count)...].prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">") }
            .prefix(64).map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 }
    }

    private mutating func skipTag(from start: Int) {
        position = min(start, source.count)
        var quote: UInt8?
        var follows = UInt8(ascii: " ")
        while position < source.count {
            let byte = source[position]
            position += 1
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: ">") {
                return
            } else if (byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")) && follows == UInt8(ascii: "=") {
                quote = byte
            }
            if byte > 0x20 { follows = byte }
        }
    }

    private mutating func skipMarkupDeclaration() {
        let isComment = byte(position + 2) == UInt8(ascii: "-") && byte(position + 3) == UInt8(ascii: "-")
        guard isComment else { return skipPast(UInt8(ascii: ">")) }
        position += 4
        // A comment that ends at once: <!--> and <!--->.
        if byte(position) == UInt8(ascii: ">") { return position += 1 }
        if byte(position) == UInt8(ascii: "-") && byte(position + 1) == UInt8(ascii: ">") { return position += 2 }
        while position < source.count {
            guard let dash = source[position...].firstIndex(of: UInt8(ascii: "-")) else { break }
            position = dash + 1
            guard byte(position) == UInt8(ascii: "-") else { continue }
            let end = byte(position + 1) == UInt8(ascii: "!") ? position + 2 : position + 1
            if byte(end) == UInt8(ascii: ">") { return position = end + 1 }
        }
        position = source.count
    }

    private mutating func skipPast(_ end: UInt8) {
        position = (source[position...].firstIndex(of: end) ?? source.count - 1) + 1
    }
}
