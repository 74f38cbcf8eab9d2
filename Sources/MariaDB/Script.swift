/// The statements of an SQL script, which `;` separates. Quoted text and comments may hold any character; bodies of
/// triggers and procedures (`BEGIN ... END`) are not known.
struct Script {
    let statements: [String]

    init(_ text: String) {
        var scanner = Scanner(bytes: Array(text.utf8))
        var statements: [String] = []
        while let statement = scanner.nextStatement() {
            if !statement.isEmpty { statements.append(statement) }
        }
        self.statements = statements
    }
}

private struct Scanner {
    let bytes: [UInt8]
    private var position = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The text up to the next separator, without comments around it; empty where there is nothing else.
    mutating func nextStatement() -> String? {
        guard position < bytes.count else { return nil }
        var statement: [UInt8] = []
        while let byte = peek(0) {
            if byte == UInt8(ascii: ";") {
                position += 1
                break
            } else if startsLineComment {
                skip(through: [UInt8(ascii: "\n")])
                statement.append(UInt8(ascii: "\n"))
            } else if startsBlockComment {
                skip(through: Array("*/".utf8))
                statement.append(UInt8(ascii: " "))
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "`") {
                statement += quoted(by: byte)
            } else {
                statement.append(byte)
                position += 1
            }
        }
        return String(decoding: statement.trimmed, as: UTF8.self)
    }

    private func peek(_ distance: Int) -> UInt8? {
        position + distance < bytes.count ? bytes[position + distance] : nil
    }

    /// `--` begins a comment only before white space or the end.
    private var startsLineComment: Bool {
        if peek(0) == UInt8(ascii: "#") { return true }
        return peek(0) == UInt8(ascii: "-") && peek(1) == UInt8(ascii: "-") && (peek(2).map { $0 <= 0x20 } ?? true)
    }

    /// `/*!` and `/*M!` are statements for some servers, not comments.
    private var startsBlockComment: Bool {
        peek(0) == UInt8(ascii: "/") && peek(1) == UInt8(ascii: "*") && peek(2) != UInt8(ascii: "!")
            && !(peek(2) == UInt8(ascii: "M") && peek(3) == UInt8(ascii: "!"))
    }

    private mutating func skip(through end: [UInt8]) {
        while position < bytes.count, !bytes[position...].starts(with: end) { position += 1 }
        position = min(position + end.count, bytes.count)
    }

    /// A doubled quote ends one text and begins the next, which comes to the same.
    private mutating func quoted(by quote: UInt8) -> ArraySlice<UInt8> {
        let start = position
        position += 1
        while let byte = peek(0), byte != quote {
            position += byte == UInt8(ascii: "\\") && quote != UInt8(ascii: "`") ? 2 : 1
        }
        position = min(position + 1, bytes.count)
        return bytes[start..<position]
    }
}

extension [UInt8] {
    fileprivate var trimmed: ArraySlice<UInt8> {
        guard let first = firstIndex(where: { $0 > 0x20 }), let last = lastIndex(where: { $0 > 0x20 }) else {
            return []
        }
        return self[first...last]
    }
}
