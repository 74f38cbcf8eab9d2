/// Finds the addresses that stand bare in a run of text (GitHub Flavored Markdown, section 6.9).
///
/// Two rules are ours: `ftp://` is text, since such links are refused anyway, and an address ends at the punctuation
/// of Chinese and Japanese, which stands behind a word without a space. Linear: where a host proves bad, no other
/// is sought inside it.
struct AutolinkScanner {
    struct Autolink {
        enum Kind { case web, webWithoutScheme, mail }
        let kind: Kind
        let range: Range<Int>

        /// What the address lacks in the text.
        var scheme: [UInt8] {
            switch kind {
            case .web: []
            case .webWithoutScheme: Array("http://".utf8)
            case .mail: Array("mailto:".utf8)
            }
        }
    }

    private let text: UnsafeBufferPointer<UInt8>
    /// Nothing before this is looked at again.
    private var floor = 0
    private var badHostEnd = 0

    init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

    mutating func next() -> Autolink? {
        var index = floor
        while index < text.count {
            let found: Autolink? =
                switch text[index] {
                case UInt8(ascii: ":"): web(colon: index)
                case UInt8(ascii: "w"), UInt8(ascii: "W"): webWithoutScheme(at: index)
                case UInt8(ascii: "@"): mail(at: index)
                default: nil
                }
            if let found {
                floor = found.range.upperBound
                return found
            }
            index += 1
        }
        return nil
    }

    private mutating func web(colon: Int) -> Autolink? {
        guard matches("://", at: colon) else { return nil }
        let length = matches("https", at: colon - 5) ? 5 : matches("http", at: colon - 4) ? 4 : 0
        let start = colon - length
        guard length > 0, start >= floor, start == 0 || !text[start - 1].isASCIIAlphanumeric else { return nil }
        return hostEnd(from: colon + 3).map { Autolink(kind: .web, range: start..<pathEnd(from: $0, start: start)) }
    }

    private mutating func webWithoutScheme(at start: Int) -> Autolink? {
        guard matches("www.", at: start), start == 0 || Self.mayPrecede(text[start - 1]) else { return nil }
        return hostEnd(from: start).map {
            Autolink(kind: .webWithoutScheme, range: start..<pathEnd(from: $0, start: start))
        }
    }

    private func mail(at sign: Int) -> Autolink? {
        var start = sign
        while start > floor, Self.standsInMailbox(text[start - 1]) { start -= 1 }
        var end = sign + 1
        var dots = 0
        while end < text.count, Self.standsInHost(text[end]) {
            if text[end] == UInt8(ascii: ".") { dots += 1 }
            end += 1
        }
        if text[end - 1] == UInt8(ascii: ".") {
            end -= 1
            dots -= 1
        }
        guard start < sign, dots > 0, text[end - 1].isASCIIAlphanumeric else { return nil }
        return Autolink(kind: .mail, range: start..<end)
    }

    /// The end of a host of at least two labels whose last two have no underscore.
    private mutating func hostEnd(from start: Int) -> Int? {
        guard start >= badHostEnd else { return nil }
        var end = start
        var dots = 0
        var lastUnderscore = -1
        var lastDots = (-1, -1)
        while end < text.count, Self.standsInHost(text[end]) {
            if text[end] == UInt8(ascii: "_") { lastUnderscore = end }
            if text[end] == UInt8(ascii: "."), end + 1 < text.count, Self.standsInHost(text[end + 1]) {
                dots += 1
                lastDots = (lastDots.1, end)
            }
            end += 1
        }
        guard start < text.count, text[start].isASCIIAlphanumeric, dots > 0, lastUnderscore <= lastDots.0 else {
            badHostEnd = end
            return nil
        }
        return end
    }

    /// Punctuation at the end is not part of the address, nor is a parenthesis that was not opened inside it.
    private func pathEnd(from hostEnd: Int, start: Int) -> Int {
        var end = hostEnd
        var unopened = 0
        while end < text.count, !endsPath(at: end) {
            if text[end] == UInt8(ascii: "(") { unopened -= 1 }
            if text[end] == UInt8(ascii: ")") { unopened += 1 }
            end += 1
        }
        while end > start {
            let last = text[end - 1]
            guard Self.isTrailing(last) || (last == UInt8(ascii: ")") && unopened > 0) else { break }
            if last == UInt8(ascii: ")") { unopened -= 1 }
            end -= 1
        }
        return end
    }

    private func endsPath(at index: Int) -> Bool {
        let byte = text[index]
        if byte <= 0x20 || byte == UInt8(ascii: "<") { return true }
        guard index + 1 < text.count else { return false }
        // U+3000...U+303F and the full-width forms U+FF00...U+FF7F.
        return (byte == 0xE3 && text[index + 1] == 0x80) || (byte == 0xEF && (0xBC...0xBD).contains(text[index + 1]))
    }

    private func matches(_ lowercase: StaticString, at index: Int) -> Bool {
        guard index >= 0, index + lowercase.utf8CodeUnitCount <= text.count else { return false }
        for offset in 0..<lowercase.utf8CodeUnitCount
        where text[index + offset].asciiLowercased != lowercase.utf8Start[offset] {
            return false
        }
        return true
    }

    private static func mayPrecede(_ byte: UInt8) -> Bool {
        byte.isASCIIWhitespace || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~")
            || byte == UInt8(ascii: "(")
    }

    private static func standsInHost(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
    }

    private static func standsInMailbox(_ byte: UInt8) -> Bool { standsInHost(byte) || byte == UInt8(ascii: "+") }

    private static func isTrailing(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"),
            UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "'"), UInt8(ascii: "\""):
            true
        default: false
        }
    }
}
