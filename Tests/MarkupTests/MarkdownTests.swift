import Markup
import Testing

/// What differs from the standard: see `Markdown`.
@Suite struct MarkdownTests {
    @Test(arguments: [
        ("- [x] fly\n- [ ] land", "aria-label=\"Done\" disabled checked> fly"),
        ("- [ ] ", "<li class=\"task\"><input type=\"checkbox\" aria-label=\"Done\" disabled>"),
        ("    code", "<pre role=\"group\" aria-label=\"Code\" tabindex=\"0\"><code>code"),
        ("``` swift\na\n```", "tabindex=\"0\"><code class=\"language-swift\">a"),
        ("|a|\n|---|", "<div class=\"table-scroll\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">\n<table>"),
    ])
    func `boxes have a name, and what scrolls takes the focus`(markdown: String, html: String) {
        #expect(Markdown.render(markdown, for: .visitor).html.contains(html))
    }

    @Test(arguments: [
        ("# a\n\n###### b", "<h2>a</h2>\n<h6>b</h6>\n", "<p><strong>a</strong></p>\n<p><strong>b</strong></p>\n"),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>\n", "<p>&lt;b&gt;x&lt;/b&gt;</p>\n"),
        (
            "![a](/b 'c')", "<p><img src=\"/b\" alt=\"a\" title=\"c\" loading=\"lazy\"></p>\n", "<p>a</p>\n"
        ),
        (
            "![](https://a.b/c)", "<p><img src=\"https://a.b/c\" alt=\"\" loading=\"lazy\"></p>\n",
            "<p><a href=\"https://a.b/c\" rel=\"nofollow ugc\">https://a.b/c</a></p>\n"
        ),
        ("[a](#b)", "<p><a href=\"#b\">a</a></p>\n", "<p>a</p>\n"),
        ("[a](//b.c/d)", "<p><a href=\"https://b.c/d\">a</a></p>\n", "<p>a</p>\n"),
        ("[a](http://b@c.d)", "<p><a href=\"http://b@c.d\">a</a></p>\n", "<p>a</p>\n"),
        (
            "a@b.org", "<p><a href=\"mailto:a@b.org\">a@b.org</a></p>\n",
            "<p><a href=\"mailto:a@b.org\" rel=\"nofollow ugc\">a@b.org</a></p>\n"
        ),
        ("[a](b:c)", "<p>a</p>\n", "<p>a</p>\n"), ("[a](https:b)", "<p>a</p>\n", "<p>a</p>\n"),
    ])
    func `staff and visitors`(markdown: String, staff: String, visitor: String) {
        #expect(Markdown.render(markdown, for: .staff).html == staff)
        #expect(Markdown.render(markdown, for: .visitor).html == visitor)
    }

    @Test(arguments: [
        "|a|b|\n|-|-|\n|c|d|", "a|b\n-|-\nc|d", "| a | b |\n| - | :-: |\n| c | d |", "|a|b|\n|:-|-:|\n|c|d|",
        "> |a|b|\n> |--|--|\n> |c|d|", "- |a|b|\n  |-|-|\n  |c|d|", "|a|b\\|c|\n|-|-|\n|c|d|",
        "|a|b|\r\n|-|-|\r\n|c|d|",
    ])
    func `short delimiter rows make a table`(markdown: String) {
        let html = Markdown.render(markdown, for: .staff).html
        #expect(html.contains("<table>") && html.contains(">c</td>") && html.contains(">d</td>"))
        #expect(!html.contains("-</td>"))
    }

    @Test(arguments: [
        ("|a|b|\n|-|", "<p>|a|b|\n|-|</p>\n"), ("|a|\n|-|-|", "<p>|a|\n|-|-|</p>\n"),
        ("```\n|a|b|\n|-|-|\n```", ">|a|b|\n|-|-|\n</code></pre>\n"),
        ("    |a|b|\n    |-|-|", ">|a|b|\n|-|-|\n</code></pre>\n"),
        ("~~~\n```\n|a|\n|-|\n~~~", ">```\n|a|\n|-|\n</code></pre>\n"), ("a\n|-|-|", "<p>a\n|-|-|</p>\n"),
        ("|-|-|", "<p>|-|-|</p>\n"), ("|a|\n|-:-|", "<p>|a|\n|-:-|</p>\n"), ("a|\n--", "<h3>a|</h3>\n"),
    ])
    func `what is no delimiter row stays as it was typed`(markdown: String, html: String) {
        #expect(Markdown.render(markdown, for: .staff).html.hasSuffix(html))
    }

    @Test func `a row of dashes inside a table is a row`() {
        let html = Markdown.render("|a|b|\n|-|-|\n|c|d|\n|-|-|", for: .staff).html
        #expect(html.contains("<td>-</td>\n<td>-</td>"))
    }

    @Test func `bare addresses keep what looks like emphasis, and end at punctuation of any script`() {
        let html = Markdown.render("www.a.b/_c_d_ *e* https://x.y/z）。", for: .staff).html
        #expect(
            html == "<p><a href=\"http://www.a.b/_c_d\">www.a.b/_c_d</a>_ <em>e</em> <a href=\"https://x.y/z\">"
                + "https://x.y/z</a>）。</p>\n")
    }
}
