/// One line of a paragraph that has more brackets than md4c reads in linear time: which of them to hide.
///
/// A bracket stays only when its partner stands in the same line, at most ``depth`` deep and ``length`` bytes away, and
/// the backticks of a code span likewise. The line is the unit because md4c never ends a paragraph inside one: what
/// pairs up here pairs up there, so that no byte lies inside more than ``depth`` pairs. One value reads one line after
/// the other, to keep its memory.
struct LineBrackets {
    static let depth = 4
    static let length = 1_000

    /// In the order of the line.
    private(set) var hidden: [Int] = []
    private(set) var pairs = 0

    private var line: ArraySlice<UInt8> = []
    private var limit = 0
    private var openers: [Int] = []
    /// Where the last run of so many backticks starts.
    private var lastBackticks = [Int](repeating: -1, count: 33)

    /// `limit` is the number of pairs that may stay.
    mutating func read(_ line: ArraySlice<UInt8>, pairs limit: Int) {
        self.line = line
        self.limit = limit
        pairs = 0
        hidden.removeAll(keepingCapacity: true)
        openers.removeAll(keepingCapacity: true)
        findBackticks()
        var index = line.startIndex
        while index < line.endIndex {
            switch line[index] {
            case UInt8(ascii: "\\"): index += 2
            case UInt8(ascii: "`"): index = readCodeSpan(at: index)
            case UInt8(ascii: "<"): index = readAutolink(at: index)
            case UInt8(ascii: "["):
                if openers.count < Self.depth { openers.append(index) } else { hidden.append(index) }
                index += 1
            case UInt8(ascii: "]"):
                readCloser(at: index)
                index += 1
            default: index += 1
            }
        }
        hidden += openers
        hidden.sort()
    }

    private mutating func findBackticks() {
        guard var index = line.firstIndex(of: UInt8(ascii: "`")) else { return }
        for length in lastBackticks.indices { lastBackticks[length] = -1 }
        while let start = line[index...].firstIndex(of: UInt8(ascii: "`")) {
            let length = backticks(at: start)
            if lastBackticks.indices.contains(length) { lastBackticks[length] = start }
            index = start + length
        }
    }

    private func backticks(at index: Int) -> Int {
        line[index...].prefix { $0 == UInt8(ascii: "`") }.count
    }

    private mutating func readCodeSpan(at index: Int) -> Int {
        let length = backticks(at: index)
        let content = index + length
        guard lastBackticks.indices.contains(length), lastBackticks[length] >= content else {
            hidden += index..<content
            return content
        }
        var closer = content
        while closer < line.endIndex {
            let found = backticks(at: closer)
            if found == length { return closer + found }
            closer += max(found, 1)
        }
        return closer
    }

    /// Whether `<...>` is an address or text, no bracket inside may count.
    private mutating func readAutolink(at index: Int) -> Int {
        let rest = line[(index + 1)...]
        let end = rest.firstIndex { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "<") || $0.isASCIIWhitespace }
        guard let end, line[end] == UInt8(ascii: ">") else { return index + 1 }
        hidden += rest[..<end].indices.filter { place in
            line[place] == UInt8(ascii: "[") || line[place] == UInt8(ascii: "]") || line[place] == UInt8(ascii: "`")
        }
        return end + 1
    }

    private mutating func readCloser(at index: Int) {
        guard let opener = openers.popLast() else { return hidden.append(index) }
        guard index - opener <= Self.length, pairs < limit else {
            hidden += [opener, index]
            return
        }
        pairs += 1
        let next = index + 1
        if next < line.endIndex, line[next] == UInt8(ascii: "("), !closesParenthesis(at: next) { hidden.append(next) }
    }

    private func closesParenthesis(at index: Int) -> Bool {
        var nesting = 0
        var isEscaped = false
        for byte in line[index...] {
            if isEscaped {
                isEscaped = false
                continue
            }
            switch byte {
            case UInt8(ascii: "\\"): isEscaped = true
            case UInt8(ascii: "("):
                nesting += 1
                if nesting > Self.depth { return false }
            case UInt8(ascii: ")"):
                nesting -= 1
                if nesting == 0 { return true }
            default: break
            }
        }
        return false
    }
}
