internal import CMarkdown

/// Turns what md4c reports of one text into HTML.
///
/// Every start tag is paired with what will end it on a stack, so the result is balanced whatever md4c reports and
/// wherever it stops.
struct MarkdownRenderer {
    let author: Markdown.Author
    private let limit: Int
    let hidesCharacters: Bool
    let mayHaveAutolinks: Bool

    var output = HTMLOutput()
    var ends: [StaticString] = []
    /// Bytes of the addresses and titles of links: each use of one definition costs its length again, even where
    /// nothing is written.
    var attributeBytes = 0
    var spans = 0
    /// How many ends the stack holds with that of the open link on top.
    var openLink: Int?
    var image: Image?
    var isInTable = false
    /// Kept between texts for its memory.
    var scratch: [UInt8] = []

    static func render(_ source: MarkdownSource, for author: Markdown.Author) -> String {
        var parser = MD_PARSER()
        parser.flags = UInt32(
            MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_NOHTMLBLOCKS | MD_FLAG_NOHTMLSPANS)
        parser.enter_block = { type, detail, renderer in MarkdownRenderer.update(renderer) { $0.enter(type, detail) } }
        parser.leave_block = { type, _, renderer in MarkdownRenderer.update(renderer) { $0.leave(type) } }
        parser.enter_span = { type, detail, renderer in MarkdownRenderer.update(renderer) { $0.enter(type, detail) } }
        parser.leave_span = { type, _, renderer in MarkdownRenderer.update(renderer) { $0.leave(type) } }
        parser.text = { type, text, count, renderer in
            MarkdownRenderer.update(renderer) { $0.text(type, UnsafeRawBufferPointer(start: text, count: Int(count))) }
        }
        var renderer = MarkdownRenderer(source, author: author)
        let status = withUnsafeMutablePointer(to: &renderer) { renderer in
            source.bytes.withUnsafeBytes { bytes in
                let text = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
                return md_parse(text, MD_SIZE(source.count), &parser, renderer)
            }
        }
        if status != 0 { renderer.end() }
        return renderer.output.html
    }

    private init(_ source: MarkdownSource, author: Markdown.Author) {
        self.author = author
        limit = 32_768 + 12 * source.writtenCount
        hidesCharacters = source.hidesCharacters
        mayHaveAutolinks = source.mayHaveAutolinks
        output.reserve(source.count + source.count / 2)
    }

    private var isFull: Bool { output.count > limit || 4 * attributeBytes > limit }

    /// Lets one report of md4c change the renderer, and tells md4c to stop when the output has its full size. Only a
    /// negative status does so nearly everywhere: inside tables md4c ignores a positive one, and where a row has too few
    /// cells any, so that nothing more is written then.
    private static func update(
        _ renderer: UnsafeMutableRawPointer?, _ change: (inout MarkdownRenderer) -> Void
    ) -> Int32 {
        guard let renderer = renderer?.assumingMemoryBound(to: MarkdownRenderer.self), !renderer.pointee.isFull
        else { return -1 }
        change(&renderer.pointee)
        return renderer.pointee.isFull ? -1 : 0
    }

    private mutating func end() {
        while let end = ends.popLast() { output.markup(end) }
        output.lineStart()
        output.markup("<p>…</p>\n")
    }

    // MARK: Blocks

    private mutating func enter(_ block: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) {
        switch block {
        case MD_BLOCK_QUOTE: open("<blockquote>\n", end: "</blockquote>\n")
        case MD_BLOCK_UL: open("<ul>\n", end: "</ul>\n")
        case MD_BLOCK_OL: openOrderedList(start: detail?.load(as: MD_BLOCK_OL_DETAIL.self).start ?? 1)
        case MD_BLOCK_LI: openItem(detail?.load(as: MD_BLOCK_LI_DETAIL.self))
        case MD_BLOCK_HR: open("<hr>\n", end: "")
        case MD_BLOCK_H: openHeading(level: detail?.load(as: MD_BLOCK_H_DETAIL.self).level ?? 1)
        case MD_BLOCK_CODE: openCode(detail?.load(as: MD_BLOCK_CODE_DETAIL.self))
        case MD_BLOCK_P: open("<p>", end: "</p>\n")
        case MD_BLOCK_TABLE:
            open(ScrollingRegion.tableStart, end: "</table>\n</div>\n")
            output.markup("\n<table>\n")
            isInTable = true
        case MD_BLOCK_THEAD: open("<thead>\n", end: "</thead>\n")
        case MD_BLOCK_TBODY: open("<tbody>\n", end: "</tbody>\n")
        case MD_BLOCK_TR: open("<tr>\n", end: "</tr>\n")
        case MD_BLOCK_TH: openCell("<th", detail?.load(as: MD_BLOCK_TD_DETAIL.self), end: "</th>\n")
        case MD_BLOCK_TD: openCell("<td", detail?.load(as: MD_BLOCK_TD_DETAIL.self), end: "</td>\n")
        default: ends.append("")
        }
    }

    private mutating func leave(_ block: MD_BLOCKTYPE) {
        if block == MD_BLOCK_TABLE { isInTable = false }
        if let end = ends.popLast() { output.markup(end) }
    }

    private mutating func open(_ start: StaticString, end: StaticString) {
        output.lineStart()
        output.markup(start)
        ends.append(end)
    }

    private mutating func openOrderedList(start: UInt32) {
        guard start != 1 else { return open("<ol>\n", end: "</ol>\n") }
        open("<ol start=\"", end: "</ol>\n")
        output.safe(String(start).utf8)
        output.markup("\">\n")
    }

    private mutating func openItem(_ item: MD_BLOCK_LI_DETAIL?) {
        guard let item, item.is_task != 0 else { return open("<li>", end: "</li>\n") }
        // The box needs a name of its own: what stands behind it may be a paragraph, a list or nothing.
        open("<li class=\"task\"><input type=\"checkbox\" aria-label=\"Done\" disabled", end: "</li>\n")
        output.markup(item.task_mark == CChar(bitPattern: UInt8(ascii: " ")) ? "> " : " checked> ")
    }

    private mutating func openHeading(level: UInt32) {
        guard author == .staff else { return open("<p><strong>", end: "</strong></p>\n") }
        switch level {
        case 1: open("<h2>", end: "</h2>\n")
        case 2: open("<h3>", end: "</h3>\n")
        case 3: open("<h4>", end: "</h4>\n")
        case 4: open("<h5>", end: "</h5>\n")
        default: open("<h6>", end: "</h6>\n")
        }
    }

    private mutating func openCode(_ code: MD_BLOCK_CODE_DETAIL?) {
        open("<pre", end: "</code></pre>\n")
        output.markup(ScrollingRegion.codeAttributes)
        output.markup("><code")
        let language = code.map { value($0.lang).filter(Self.standsInLanguage) } ?? []
        if !language.isEmpty {
            output.markup(" class=\"language-")
            output.text(language)
            output.markup("\"")
        }
        output.markup(">")
    }

    private static func standsInLanguage(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || byte >= 0x80 || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "#")
    }

    private mutating func openCell(_ start: StaticString, _ cell: MD_BLOCK_TD_DETAIL?, end: StaticString) {
        open(start, end: end)
        switch cell?.align {
        case MD_ALIGN_LEFT: output.markup(" class=\"align-left\">")
        case MD_ALIGN_CENTER: output.markup(" class=\"align-center\">")
        case MD_ALIGN_RIGHT: output.markup(" class=\"align-right\">")
        default: output.markup(">")
        }
    }
}
