internal import CMarkdown

/// Turns what md4c reports of one text into HTML.
///
/// Every start tag is paired with what will end it on a stack, so the result is balanced whatever md4c reports and
/// wherever it stops.
struct MarkdownRenderer {
    private let author: Markdown.Author
    private let limit: Int
    private let hidesCharacters: Bool
    private let mayHaveAutolinks: Bool

    private var output = HTMLOutput()
    private var ends: [StaticString] = []
    /// Bytes of the addresses and titles of links: each use of one definition costs its length again, even where
    /// nothing is written.
    private var attributeBytes = 0
    private var spans = 0
    /// How many ends the stack holds with that of the open link on top.
    private var openLink: Int?
    private var image: Image?
    /// Kept between texts for its memory.
    private var scratch: [UInt8] = []

    private static let spanDepth = 32

    /// An image whose text is being read; images inside it count as its text.
    private struct Image {
        let address: Address?
        let title: [UInt8]
        var text: [UInt8] = []
        var depth = 1
    }

    static func render(_ source: MarkdownSource, for author: Markdown.Author) -> String {
        var parser = MD_PARSER()
        parser.flags = UInt32(
            MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_NOHTMLBLOCKS | MD_FLAG_NOHTMLSPANS)
        parser.enter_block = { type, detail, renderer in MarkdownRenderer.update(renderer) { $0.enter(type, detail) } }
        parser.leave_block = { _, _, renderer in MarkdownRenderer.update(renderer) { $0.leaveBlock() } }
        parser.enter_span = { type, detail, renderer in MarkdownRenderer.update(renderer) { $0.enter(type, detail) } }
        parser.leave_span = { type, _, renderer in MarkdownRenderer.update(renderer) { $0.leave(type) } }
        parser.text = { type, text, count, renderer in
            MarkdownRenderer.update(renderer) { $0.text(type, UnsafeRawBufferPointer(start: text, count: Int(count))) }
        }
        var renderer = MarkdownRenderer(source, author: author)
        let status = source.bytes.withUnsafeBytes { bytes in
            md_parse(
                bytes.baseAddress?.assumingMemoryBound(to: CChar.self), MD_SIZE(source.count), &parser, &renderer)
        }
        if status != 0 { renderer.end() }
        return renderer.output.html
    }

    private init(_ source: MarkdownSource, author: Markdown.Author) {
        self.author = author
        limit = 32_768 + 12 * source.count
        hidesCharacters = source.hidesCharacters
        mayHaveAutolinks = source.mayHaveAutolinks
        output.reserve(source.count + source.count / 2)
    }

    private var isFull: Bool { output.count > limit || 4 * attributeBytes > limit }

