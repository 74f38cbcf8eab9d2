/// A text as md4c gets to see it: bytes that end with a line feed, without NUL and without what would make md4c slow.
///
/// md4c is linear in ordinary text, but not in everything. Each of these grew with the square of the text's size, so
/// each is bounded here, in one pass over the text, by hiding characters (``HiddenCharacter``) that then stand in the
/// output as the text that they are:
///
/// - Block containers: each blank line costs a step for every open list. Markers of lists and quotes at or beyond
///   column ``containerColumns`` are hidden, which allows 50 lists or 100 quotes inside each other.
/// - Brackets: each `]` may cost a step for every byte of the paragraph that it stands in. A text has a credit of such
///   steps; paragraphs beyond it are read line by line (``LineBrackets``).
///
/// Two things are done for the reader's sake. Delimiter rows of tables are written as md4c wants them (``TableRows``),
/// and `*`, `_` and `~` are hidden inside a bare address, where md4c, which does not know such addresses
/// (``AutolinkScanner`` finds them), would take them for emphasis.
struct MarkdownSource {
    /// The text, and ``padding`` zero bytes behind it for a parser that peeks beyond the end.
    private(set) var bytes: [UInt8] = []
    /// How many of ``bytes`` are text.
    private(set) var count = 0
    /// How many bytes the text had as it was given.
    let writtenCount: Int
    private(set) var hidesCharacters = false
    private(set) var mayHaveAutolinks = false

    static let containerColumns = 100
    static let padding = 16

    private var credit: Int
    /// Pays for md4c's search of a bracket's line, which starts at the paragraph's first.
    private var linesCredit: Int
    private var paragraphStart = 0
    private var closers = 0
    private var tableRows = TableRows()

