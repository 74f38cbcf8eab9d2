import Testing

/// A text that was made to cost much or to break something: a unit that is repeated up to a size, with something
/// before and behind it.
struct HostileText: CustomTestStringConvertible {
    let name: String
    var start = ""
    let unit: String
    var end = ""

    var testDescription: String { name }

    func filled(to size: Int) -> String {
        let room = max(size - start.utf8.count - end.utf8.count, 0)
        let middle = String(repeating: unit, count: room / unit.utf8.count + 1).utf8.prefix(room)
        return start + String(decoding: middle, as: UTF8.self) + end
    }
}

extension HostileText {
    static let markdown =
        [
            Self(name: "quotes in quotes", unit: ">"),
            Self(name: "quotes in quotes, each with a text", unit: "> a\n>"),
            Self(name: "lists in lists", unit: "- "),
            Self(name: "lists in lists, then short lines", start: String(repeating: "- ", count: 4_000), unit: "a\n\n"),
            Self(name: "numbered lists", unit: "1. "),
            Self(name: "quotes and lists in turns", unit: "> - 1) "),
            Self(name: "lists that indent further", unit: "  - a\n    - b\n"),
            Self(name: "open brackets", unit: "["),
            Self(name: "closed brackets", unit: "]"),
            Self(name: "brackets in brackets", start: String(repeating: "[", count: 8_000), unit: "]"),
            Self(name: "images that never end", unit: "![[]()"),
            Self(name: "links in links", unit: "[a](b"),
            Self(name: "links with open titles", unit: "[a](b \""),
            Self(name: "links with open angles", unit: "[a](<b"),
            Self(name: "images in images", start: String(repeating: "![", count: 8_000), unit: "](a)"),
            Self(name: "stars", unit: "*"),
            Self(name: "strong stars", unit: "**a "),
            Self(name: "emphasis that crosses", unit: "*a **b _c __d "),
            Self(name: "underscores", unit: "_"),
            Self(name: "underscored words", unit: "_a__ "),
            Self(name: "emphasis in emphasis", start: String(repeating: "*a ", count: 8_000), unit: "b* "),
            Self(name: "strikes", unit: "~~a~"),
            Self(name: "backticks", unit: "`"),
            Self(
                name: "backticks of rising length",
                start: (1...200).map { String(repeating: "`", count: $0) + "a" }.joined(), unit: "a`"),
            Self(name: "code that never ends", unit: "`a``b```"),
            Self(name: "fences", unit: "```\na\n"),
            Self(name: "fences in quotes", unit: "> ```\n"),
            Self(name: "references", unit: "[a]: b\n[a]\n"),
            Self(
                name: "thousands of references", start: (0..<4_000).map { "[a\($0)]: /b\($0)\n" }.joined(),
                unit: "[a1][a2] "),
            Self(
                name: "a long address, referred to often", start: "[a]: /\(String(repeating: "b", count: 4_000))\n\n",
                unit: "[a] "),
            Self(
                name: "a long title, referred to often", start: "[a]: /b '\(String(repeating: "c", count: 4_000))'\n\n",
                unit: "![a] "),
            Self(
                name: "a long address, referred to in a table",
                start: "[a]: /\(String(repeating: "b", count: 4_000))\n\n|a|b|\n|-|-|\n", unit: "|[a]|[a]|\n"),
            Self(
                name: "a table of many columns",
                start: String(repeating: "|a", count: 2_000) + "\n" + String(repeating: "|-", count: 2_000) + "\n",
                unit: "|b"),
            Self(
                name: "a table of many columns and empty rows",
                start: String(repeating: "|a", count: 2_000) + "\n" + String(repeating: "|-", count: 2_000) + "\n",
                unit: "|\n"),
            Self(name: "a table of many rows", start: "|a|b|\n|-|-|\n", unit: "|c|d|\n"),
            Self(name: "many tables", unit: "|a|b|\n|-|-|\n\n"),
            Self(name: "a header without its table", unit: "|a"),
            Self(name: "tasks", unit: "- [ ] a\n"),
            Self(name: "tasks in tasks", unit: "- [x] - [ ] "),
            Self(name: "headings", unit: "# a\na\n=\n"),
            Self(name: "rules", unit: "---\n"),
            Self(name: "entities", unit: "&amp&lt;&#x41;&CounterClockwiseContourIntegral;"),
            Self(name: "addresses", unit: "www.www.www."),
            Self(name: "schemes", unit: "http://http://"),
            Self(name: "addresses full of parentheses", start: "http://a.b/", unit: "(()"),
            Self(name: "mail addresses", unit: "a@a.a@a.a@"),
            Self(name: "angles", unit: "<"),
            Self(name: "tags", unit: "<div><b a='"),
            Self(name: "comments", unit: "<!-- <!"),
            Self(name: "instructions", unit: "<?a "),
            Self(name: "character data", unit: "<![CDATA["),
            Self(name: "escapes", unit: "\\"),
            Self(name: "blank lines", unit: "\n"),
            Self(name: "line ends of all kinds", unit: "a\r\n\rb\n"),
            Self(name: "tabs", unit: "\t- \t"),
        ] + everyText

