extension ForeignHTML {
    /// HTML of a text as WordPress stores it, where blank lines part paragraphs and a single line feed is a line break.
    ///
    /// Runs of text and inline elements become `<p>...</p>`, with `<br>` for their line feeds. So it goes between the
    /// blocks of the text and inside `blockquote`; inside `div` and its like only where a blank line stands before or
    /// behind the run; inside other blocks (lists, tables, headings, `pre`, `script`) nothing is changed. A text made
    /// of WordPress' block comments (`<!-- wp:`) has its paragraphs already and is returned as it is. Linear in time.
    package static func paragraphs(_ wordpressText: String) -> String {
        let bytes = Array(wordpressText.utf8)
        guard !wordpressText.contains("<!-- wp:") else { return wordpressText }
        var paragraphs = WordPressParagraphs()
        return paragraphs.read(bytes)
    }
}

private struct WordPressParagraphs {
    /// What becomes of the text inside a block.
    private enum Flow { case paragraphs, separatedParagraphs, verbatim }

    private struct Block {
        let name: String
        let flow: Flow
    }

    private var output: [UInt8] = []
    private var blocks: [Block] = []
    /// How many blocks of a name are open, so that an end tag without a start tag is known as such at once.
    private var openBlocks: [String: Int] = [:]

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

    private var flow: Flow { blocks.last?.flow ?? .paragraphs }

    /// Nil for an inline element.
    private static func flow(inside name: String) -> Flow? {
        switch name {
        case "blockquote": .paragraphs
        case "article", "aside", "center", "dd", "details", "div", "fieldset", "footer", "form", "header", "li", "main",
            "section", "td", "th":
            .separatedParagraphs
        case "address", "caption", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
            "iframe",
            "legend", "math", "menu", "nav", "ol", "p", "pre", "script", "select", "style", "summary", "svg", "table",
            "tbody", "textarea", "tfoot", "thead", "tr", "ul":
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
            writeParagraph()
        } else {
            output.append(contentsOf: run)
        }
        run.removeAll(keepingCapacity: true)
        breaks.removeAll(keepingCapacity: true)
        hasContent = false
        followsBreak = false
        followsBlankLine = atBlankLine
        paragraphTag = nil
    }

    private mutating func writeParagraph() {
        let start = run.firstIndex { !$0.isASCIIWhitespace } ?? run.endIndex
        let end = run.lastIndex { !$0.isASCIIWhitespace }.map { $0 + 1 } ?? start
        output.append(contentsOf: paragraphTag ?? ArraySlice("<p>".utf8))
        var written = start
        for place in breaks where place > start && place < end {
            output.append(contentsOf: run[written..<place])
            output.append(contentsOf: "<br>".utf8)
            written = place
        }
        output.append(contentsOf: run[written..<end])
        output.append(contentsOf: "</p>\n".utf8)
    }
}
