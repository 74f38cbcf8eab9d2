extension ForeignHTML {
    /// HTML of a text as WordPress stores it, where blank lines part paragraphs and a single line feed is a line break.
    ///
    /// Between the blocks of the text, and inside `blockquote`, runs of text and inline elements become `<p>...</p>`,
    /// with `<br>` for their line feeds. Inside `div` and its like they do so only where a blank line stands before or
    /// behind the run; otherwise, as in headings and captions, the line feeds alone become `<br>`. Inside other blocks
    /// (lists, tables, `pre`, `script`) nothing is changed. What stands between WordPress' block comments
    /// (`<!-- wp:name -->` and `<!-- /wp:name -->`) has its paragraphs already and stays as it is. Linear in time.
    package static func paragraphs(_ wordpressText: String) -> String {
        var paragraphs = WordPressParagraphs()
        return paragraphs.read(Array(wordpressText.utf8))
    }
}

private struct WordPressParagraphs {
    /// What becomes of the text inside a block.
    private enum Flow { case paragraphs, separatedParagraphs, lines, verbatim }

    private struct Block {
        let name: String
        let flow: Flow
    }

    private var output: [UInt8] = []
    private var blocks: [Block] = []
    /// How many blocks of a name are open, so that an end tag without a start tag is known as such at once.
    private var openBlocks: [String: Int] = [:]
    /// How many of WordPress' block comments are open.
    private var commentedBlocks = 0

    /// The inline content since the last block or blank line, and where line breaks go in it.
    private var run: [UInt8] = []
    private var breaks: [Int] = []
    private var hasContent = false
    private var followsBlankLine = false
    private var followsBreak = false
    private var paragraphTag: ArraySlice<UInt8>?

    mutating func read(_ source: [UInt8]) -> String {
        var reader = TagReader(source)
        while let token = reader.next() {
            let bytes = source[token.range]
            switch token.kind {
            case .comment where bytes.starts(with: "<!-- wp:".utf8) || bytes.starts(with: "<!-- /wp:".utf8):
                readBlockComment(bytes)
            case _ where commentedBlocks > 0: output.append(contentsOf: bytes)
            case .text where flow != .verbatim: text(bytes)
            case .start("p") where flow != .verbatim:
                endRun(atBlankLine: false)
                paragraphTag = bytes
            case .end("p") where flow != .verbatim: endRun(atBlankLine: true)
            case .start(let name) where Self.flow(inside: name) != nil: start(name, bytes)
            case .end(let name) where Self.flow(inside: name) != nil: end(name, bytes)
            case .start(let name) where flow != .verbatim: inline(bytes, isBreak: name == "br")
            case .end where flow != .verbatim, .rawText where flow != .verbatim: inline(bytes, isBreak: false)
            case .comment where flow != .verbatim: run.append(contentsOf: bytes)
            case .broken: break
            default: output.append(contentsOf: bytes)
            }
        }
        endRun(atBlankLine: false)
        return String(decoding: output, as: UTF8.self)
    }

    private mutating func readBlockComment(_ comment: ArraySlice<UInt8>) {
        endRun(atBlankLine: true)
        output.append(contentsOf: comment)
        if comment.starts(with: "<!-- /".utf8) {
            commentedBlocks = max(commentedBlocks - 1, 0)
        } else if !comment.suffix(4).elementsEqual("/-->".utf8) {
            commentedBlocks += 1
        }
    }

    private var flow: Flow { blocks.last?.flow ?? .paragraphs }

    /// Nil for an inline element.
    private static func flow(inside name: String) -> Flow? {
        switch name {
        case "blockquote": .paragraphs
        case "article", "aside", "center", "dd", "details", "div", "fieldset", "footer", "form", "header", "li", "main",
            "section", "td", "th":
            .separatedParagraphs
        case "address", "caption", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "legend", "summary": .lines
        case "dl", "figure", "hr", "iframe", "math", "menu", "nav", "ol", "p", "pre", "script", "select", "style",
            "svg", "table", "tbody", "textarea", "tfoot", "thead", "tr", "ul":
            .verbatim
        default: nil
        }
    }

    // MARK: Blocks

    private mutating func start(_ name: String, _ tag: ArraySlice<UInt8>) {
        endRun(atBlankLine: false)
        output.append(contentsOf: tag)
        guard name != "hr" else { return }
        if name == "li" || name == "dd" || name == "dt" || name == "td" || name == "th", blocks.last?.name == name {
            close()
        }
        blocks.append(Block(name: name, flow: Self.flow(inside: name) ?? .verbatim))
        openBlocks[name, default: 0] += 1
    }

    private mutating func end(_ name: String, _ tag: ArraySlice<UInt8>) {
        endRun(atBlankLine: false)
        output.append(contentsOf: tag)
        guard openBlocks[name, default: 0] > 0 else { return }
        while let last = blocks.last {
            close()
            if last.name == name { break }
        }
    }

    private mutating func close() {
        if let block = blocks.popLast() { openBlocks[block.name, default: 1] -= 1 }
    }

    // MARK: Runs

    private mutating func inline(_ bytes: ArraySlice<UInt8>, isBreak: Bool) {
        run.append(contentsOf: bytes)
        hasContent = true
        followsBreak = isBreak
    }

    private mutating func text(_ text: ArraySlice<UInt8>) {
        var lineFeeds = 0
        for byte in text {
            switch byte {
            case UInt8(ascii: "\n"):
                lineFeeds += 1
                if lineFeeds == 2 { endRun(atBlankLine: true) }
                if lineFeeds == 1, !followsBreak { breaks.append(run.count) }
            case UInt8(ascii: "\r"): continue
            case UInt8(ascii: " "), UInt8(ascii: "\t"): break
            default:
                lineFeeds = 0
                hasContent = true
                followsBreak = false
            }
            run.append(byte)
        }
    }

    private mutating func endRun(atBlankLine: Bool) {
        let isParagraph =
            paragraphTag != nil || flow == .paragraphs
            || (flow == .separatedParagraphs && (followsBlankLine || atBlankLine))
        if !hasContent {
            if let paragraphTag { output.append(contentsOf: paragraphTag + "</p>".utf8) }
            output.append(contentsOf: run)
        } else if isParagraph, flow != .verbatim {
            output.append(contentsOf: paragraphTag ?? ArraySlice("<p>".utf8))
            writeLines(trimmed: true)
            output.append(contentsOf: "</p>\n".utf8)
        } else {
            writeLines(trimmed: false)
        }
        run.removeAll(keepingCapacity: true)
        breaks.removeAll(keepingCapacity: true)
        hasContent = false
        followsBreak = false
        followsBlankLine = atBlankLine
        paragraphTag = nil
    }

    /// The run with a line break at each line feed that has something before and behind it.
    private mutating func writeLines(trimmed: Bool) {
        let start = run.firstIndex { !$0.isASCIIWhitespace } ?? run.endIndex
        let end = run.lastIndex { !$0.isASCIIWhitespace }.map { $0 + 1 } ?? start
        var written = trimmed ? start : run.startIndex
        for place in breaks where place > start && place < end {
            output.append(contentsOf: run[written..<place])
            output.append(contentsOf: "<br>".utf8)
            written = place
        }
        output.append(contentsOf: run[written..<(trimmed ? end : run.endIndex)])
    }
}
