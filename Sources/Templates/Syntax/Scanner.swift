/// Cuts a template's text into tokens. Delimiters belong to one file: they never reach its partials.
struct Scanner {
    private let bytes: [UInt8]
    private var index = 0
    private var position = Position()
    private var opening = Array("{{".utf8)
    private var closing = Array("}}".utf8)
    private var tokens: [Token] = []

    static func tokens(of text: String) throws(SyntaxError) -> [Token] {
        var scanner = Scanner(bytes: Array(text.utf8))
        while let start = scanner.find(scanner.opening) {
            scanner.readText(to: start)
            try scanner.readTag()
        }
        scanner.readText(to: scanner.bytes.count)
        return scanner.tokens
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func readText(to end: Int) {
        for line in bytes[index..<end].split(after: UInt8(ascii: "\n")) {
            tokens.append(.text(Array(line)))
        }
        advance(to: end)
    }

    private mutating func readTag() throws(SyntaxError) {
        let start = position
        advance(to: index + opening.count)
        let kind = index < bytes.count ? Tag.Kind(sigil: bytes[index]) : .variable
        let end: [UInt8]
        switch (kind, index < bytes.count ? bytes[index] : 0) {
        case (.raw, UInt8(ascii: "{")): end = [UInt8(ascii: "}")] + closing
        case (.delimiters, _): end = [UInt8(ascii: "=")] + closing
        default: end = closing
        }
        if kind != .variable {
            advance(to: index + 1)
        }
        guard let stop = find(end) else {
            throw SyntaxError(
                position: start, message: "this tag is never closed with \(String(decoding: end, as: UTF8.self))")
        }
        let content = bytes[index..<stop]
        advance(to: stop + end.count)
        switch kind {
        case .comment: tokens.append(.tag(Tag(kind: .comment, name: "", position: start)))
        case .delimiters:
            try setDelimiters(content, at: start)
            tokens.append(.tag(Tag(kind: .delimiters, name: "", position: start)))
        default: tokens.append(.tag(Tag(kind: kind, name: try name(content, at: start), position: start)))
        }
    }

    private mutating func setDelimiters(_ content: ArraySlice<UInt8>, at start: Position) throws(SyntaxError) {
        let words = content.split(whereSeparator: \.isWhitespace)
        guard words.count == 2, let first = words.first, let last = words.last,
            !first.contains(UInt8(ascii: "=")), !last.contains(UInt8(ascii: "="))
        else {
            throw SyntaxError(position: start, message: "bad delimiters: write two without \"=\", as in {{=<% %>=}}")
        }
        opening = Array(first)
        closing = Array(last)
    }

    private func name(_ content: ArraySlice<UInt8>, at start: Position) throws(SyntaxError) -> String {
        let words = content.split(whereSeparator: \.isWhitespace)
        guard let word = words.first else {
            throw SyntaxError(position: start, message: "this tag names nothing")
        }
        let name = String(decoding: word, as: UTF8.self)
        guard words.count == 1, !word.starts(with: opening), Tag.Kind(sigil: word[word.startIndex]) == .variable else {
            let text = words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
            throw SyntaxError(position: start, message: "\"\(text)\" is not a name")
        }
        return name
    }

    private func find(_ sequence: [UInt8]) -> Int? {
        guard let first = sequence.first, bytes.count >= sequence.count else { return nil }
        var candidate = index
        while candidate <= bytes.count - sequence.count {
            if bytes[candidate] == first, bytes[candidate...].starts(with: sequence) {
                return candidate
            }
            candidate += 1
        }
        return nil
    }

    private mutating func advance(to end: Int) {
        while index < end {
            if bytes[index] == UInt8(ascii: "\n") {
                position.line += 1
                position.column = 1
            } else if bytes[index] & 0xC0 != 0x80 {
                position.column += 1
            }
            index += 1
        }
    }
}

extension Tag.Kind {
    fileprivate init(sigil: UInt8) {
        switch sigil {
        case UInt8(ascii: "#"): self = .section
        case UInt8(ascii: "^"): self = .inverted
        case UInt8(ascii: "/"): self = .close
        case UInt8(ascii: ">"): self = .partial
        case UInt8(ascii: "<"): self = .parent
        case UInt8(ascii: "$"): self = .block
        case UInt8(ascii: "&"), UInt8(ascii: "{"): self = .raw
        case UInt8(ascii: "!"): self = .comment
        case UInt8(ascii: "="): self = .delimiters
        default: self = .variable
        }
    }
}

extension UInt8 {
    var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
    var isWhitespace: Bool { isBlank || self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
}

extension ArraySlice<UInt8> {
    /// The pieces between occurrences of `byte`, each with the one that ends it.
    fileprivate func split(after byte: UInt8) -> [ArraySlice<UInt8>] {
        var pieces: [ArraySlice<UInt8>] = []
        var start = startIndex
        for index in indices where self[index] == byte {
            pieces.append(self[start...index])
            start = index + 1
        }
        if start < endIndex {
            pieces.append(self[start...])
        }
        return pieces
    }
}
