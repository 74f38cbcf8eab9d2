extension ForeignHTML {
    /// Writes out the paragraphs that WordPress leaves to blank lines, and the line breaks that it leaves to line
    /// ends, wherever text stands outside of other blocks. A text of its block editor has them already.
    package static func paragraphs(_ text: String) -> String {
        if text.contains("<!-- wp:") { return text }
        var writer = ParagraphWriter(Array(text.utf8.prefix(limit)))
        return String(decoding: writer.written(), as: UTF8.self)
    }
}

private struct ParagraphWriter {
    private let source: [UInt8]
    private var output: [UInt8] = []
    /// The blocks around the place that is being read.
    private var blocks: [[UInt8]] = []
    private var isParagraphOpen = false
    private var hasPendingBreak = false

    init(_ source: [UInt8]) {
        // One kind of line end.
        self.source =
            String(decoding: source, as: UTF8.self).unicodeScalars.contains("\r")
            ? Self.withoutCarriageReturns(source) : source
        output.reserveCapacity(source.count + source.count / 8)
    }

    mutating func written() -> [UInt8] {
        var scanner = HTMLTagScanner(source)
        while let piece = scanner.next() {
            switch piece {
            case .text(let range): isVerbatim ? output.append(contentsOf: source[range]) : text(source[range])
            case .start(let name, let range): start(name, source[range])
            case .end(let name, let range): end(name, source[range])
            }
        }
        closeParagraph()
        return output
    }

    private var isVerbatim: Bool { blocks.contains { Self.verbatim.contains($0) } }
    /// Text directly here makes paragraphs: at the top, and in blocks that hold paragraphs themselves.
    private var holdsParagraphs: Bool { blocks.last.map { Self.containers.contains($0) } ?? true }

    private mutating func text(_ text: ArraySlice<UInt8>) {
        guard holdsParagraphs else { return output.append(contentsOf: text) }
        var newlines = 0
        for byte in text {
            if byte == UInt8(ascii: "\n") {
                newlines += 1
                if newlines == 2 { closeParagraph() }
                if isParagraphOpen { hasPendingBreak = true }
            } else if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t"), newlines > 0 || !isParagraphOpen {
                continue
            } else {
                newlines = 0
                openParagraph()
                output.append(byte)
            }
        }
    }

    private mutating func start(_ name: [UInt8], _ tag: ArraySlice<UInt8>) {
        if Self.isBlock(name) || isVerbatim {
            closeParagraph()
            output += tag
            if !Self.void.contains(name) { blocks.append(name) }
        } else {
            if name == Array("br".utf8) { hasPendingBreak = false } else if holdsParagraphs { openParagraph() }
            output += tag
        }
    }

    private mutating func end(_ name: [UInt8], _ tag: ArraySlice<UInt8>) {
        if let depth = blocks.lastIndex(of: name) {
            closeParagraph()
            blocks.removeSubrange(depth...)
        }
        output += tag
    }

    private mutating func openParagraph() {
        if hasPendingBreak { output += Array("<br>\n".utf8) }
        hasPendingBreak = false
        guard !isParagraphOpen else { return }
        output += Array("<p>".utf8)
        isParagraphOpen = true
    }

    private mutating func closeParagraph() {
        hasPendingBreak = false
        guard isParagraphOpen else { return }
        output += Array("</p>\n".utf8)
        isParagraphOpen = false
    }

    private static func withoutCarriageReturns(_ bytes: [UInt8]) -> [UInt8] {
        bytes.filter { $0 != UInt8(ascii: "\r") }
    }

    private static func isBlock(_ name: [UInt8]) -> Bool { block.contains(name) }

    private static let verbatim = names("pre script style textarea")
    private static let containers = names("blockquote div section article aside")
    private static let void = names("hr")
    private static let block = names(
        """
        address article aside blockquote dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 \
        header hr iframe li main menu nav object ol p pre script section select style summary table tbody td textarea \
        tfoot th thead tr ul video audio
        """)

    private static func names(_ text: String) -> Set<[UInt8]> {
        Set(text.split(separator: " ").map { Array($0.utf8) })
    }
}