    /// Lets one report of md4c change the renderer, and tells md4c to stop (a status other than 0) when the output has
    /// its full size.
    private static func update(
        _ renderer: UnsafeMutableRawPointer?, _ change: (inout MarkdownRenderer) -> Void
    ) -> Int32 {
        guard let renderer = renderer?.assumingMemoryBound(to: MarkdownRenderer.self) else { return 1 }
        change(&renderer.pointee)
        return renderer.pointee.isFull ? 1 : 0
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
        case MD_BLOCK_TABLE: open("<table>\n", end: "</table>\n")
        case MD_BLOCK_THEAD: open("<thead>\n", end: "</thead>\n")
        case MD_BLOCK_TBODY: open("<tbody>\n", end: "</tbody>\n")
        case MD_BLOCK_TR: open("<tr>\n", end: "</tr>\n")
        case MD_BLOCK_TH: openCell("<th", detail?.load(as: MD_BLOCK_TD_DETAIL.self), end: "</th>\n")
        case MD_BLOCK_TD: openCell("<td", detail?.load(as: MD_BLOCK_TD_DETAIL.self), end: "</td>\n")
        default: ends.append("")
        }
    }

    private mutating func leaveBlock() {
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
        open("<li class=\"task\"><input type=\"checkbox\" disabled", end: "</li>\n")
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
        open("<pre><code", end: "</code></pre>\n")
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

    // MARK: Spans

    private mutating func enter(_ span: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) {
        countAttributes(of: span, detail)
        guard image == nil else {
            if span == MD_SPAN_IMG { image?.depth += 1 }
            return
        }
        spans += 1
        switch span {
        case MD_SPAN_IMG:
            let detail = detail?.load(as: MD_SPAN_IMG_DETAIL.self)
            let address = detail.flatMap { Address(value($0.src), for: .image, by: author) }
            image = Image(address: address, title: detail.map { value($0.title) } ?? [])
        case _ where spans > Self.spanDepth: ends.append("")
        case MD_SPAN_A: openLink(detail?.load(as: MD_SPAN_A_DETAIL.self))
        case MD_SPAN_EM: openSpan("<em>", end: "</em>")
        case MD_SPAN_STRONG: openSpan("<strong>", end: "</strong>")
        case MD_SPAN_DEL: openSpan("<del>", end: "</del>")
        case MD_SPAN_CODE: openSpan("<code>", end: "</code>")
        default: ends.append("")
        }
    }

    private mutating func countAttributes(of span: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) {
        switch span {
        case MD_SPAN_A:
            guard let link = detail?.load(as: MD_SPAN_A_DETAIL.self) else { return }
            attributeBytes += Int(link.href.size) + Int(link.title.size)
        case MD_SPAN_IMG:
            guard let image = detail?.load(as: MD_SPAN_IMG_DETAIL.self) else { return }
            attributeBytes += Int(image.src.size) + Int(image.title.size)
        default: break
        }
    }

    private mutating func leave(_ span: MD_SPANTYPE) {
        if let open = image {
            guard span == MD_SPAN_IMG else { return }
            image?.depth -= 1
            guard open.depth == 1 else { return }
            image = nil
            write(open)
        } else {
            if openLink == ends.count { openLink = nil }
            if let end = ends.popLast() { output.markup(end) }
        }
        spans -= 1
    }

    private mutating func openSpan(_ start: StaticString, end: StaticString) {
        output.markup(start)
        ends.append(end)
    }

    private mutating func openLink(_ link: MD_SPAN_A_DETAIL?) {
        guard openLink == nil, let link, let address = Address(value(link.href), for: .link, by: author) else {
            return ends.append("")
        }
        openLink(to: address, title: value(link.title))
        ends.append("</a>")
        openLink = ends.count
    }

    private mutating func openLink(to address: Address, title: [UInt8] = []) {
        output.markup("<a href=\"")
        output.safe(address.escaped)
        writeTitle(title)
        output.markup(author == .visitor ? "\" rel=\"nofollow ugc\">" : "\">")
    }

    /// The start of a title attribute whose quote the caller closes.
    private mutating func writeTitle(_ title: [UInt8]) {
        guard !title.isEmpty else { return }
        output.markup("\" title=\"")
        output.text(title)
    }

    private mutating func write(_ image: Image) {
        switch (image.address, author) {
        case (let address?, .staff):
            output.markup("<img src=\"")
            output.safe(address.escaped)
            output.markup("\" alt=\"")
            output.text(image.text)
            writeTitle(image.title)
            output.markup("\" loading=\"lazy\">")
        case (let address?, .visitor) where openLink == nil:
            openLink(to: address, title: image.title)
            if image.text.isEmpty { output.safe(address.escaped) } else { output.text(image.text) }
            output.markup("</a>")
        default: output.text(image.text)
        }
    }

    // MARK: Text

    private mutating func text(_ type: MD_TEXTTYPE, _ bytes: UnsafeRawBufferPointer) {
        bytes.withMemoryRebound(to: UInt8.self) { bytes in
            switch type {
            case MD_TEXT_BR: image == nil ? output.markup("<br>\n") : plain("\n")
            case MD_TEXT_SOFTBR: plain("\n")
            case MD_TEXT_NULLCHAR: plain("\u{FFFD}")
            case MD_TEXT_ENTITY: plain(CharacterReference.decode(bytes) ?? String(decoding: bytes, as: UTF8.self))
            case _ where hidesCharacters && bytes.contains(0xEF): restoredText(type, bytes)
            default: text(type, bytes)
            }
        }
    }

    private mutating func text(_ type: MD_TEXTTYPE, _ text: UnsafeBufferPointer<UInt8>) {
        if image != nil {
            image?.text.append(contentsOf: text)
        } else if type == MD_TEXT_NORMAL, mayHaveAutolinks, openLink == nil {
            writeWithAutolinks(text)
        } else {
            output.text(text)
        }
    }

    private mutating func restoredText(_ type: MD_TEXTTYPE, _ bytes: UnsafeBufferPointer<UInt8>) {
        var restored: [UInt8] = []
        swap(&restored, &scratch)
        HiddenCharacter.restore(bytes, into: &restored)
        restored.withUnsafeBufferPointer { text(type, $0) }
        restored.removeAll(keepingCapacity: true)
        swap(&restored, &scratch)
    }

    private mutating func plain(_ string: String) {
        var string = string
        string.withUTF8 { text(MD_TEXT_CODE, $0) }
    }

    private mutating func writeWithAutolinks(_ text: UnsafeBufferPointer<UInt8>) {
        var scanner = AutolinkScanner(text)
        var written = 0
        while let link = scanner.next() {
            let found = text[link.range]
            guard let address = Address(link.scheme + found, for: .link, by: author) else { continue }
            output.text(UnsafeBufferPointer(rebasing: text[written..<link.range.lowerBound]))
            openLink(to: address)
            output.text(UnsafeBufferPointer(rebasing: found))
            output.markup("</a>")
            written = link.range.upperBound
        }
        output.text(UnsafeBufferPointer(rebasing: text[written...]))
    }

    private func value(_ attribute: MD_ATTRIBUTE) -> [UInt8] {
        guard let text = attribute.text, let types = attribute.substr_types, let offsets = attribute.substr_offsets
        else { return [] }
        var value: [UInt8] = []
        var part = 0
        while offsets[part] < attribute.size {
            let range = Int(offsets[part])..<Int(offsets[part + 1])
            UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(start: text, count: Int(attribute.size))[range])
                .withMemoryRebound(to: UInt8.self) { bytes in
                    if types[part] == MD_TEXT_ENTITY, let decoded = CharacterReference.decode(bytes) {
                        value.append(contentsOf: decoded.utf8)
                    } else {
                        HiddenCharacter.restore(bytes, into: &value)
                    }
                }
            part += 1
        }
        return value
    }
}
