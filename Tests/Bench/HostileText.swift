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
        ("schemes", "http://http://"), ("tables", "|a|b|\n|-|-|\n"), ("wide tables", "|a"),
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
    ]

    static func filled(_ unit: String, to size: Int) -> String {
        String(decoding: String(repeating: unit, count: size / unit.utf8.count + 1).utf8.prefix(size), as: UTF8.self)
    }
}
