/// Bytes of HTML under construction. Text and attribute values come out escaped; markup is written only from
/// literals, so that no input can become a tag.
struct HTMLOutput {
    private(set) var bytes: [UInt8] = []

    var count: Int { bytes.count }
    var html: String { String(decoding: bytes, as: UTF8.self) }

    mutating func reserve(_ capacity: Int) { bytes.reserveCapacity(capacity) }

    mutating func markup(_ literal: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    /// Starts a new line unless one has just been started.
    mutating func lineStart() {
        if let last = bytes.last, last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
    }

    /// Text or the inside of a quoted attribute value. C0 controls save tab and line feed are dropped, and so are
    /// U+FFFE and U+FFFF: HTML and XML refuse them.
    mutating func text(_ source: UnsafeBufferPointer<UInt8>) {
        var start = source.startIndex
        for index in source.indices where source[index] <= UInt8(ascii: ">") || source[index] == 0xEF {
            let byte = source[index]
            if byte == 0xEF, !Self.isForbidden(at: index, in: source) { continue }
            guard let replacement = Self.replacement(for: byte) else { continue }
            bytes.append(contentsOf: source[start..<index])
            markup(replacement)
            start = index + (byte == 0xEF ? 3 : 1)
        }
        bytes.append(contentsOf: source[start...])
    }

    mutating func text(_ source: [UInt8]) {
        source.withUnsafeBufferPointer { text($0) }
    }

    /// A value that ``Address`` or a number has made safe already.
    mutating func safe(_ source: some Collection<UInt8>) { bytes.append(contentsOf: source) }

    /// U+FFFE or U+FFFF.
    private static func isForbidden(at index: Int, in source: UnsafeBufferPointer<UInt8>) -> Bool {
        index + 2 < source.endIndex && source[index + 1] == 0xBF && source[index + 2] >= 0xBE
    }

    private static func replacement(for byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "\t"), UInt8(ascii: "\n"): nil
        case 0..<0x20, 0xEF: ""
        default: nil
        }
    }
}
