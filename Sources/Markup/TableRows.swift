/// Reads the lines of a text for delimiter rows of tables (`|-|:-:|`; GitHub Flavored Markdown, section 4.10), where
/// md4c differs: it wants three characters in each cell, and takes a header that has another number of cells.
struct TableRows {
    enum Line: Equatable {
        case other
        /// Each cell needs three characters.
        case delimiters
        /// Looks like one and has another number of cells than the line before it.
        case unlikeItsHeader
    }

    /// The cells of the line before, if that may be a header.
    private var headerCells: Int?
    private var isInTable = false
    private var fence: (mark: UInt8, length: Int)?

    /// - Parameters:
    ///   - content: what stands behind the markers of quotes and lists.
    ///   - isCode: whether it is indented so far that it may be code.
    mutating func read(_ content: ArraySlice<UInt8>, isCode: Bool) -> Line {
        guard content.contains(where: { !Self.isBlank($0) }) else {
            headerCells = nil
            isInTable = false
            return .other
        }
        readFence(content)
        guard fence == nil, !isCode, !isInTable else {
            headerCells = nil
            return .other
        }
        defer { headerCells = Self.cells(of: content) }
        guard let header = headerCells, Self.isDelimiterRow(content) else { return .other }
        isInTable = header == Self.cells(of: content)
        return isInTable ? .delimiters : .unlikeItsHeader
    }

    private mutating func readFence(_ content: ArraySlice<UInt8>) {
        guard let mark = content.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return }
        let length = content.prefix { $0 == mark }.count
        let rest = content.dropFirst(length)
        if let open = fence {
            if mark == open.mark, length >= open.length, rest.allSatisfy(Self.isBlank) { fence = nil }
        } else if length >= 3, mark == UInt8(ascii: "~") || !rest.contains(mark) {
            fence = (mark, length)
        }
    }

    /// Nil without a bar.
    private static func cells(of content: ArraySlice<UInt8>) -> Int? {
        var bars = 0
        var isEscaped = false
        var endsWithBar = false
        for byte in content where !isBlank(byte) {
            endsWithBar = byte == UInt8(ascii: "|") && !isEscaped
            if endsWithBar { bars += 1 }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        guard bars > 0 else { return nil }
        let startsWithBar = content.first { !isBlank($0) } == UInt8(ascii: "|")
        return max(bars + 1 - (startsWithBar ? 1 : 0) - (endsWithBar ? 1 : 0), 1)
    }

    private static func isDelimiterRow(_ content: ArraySlice<UInt8>) -> Bool {
        guard content.contains(UInt8(ascii: "|")), content.contains(UInt8(ascii: "-")),
            content.allSatisfy({ isBlank($0) || $0 == UInt8(ascii: "|") || isInCell($0) })
        else { return false }
        let cells = content.split(separator: UInt8(ascii: "|")).map { cell in
            cell.drop(while: isBlank).prefix { !isBlank($0) }
        }
        return cells.allSatisfy { cell in
            guard !cell.isEmpty else { return true }
            let dashes = cell.drop { $0 == UInt8(ascii: ":") }.prefix { $0 == UInt8(ascii: "-") }
            let colons = cell.count - dashes.count
            return !dashes.isEmpty && dashes.startIndex - cell.startIndex <= 1 && cell.endIndex - dashes.endIndex <= 1
                && colons <= 2
        }
    }

    /// The row with three characters at least in each cell.
    static func padded(_ row: ArraySlice<UInt8>) -> [UInt8] {
        var padded: [UInt8] = []
        var length = 0
        for index in row.indices {
            let byte = row[index]
            padded.append(byte)
            length = isInCell(byte) ? length + 1 : 0
            let isLast = index + 1 == row.endIndex || !isInCell(row[index + 1])
            let needsDash = byte == UInt8(ascii: "-") && (isLast || row[index + 1] == UInt8(ascii: ":"))
            if needsDash {
                let missing = max(3 - length - (isLast ? 0 : 1), 0)
                padded.append(contentsOf: repeatElement(UInt8(ascii: "-"), count: missing))
            }
        }
        return padded
    }

    private static func isInCell(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":") }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}