    init(_ text: [UInt8]) {
        writtenCount = text.count
        credit = 8 * text.count + 16_384
        linesCredit = 32 * text.count
        bytes.reserveCapacity(text.count + text.count / 16 + Self.padding + 1)
        var start = text.startIndex
        while start < text.endIndex {
            let end =
                text[start...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? text.endIndex
            read(line: text[start..<end])
            let isPair =
                end + 1 < text.endIndex && text[end] == UInt8(ascii: "\r") && text[end + 1] == UInt8(ascii: "\n")
            start = end + (isPair ? 2 : 1)
        }
        endParagraph()
        count = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: Self.padding))
    }

    private mutating func read(line: ArraySlice<UInt8>) {
        if Self.surelyStartsBlock(line) { endParagraph() }
        let content = line[readContainerMarkers(line)...]
        let isCode = content.startIndex - line.startIndex >= 4 && line[..<content.startIndex].allSatisfy(Self.isBlank)
        switch tableRows.read(content, isCode: isCode) {
        case .other: readContent(content)
        case .delimiters: bytes.append(contentsOf: TableRows.padded(content))
        case .unlikeItsHeader:
            let dash = content.firstIndex(of: UInt8(ascii: "-")) ?? content.startIndex
            bytes.append(contentsOf: content[..<dash])
            hide(UInt8(ascii: "-"))
            bytes.append(contentsOf: content[dash...].dropFirst())
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    /// A blank line and a bullet with text that is not indented end every paragraph, whatever stands before them.
    /// There are other ends, but none can be known from the line alone.
    private static func surelyStartsBlock(_ line: ArraySlice<UInt8>) -> Bool {
        guard let first = line.firstIndex(where: { !isBlank($0) }) else { return true }
        guard first - line.startIndex <= 3, !line[..<first].contains(UInt8(ascii: "\t")), isBullet(line[first]) else {
            return false
        }
        let rest = line[(first + 1)...]
        return rest.first.map(isBlank) == true && rest.contains { !isBlank($0) }
    }

    /// Copies indentation, quote marks and list markers, and returns where the text behind them starts.
    private mutating func readContainerMarkers(_ line: ArraySlice<UInt8>) -> Int {
        var index = line.startIndex
        var column = 0
        while index < line.endIndex {
            let byte = line[index]
            switch byte {
            case UInt8(ascii: " "): column += 1
            case UInt8(ascii: "\t"): column = (column + 4) & ~3
            case UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
                guard byte == UInt8(ascii: ">") || Self.isBlankOrEnd(line, index + 1) else { return index }
                if column >= Self.containerColumns {
                    hide(byte)
                    index += 1
                    continue
                }
                column += 1
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let digits = line[index...].prefix(9).prefix { $0.isASCIIDigit }
                let delimiter = digits.endIndex
                guard delimiter < line.endIndex,
                    line[delimiter] == UInt8(ascii: ".") || line[delimiter] == UInt8(ascii: ")"),
                    Self.isBlankOrEnd(line, delimiter + 1)
                else { return index }
                bytes.append(contentsOf: digits)
                index = delimiter
                column += digits.count + 1
                if column > Self.containerColumns {
                    hide(line[delimiter])
                    index += 1
                    continue
                }
            default: return index
            }
            bytes.append(line[index])
            index += 1
        }
        return index
    }

    private mutating func readContent(_ content: ArraySlice<UInt8>) {
        var start = content.startIndex
        var index = start
        while index < content.endIndex {
            switch content[index] {
            case UInt8(ascii: "]"): closers += 1
            case UInt8(ascii: "@"): mayHaveAutolinks = true
            case UInt8(ascii: ":"), UInt8(ascii: "w"), UInt8(ascii: "W"):
                if let address = Self.addressStart(in: content, at: index) {
                    mayHaveAutolinks = true
                    bytes.append(contentsOf: content[start..<address])
                    start = copyAddress(content[address...])
                    index = start
                    continue
                }
            case 0:
                bytes.append(contentsOf: content[start..<index])
                bytes.append(contentsOf: "\u{FFFD}".utf8)
                start = index + 1
            case 0xEF where HiddenCharacter.starts(at: index, in: content):
                bytes.append(contentsOf: content[start..<index])
                bytes.append(contentsOf: "\u{FFFD}".utf8)
                start = index + 3
                index += 2
            default: break
            }
            index += 1
        }
        bytes.append(contentsOf: content[start...])
    }

    /// Where the host of a bare address starts whose `://` or `www.` begins at `index`.
    private static func addressStart(in content: ArraySlice<UInt8>, at index: Int) -> Int? {
        if matches("://", in: content, at: index) {
            let isWeb = matches("http", in: content, at: index - 4) || matches("https", in: content, at: index - 5)
            return isWeb ? index + 3 : nil
        }
        return matches("www.", in: content, at: index) ? index + 4 : nil
    }

    private static func matches(_ lowercase: StaticString, in content: ArraySlice<UInt8>, at index: Int) -> Bool {
        guard index >= content.startIndex, index + lowercase.utf8CodeUnitCount <= content.endIndex else { return false }
        for offset in 0..<lowercase.utf8CodeUnitCount
        where content[index + offset].asciiLowercased != lowercase.utf8Start[offset] {
            return false
        }
        return true
    }

    /// Copies what may belong to an address, with `*`, `_` and `~` hidden unless only punctuation follows them.
    private mutating func copyAddress(_ rest: ArraySlice<UInt8>) -> Int {
        var open = 0
        let end =
            rest.firstIndex { byte in
                if byte == UInt8(ascii: "(") { open += 1 }
                if byte == UInt8(ascii: ")") { open -= 1 }
                return open < 0 || Self.endsAddress(byte)
            } ?? rest.endIndex
        let address = rest[..<end]
        let solid = address.lastIndex { !$0.isASCIIPunctuation || $0 == UInt8(ascii: "/") } ?? address.startIndex
        for index in address.indices {
            let byte = address[index]
            let isEmphasis = byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~")
            if isEmphasis, index < solid { hide(byte) } else { bytes.append(byte) }
        }
        return end
    }

    private static func endsAddress(_ byte: UInt8) -> Bool {
        if byte <= 0x20 || byte >= 0x7F { return true }
        return switch byte {
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "\\"):
            true
        default: false
        }
    }

    private mutating func endParagraph() {
        let cost = closers * (bytes.count - paragraphStart)
        if cost <= credit {
            credit -= cost
        } else {
            limitBrackets()
        }
        paragraphStart = bytes.count
        closers = 0
    }

    private mutating func limitBrackets() {
        let paragraph = Array(bytes[paragraphStart...])
        bytes.removeSubrange(paragraphStart...)
        var brackets = LineBrackets()
        var start = paragraph.startIndex
        var lines = 0
        while start < paragraph.endIndex {
            let end = paragraph[start...].firstIndex(of: UInt8(ascii: "\n")) ?? paragraph.endIndex
            brackets.read(paragraph[start..<end], pairs: linesCredit / max(lines, 1))
            var hidden = brackets.hidden[...]
            for index in start..<end {
                if index == hidden.first {
                    hide(paragraph[index])
                    hidden.removeFirst()
                } else {
                    bytes.append(paragraph[index])
                }
            }
            bytes.append(UInt8(ascii: "\n"))
            linesCredit -= brackets.pairs * lines
            lines += 1
            start = end + 1
        }
    }

    private mutating func hide(_ byte: UInt8) {
        HiddenCharacter.append(byte, to: &bytes)
        hidesCharacters = true
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    private static func isBlankOrEnd(_ line: ArraySlice<UInt8>, _ index: Int) -> Bool {
        index >= line.endIndex || isBlank(line[index])
    }

    private static func isBullet(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "*")
    }
}