    static let html =
        [
            "div", "ul", "b", "a", "table", "p", "blockquote", "span", "font", "pre", "h1", "code", "em", "details",
            "dl",
            "ruby", "figure", "button", "select", "svg", "math", "template", "form", "nobr", "marquee", "object",
            "iframe",
            "textarea", "title", "style", "script", "noscript", "plaintext", "frameset", "body", "html", "head",
        ].map { Self(name: "<\($0)> in <\($0)>", unit: "<\($0)>") } + [
            Self(name: "links with addresses", unit: "<a href=b>"),
            Self(name: "list items", unit: "<ul><li>"),
            Self(name: "terms", unit: "<dl><dt>a<dd>"),
            Self(name: "tables in cells", unit: "<table><tr><td>"),
            Self(name: "text in tables", unit: "<table>a"),
            Self(name: "a table of many columns", start: "<table><tr>", unit: "<td>a"),
            Self(name: "a table of many rows", start: "<table>", unit: "<tr><td>a"),
            Self(name: "boxes of tables", unit: "<div class=\"table-scroll\"><table><td>"),
            Self(name: "captions", unit: "<table><caption>"),
            Self(name: "bold paragraphs", unit: "<b><p>"),
            Self(name: "bold type that differs", unit: "<b class=a><i title=b><p>"),
            Self(name: "formatting that crosses", unit: "<b><i></b></i>"),
            Self(name: "fonts that cross blocks", unit: "<font><i><div></font>"),
            Self(
                name: "formatting that is never closed, then paragraphs",
                start: String(repeating: "<b><i><u><s>", count: 500), unit: "<p>a</p>"),
            Self(name: "end tags", unit: "</p></div></b></table>"),
            Self(name: "comments", unit: "<!--"),
            Self(name: "comments that end early", unit: "<!--><!--->a<!--a--!>"),
            Self(name: "attributes", unit: "<p a=\"b\" "),
            Self(name: "an element of many attributes", start: "<p ", unit: "title=a class=b "),
            Self(name: "a long class", start: "<p class='", unit: "alignleft ", end: "'>a"),
            Self(name: "angles", unit: "<<"),
            Self(name: "ruby", unit: "<ruby><rt><rp>"),
            Self(name: "options", unit: "<select><option><select>"),
            Self(name: "drawings with text", unit: "<svg><g><foreignObject><p>"),
            Self(name: "formulas", unit: "<math><mi><annotation-xml encoding='text/html'><div>"),
            Self(name: "raw text that does not end", unit: "<script></scrip"),
            Self(name: "scripts that hold comments", unit: "<script><!--<script>"),
            Self(name: "half a tag", unit: "<div", end: "<a href='x"),
            Self(name: "an address without end", start: "<a href='", unit: "http://a"),
            Self(name: "references", unit: "&amp&lt;&#x41;&notin;&not"),
            Self(name: "numbers without end", start: "&#", unit: "9"),
            Self(name: "character data", unit: "<![CDATA[a]]>"),
            Self(name: "block comments", unit: "<!-- wp:a {\"b\":"),
        ] + everyText

    /// Texts that hurt whatever reads them. Strings of Swift hold no invalid UTF-8; what they make of it is here.
    private static let everyText = [
        Self(name: "NUL", unit: "a\0"),
        Self(
            name: "control characters",
            unit: (1...31).map { String(UnicodeScalar(UInt8($0))) }.joined() + "\u{7F}\u{85}"),
        Self(
            name: "invalid UTF-8, repaired",
            unit: String(decoding: [0x61, 0xFF, 0xC0, 0xAF, 0xED, 0xA0, 0x80, 0xF4], as: UTF8.self)),
        Self(name: "direction marks", unit: "\u{202E}\u{2066}a\u{202C}"),
        Self(name: "zero width", unit: "\u{200B}\u{200D}\u{FEFF}"),
        Self(
            name: "noncharacters",
            unit: String(
                decoding: [0xEF, 0xB7, 0x90, 0x5B, 0xEF, 0xB7, 0xAF, 0xEF, 0xBF, 0xBE, 0xEF, 0xBF, 0xBF], as: UTF8.self)
        ),
        Self(name: "marks upon marks", unit: "\u{301}"),
        Self(name: "a very long line", unit: "word "),
        Self(name: "a very long word", unit: "x"),
        Self(name: "a very long word of four bytes each", unit: "😀"),
    ]
}
