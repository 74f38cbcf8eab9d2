/// Texts that were made to cost much, each from a unit that is repeated up to a size.
enum HostileText {
    static let ordinaryMarkdown =
        "A paragraph of *ordinary* text with [a link](https://example.org), some `code` and\nnothing else to say.\n\n"
    static let ordinaryHTML =
        "<p>A paragraph of <em>ordinary</em> text with <a href=\"https://example.org\">a link</a> and no more.</p>\n"

    static let markdown: [(name: String, unit: String)] = [
        ("quotes in quotes", ">"), ("quotes on each line", "> > > > > > > >\n"), ("lists in lists", "- "),
        ("numbered lists", "1. "), ("open brackets", "["), ("images that never end", "![[]()"),
        ("links in links", "[a](b"),
        ("open angles", "<"), ("emphasis", "*a **b "), ("underscores", "_a__ "), ("backticks", "`a``b```"),
        ("entities", "&amp&lt;&#x41;"), ("addresses", "www.www.www."), ("mail addresses", "a@a.a@a.a@"),
        ("schemes", "http://http://"), ("tables", "|a|b|\n|-|-|\n\n"),
        ("long tables", "|a|b|\n|-|-|\n" + String(repeating: "|c|d|\n", count: 2_000)),
        ("wide tables", String(repeating: "|a", count: 2_000) + "\n" + String(repeating: "|-", count: 2_000) + "\n"),
        (
            "wide tables of empty rows",
            String(repeating: "|a", count: 2_000) + "\n" + String(repeating: "|-", count: 2_000) + "\n"
                + String(repeating: "|\n", count: 4_000)
        ),
        ("headers without a table", "|a"), ("quotes and lists", "> - 1) "),
        ("brackets in brackets", String(repeating: "[", count: 4_000) + String(repeating: "]", count: 4_000)),
        (
            "thousands of references",
            (0..<1_000).map { "[a\($0)]: /b\n" }.joined() + "\n" + String(repeating: "[a1][a2] ", count: 500)
        ),
        (
            "a long address, referred to often",
            "[a]: /" + String(repeating: "b", count: 4_000) + "\n\n" + String(repeating: "[a] ", count: 3_000)
        ),
        (
            "a long address in a table",
            "[a]: /" + String(repeating: "b", count: 4_000) + "\n\n|a|b|\n|-|-|\n"
                + String(repeating: "|[a]|[a]|\n", count: 1_000)
        ),
        ("tasks", "- [ ] a\n"), ("fences", "```\na\n"),
        ("images in images", String(repeating: "![", count: 2_000) + String(repeating: "](a)", count: 2_000)),
        ("emphasis that crosses", "*a **b _c __d "), ("parentheses in addresses", "http://a.b/(()"), ("NUL", "a\0"),
        ("invisible characters", "\u{202E}\u{200B}"), ("one long word", "x"),
        ("references", "[a]: b\n[a]\n"),
        ("strikes", "~~a~"), ("comments", "<!--"), ("blank lines", "\n\n"), ("headings", "# a\na\n=\n"),
        ("instructions", "<?"), ("declarations", "<!A "), ("tags that never end", "<a "), ("titles", "[a](b \"c"),
        ("destinations", "[a](<b"), ("closing brackets", "a]"), ("nested brackets", "[[a]]"), ("backslashes", "\\"),
        ("tasks", "- [ ] "), ("lists in quotes", "> - "), ("emphasis within words", "a**b*c_d"),
    ]

    static let html: [(name: String, unit: String)] = [
        ("divisions", "<div>"), ("lists", "<ul><li>"), ("bold type", "<b>"), ("bold paragraphs", "<b class=a><p>"),
        ("links", "<a href=b>"), ("tables", "<table><tr><td>"), ("text in tables", "<table>a"),
        ("quotes", "<blockquote>"),
        ("end tags", "</p></div>"), ("comments", "<!--"), ("attributes", "<p a=\"b\" "), ("angles", "<<"),
        ("fonts crossing", "<font><i><div></font>"), ("ruby", "<ruby><rt>"), ("selects", "<select><option>"),
        ("drawings", "<svg><g>"), ("formulas", "<math><mi>"), ("frames", "<iframe>"), ("entities", "&amp&lt;&#x41;"),
        ("links over paragraphs", "<a><p>"), ("bold and italics crossing", "<b><i></b>"), ("no breaks", "<nobr>"),
        ("definitions", "<dl><dt><dd>"), ("templates", "<template>"), ("headings", "<h1><h2>"),
        ("character data", "<![CDATA["), ("scripts", "<script>"), ("columns", "<table><colgroup><col>"),
        ("drawings", "<svg><g>"), ("formulas", "<math><mi>"), ("spans", "<span>"),
        ("formatting that crosses", "<b><i></b></i>"),
        (
            "open formatting, then paragraphs",
            String(repeating: "<b><i><u><s>", count: 300) + String(repeating: "<p>a</p>", count: 1_000)
        ),
        ("preformatted text", "<pre>"), ("headings", "<h1>"), ("definitions", "<dl><dt>a<dd>"),
        ("cells", "<table><tr>" + String(repeating: "<td>a", count: 2_000)),
        ("boxes of tables", "<div class=\"table-scroll\"><table><td>"),
        ("many attributes", "<p " + String(repeating: "title=a class=b ", count: 500)), ("text areas", "<textarea>"),
        ("templates", "<template>"),
        ("scripts that do not end", "<script></scrip"), ("one long word", "x"), ("NUL", "a\0"),
        ("character data", "<![CDATA[a]]>"),
    ]

    static func filled(_ unit: String, to size: Int) -> String {
        String(decoding: String(repeating: unit, count: size / unit.utf8.count + 1).utf8.prefix(size), as: UTF8.self)
    }
}
