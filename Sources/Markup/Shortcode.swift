/// The start of a shortcode of WordPress: `[name key="value" word]`, also `[name=value]`.
struct Shortcode {
    static let nameLimit = 40
    /// What is longer is text.
    private static let limit = 4_000

    let name: String
    /// Behind its bracket.
    let end: Int
    /// The values that have no name.
    private(set) var words: [[UInt8]] = []
    private var values: [(name: String, value: [UInt8])] = []

    var hasNamedValues: Bool { !values.isEmpty }

    subscript(name: String) -> [UInt8]? { values.first { $0.name == name }?.value }

    /// Nil when the bracket at `start` begins none.
    init?(in bytes: [UInt8], at start: Int) {
        let rest = bytes[(start + 1)...].prefix(Self.limit)
        let name = rest.prefix(Self.nameLimit).prefix(while: Self.standsInName)
        guard name.first?.isASCIILetter == true, let end = Self.end(of: rest[name.endIndex...]) else { return nil }
        self.name = String(decoding: name, as: UTF8.self)
        self.end = end + 1
        read(rest[name.endIndex..<end])
    }

    static func standsInName(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }

    /// The bracket that closes, outside quotes. The name must be followed by white space, `=`, `/` or the bracket.
    private static func end(of rest: ArraySlice<UInt8>) -> Int? {
        guard let first = rest.first, first.isASCIIWhitespace || "=/]".utf8.contains(first) else { return nil }
        var quote: UInt8?
        for index in rest.indices {
            let byte = rest[index]
            if byte == quote {
                quote = nil
            } else if quote == nil {
                switch byte {
                case UInt8(ascii: "]"): return index
                case UInt8(ascii: "["), UInt8(ascii: "<"): return nil
                case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
                default: break
                }
            }
        }
        return nil
    }

    private mutating func read(_ rest: ArraySlice<UInt8>) {
        var index = rest.startIndex
        if rest.first == UInt8(ascii: "=") { index += 1 }
        while index < rest.endIndex {
            if rest[index].isASCIIWhitespace || rest[index] == UInt8(ascii: "/") && index + 1 == rest.endIndex {
                index += 1
                continue
            }
            let key = rest[index...].prefix(while: Self.standsInName)
            let hasValue = !key.isEmpty && key.endIndex < rest.endIndex && rest[key.endIndex] == UInt8(ascii: "=")
            if hasValue { index = key.endIndex + 1 }
            let value = Self.value(rest[index...])
            index = value.end
            if hasValue {
                values.append((String(decoding: key.map(\.asciiLowercased), as: UTF8.self), value.text))
            } else {
                words.append(value.text)
            }
        }
    }

    private static func value(_ rest: ArraySlice<UInt8>) -> (text: [UInt8], end: Int) {
        if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let inside = rest.dropFirst().prefix { $0 != quote }
            return (Array(inside), min(inside.endIndex + 1, rest.endIndex))
        }
        let word = rest.prefix { !$0.isASCIIWhitespace }
        return (Array(word), word.endIndex)
    }
}
