/// The tokens up to a line end. A tag that spans lines belongs to the line where it starts.
struct Line {
    private(set) var tokens: [Token] = []

    static func lines(of tokens: [Token]) -> [Line] {
        var lines: [Line] = []
        var line = Line()
        for token in tokens {
            line.tokens.append(token)
            if case .text(let text) = token, text.last == UInt8(ascii: "\n") {
                lines.append(line)
                line = Line()
            }
        }
        if !line.tokens.isEmpty {
            lines.append(line)
        }
        return lines
    }

    var indent: [UInt8] {
        guard case .text(let text)? = tokens.first else { return [] }
        return Array(text.prefix(while: \.isBlank))
    }

    var tags: [Tag] {
        tokens.compactMap { token in
            if case .tag(let tag) = token { tag } else { nil }
        }
    }

    var isBlank: Bool {
        tags.isEmpty && hasOnlyBlankText
    }

    /// Whether the line is there for its tags alone, so that its blanks and its end leave no trace. One tag may be of
    /// any kind that prints nothing itself. Several may share a line when all are of inheritance, as in
    /// `{{<layout}}{{$title}}`, unless they hold a whole block that is printed right there.
    func isStandalone(inside containers: [Container.Kind]) -> Bool {
        guard hasOnlyBlankText, let first = tags.first else { return false }
        if tags.count == 1 {
            return first.kind != .variable && first.kind != .raw
        }
        var open = containers.map { (kind: $0, isHere: false) }
        for tag in tags {
            switch tag.kind {
            case .parent: open.append((.parent, true))
            case .block: open.append((.block, true))
            case .close:
                guard let closed = open.popLast() else { return false }
                if closed.kind == .block, closed.isHere, open.last?.kind != .parent { return false }
            default: return false
            }
        }
        return true
    }

    private var hasOnlyBlankText: Bool {
        tokens.allSatisfy { token in
            if case .text(let text) = token { text.allSatisfy(\.isWhitespace) } else { true }
        }
    }
}
