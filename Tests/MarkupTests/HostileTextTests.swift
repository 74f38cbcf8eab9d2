import Testing

@testable import Markup

/// What hostile texts may do to the output. How long they take is measured by `deploy/bench`.
@Suite struct HostileTextTests {
    private static let authors = [Markdown.Author.staff, .visitor]
    /// The largest size of a comment.
    private static let size = 16_384

    @Test(arguments: HostileText.markdown, authors)
    func `hostile Markdown comes out bounded, balanced and harmless`(text: HostileText, author: Markdown.Author) {
        let source = text.filled(to: Self.size)
        let html = Markdown.render(source, for: author).html
        // What was open is closed, and an ellipsis says that something is missing.
        #expect(html.utf8.count <= 32_768 + 12 * source.utf8.count + 8_192)
        expectSound(html)
    }

    @Test(arguments: HostileText.html, authors)
    func `hostile HTML comes out bounded, balanced and harmless`(text: HostileText, author: Markdown.Author) {
        for source in [text.filled(to: Self.size), ForeignHTML.paragraphs(text.filled(to: Self.size))] {
            let rendered = ForeignHTML.render(source, for: author)
            #expect(rendered.html.utf8.count <= 32_768 + 40 * source.utf8.count)
            expectSound(rendered.html)
            _ = rendered.excerpt(limit: 280)
        }
    }

    @Test(arguments: HostileText.html)
    func `paragraphs add at most a tag for each line`(text: HostileText) {
        let source = text.filled(to: Self.size)
        let lines = source.utf8.count { $0 == UInt8(ascii: "\n") } + source.utf8.count { $0 == UInt8(ascii: "<") } + 1
        #expect(ForeignHTML.paragraphs(source).utf8.count <= source.utf8.count + 8 * lines)
    }

    @Test(arguments: [
        HostileText(name: "quotes in quotes", unit: ">"), HostileText(name: "brackets", unit: "[]()"),
        HostileText(name: "a table", start: "|a|b|\n|-|-|\n", unit: "|c|d|\n"),
    ])
    func `Markdown of the largest size`(text: HostileText) {
        expectSound(Markdown.render(text.filled(to: Markdown.limit), for: .visitor).html)
    }

    @Test(arguments: [
        HostileText(name: "divisions", unit: "<div>"), HostileText(name: "bold paragraphs", unit: "<b><p>"),
        HostileText(name: "tables in cells", unit: "<table><tr><td>"),
    ])
    func `HTML of the largest size`(text: HostileText) {
        expectSound(ForeignHTML.render(text.filled(to: ForeignHTML.limit), for: .visitor).html)
    }

    @Test func `what is beyond the limit is cut between characters`() {
        let text = String(repeating: "x", count: Markdown.limit - 1) + "€ is not here"
        for html in [Markdown.render(text, for: .visitor).html, ForeignHTML.render(text, for: .visitor).html] {
            #expect(!html.contains("€") && !html.contains("\u{FFFD}"))
        }
    }

    @Test func `a full output ends inside a table too`() {
        let address = "/" + String(repeating: "b", count: 4_000)
        let rows = String(repeating: "|[a]|[a]|\n", count: 6_000)
        let source = "[a]: \(address)\n\n|a|b|\n|-|-|\n" + rows
        let html = Markdown.render(source, for: .staff).html
        #expect(html.utf8.count <= 32_768 + 12 * source.utf8.count + 8_192)
        #expect(html.hasSuffix("</table>\n</div>\n<p>…</p>\n"))
        expectSound(html)
    }

    @Test func `an ordinary text of the largest size is not cut`() {
        let text =
            "# Title\n\nText with *emphasis*, `code` and [a link](https://example.org/).\n\n- [x] one\n- two\n\n"
            + "|a|b|\n|-|-|\n|c|d|\n\n```\ncode\n```\n\n"
        let times = Markdown.limit / text.utf8.count
        let html = Markdown.render(String(repeating: text, count: times), for: .staff).html
        #expect(html.split(separator: "<h2>Title</h2>").count == times)
        #expect(html.split(separator: "<td>c</td>").count == times + 1)
        #expect(!html.contains("…"))
    }

    @Test func `no more than a hundred markers of quotes and lists stand before a text`() {
        for text in HostileText.markdown {
            let source = MarkdownSource(Array(text.filled(to: Self.size).utf8))
            for line in source.bytes.prefix(source.count).split(separator: UInt8(ascii: "\n")) {
                let markers = line.prefix { " \t>-+*1.)".utf8.contains($0) }
                #expect(markers.count { $0 == UInt8(ascii: ">") } <= MarkdownSource.containerColumns, "\(text.name)")
            }
        }
    }

    @Test(arguments: HostileText.markdown)
    func `brackets that would cost the square of a paragraph are text unless they are near each other`(
        text: HostileText
    ) {
        let source = MarkdownSource(Array(text.filled(to: Self.size).utf8))
        var credit = 8 * Self.size + 16_384
        for paragraph in Self.paragraphs(source.bytes.prefix(source.count)) {
            let cost = paragraph.count { $0 == UInt8(ascii: "]") } * paragraph.count
            guard cost > credit else {
                credit -= cost
                continue
            }
            for line in paragraph.split(separator: UInt8(ascii: "\n")) {
                #expect(Self.depth(ofBracketsIn: line) <= LineBrackets.depth, "\(text.name)")
            }
        }
    }

    private static func paragraphs(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var paragraphs: [ArraySlice<UInt8>] = []
        var start = text.startIndex
        for index in text.indices.dropLast() where text[index] == 0x0A && text[index + 1] == 0x0A {
            paragraphs.append(text[start..<index])
            start = index + 1
        }
        return paragraphs + [text[start...]]
    }

    private static func depth(ofBracketsIn line: ArraySlice<UInt8>) -> Int {
        var depth = 0
        var deepest = 0
        for byte in line {
            if byte == UInt8(ascii: "[") { depth += 1 }
            if byte == UInt8(ascii: "]") { depth = max(depth - 1, 0) }
            deepest = max(deepest, depth)
        }
        return deepest
    }

    private func expectSound(_ html: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let tree = ParsedHTML.body(html)
        #expect(
            TagSequence.written(in: html) == TagSequence.parsed(in: tree), "the tags of \(html.prefix(300))…",
            sourceLocation: sourceLocation)
        #expect(SafetyCheck.violations(in: html) == [], "\(html.prefix(300))…", sourceLocation: sourceLocation)
        #expect(
            !html.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" },
            "a control character", sourceLocation: sourceLocation)
    }
}
