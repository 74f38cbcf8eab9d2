import Markup
import Testing

/// What becomes of other people's HTML: see `ForeignHTML`.
@Suite struct ForeignHTMLTests {
    private static let box = "<div class=\"table-scroll\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">"

    @Test(arguments: [
        ("<h1>a</h1>", "<h2>a</h2>", "<p><strong>a</strong></p>"),
        ("<a href='/b' onclick='c' style='d' id='e'>f</a>", "<a href=\"/b\">f</a>", "f"),
        ("<script>a</script><style>b</style><svg>c</svg>d", "d", "d"),
        ("<form><input name=a><button>b</button>c</form>", "c", "c"),
        (
            "<iframe src='https://a.b/c'>d</iframe>", "<p><a href=\"https://a.b/c\">https://a.b/c</a></p>",
            "<p><a href=\"https://a.b/c\" rel=\"nofollow ugc\">https://a.b/c</a></p>"
        ),
        ("<p>a<p>b", "<p>a</p><p>b</p>", "<p>a</p><p>b</p>"),
        ("<b><i>a</b>b</i>", "<b><i>a</i></b>b", "<b><i>a</i></b>b"),
        ("<td>a</td>", "a", "a"), ("a &lt;b&gt; &amp;amp;", "a &lt;b&gt; &amp;amp;", "a &lt;b&gt; &amp;amp;"),
        ("<p class='alignright x'>a</p>", "<p class=\"align-right\">a</p>", "<p class=\"align-right\">a</p>"),
    ])
    func `staff and visitors`(html: String, staff: String, visitor: String) {
        #expect(ForeignHTML.render(html, for: .staff).html == staff)
        #expect(ForeignHTML.render(html, for: .visitor).html == visitor)
    }

    @Test func `the outermost table and preformatted text can be scrolled by keyboard`() {
        let html = ForeignHTML.render("<table><tr><td>a<table><tr><td>b</table></table><pre>c</pre>", for: .staff).html
        #expect(
            html == Self.box + "<table><tbody><tr><td>a<table><tbody><tr><td>b</td></tr></tbody></table></td></tr>"
                + "</tbody></table></div><pre role=\"group\" aria-label=\"Preformatted text\" tabindex=\"0\">c</pre>")
        #expect(ForeignHTML.render(html, for: .staff).html == html)
    }

    @Test func `a box that holds more than tables is the author's own`() {
        #expect(ForeignHTML.render("<div class=\"table-scroll\">a</div>", for: .staff).html == "<div>a</div>")
    }

    @Test(arguments: [
        ("a\nb\n\nc", "<p>a<br>\nb</p>\n<p>c</p>\n"), ("<h2>a</h2>\nb", "<h2>a</h2><p>b</p>\n"),
        ("<ul>\n<li>a\nb\n<ul>\n<li>c</li></ul></li>\n</ul>", "<ul>\n<li>a<br>\nb\n<ul>\n<li>c</li></ul></li>\n</ul>"),
        ("<address>\na\nb\n</address>", "<address>\na<br>\nb\n</address>"), ("<pre>a\n\nb</pre>", "<pre>a\n\nb</pre>"),
        ("a<!--more-->\n\nb", "<p>a<!--more--></p>\n<p>b</p>\n"), ("<!--nextpage-->", "<!--nextpage-->"),
        ("<blockquote>a\n\nb</blockquote>", "<blockquote><p>a</p>\n<p>b</p>\n</blockquote>"),
        (
            "a\n\nb\n<!-- wp:list -->\n<ul>\n\n<li>c</li></ul>\n<!-- /wp:list -->\n\nd",
            "<p>a</p>\n<p>b</p>\n<!-- wp:list -->\n<ul>\n\n<li>c</li></ul>\n<!-- /wp:list -->\n<p>d</p>\n"
        ),
        (
            "<!-- wp:group --><!-- wp:more /-->\na\n\nb<!-- /wp:group -->",
            "<!-- wp:group --><!-- wp:more /-->\na\n\nb<!-- /wp:group -->"
        ),
    ])
    func `WordPress' paragraphs`(text: String, html: String) {
        #expect(ForeignHTML.paragraphs(text) == html)
    }

    @Test(arguments: [
        ("<p>a</p><p>b &amp; c</p>", 100, "a b & c"), ("<p>one two three four</p>", 12, "one two…"),
        ("<p>aaaaaaaaaaaaaaaaaaaa</p>", 5, "aaaaa…"), ("<p>汉字汉字汉字</p>", 3, "汉字汉…"), ("", 5, ""),
        ("<table><tr><td>a<td>b</table>", 9, "a b"),
    ])
    func `an excerpt is text, cut at the end of a word`(html: String, limit: Int, excerpt: String) {
        #expect(ForeignHTML.render(html, for: .staff).excerpt(limit: limit) == excerpt)
    }

    @Test(arguments: [
        ("<h2>Title</h2><p>a</p><table><tr><td>b</table><pre>c</pre><p>d</p>", 100, "a d"),
        ("<h2>Only <em>a</em> title</h2>", 100, "Only a title"), ("<pre>code</pre>", 100, "code"),
        ("<p>One. Two. Three.</p>", 9, "One. Two…"),
    ])
    func `a summary is the running text, or all there is`(html: String, limit: Int, summary: String) {
        #expect(ForeignHTML.render(html, for: .staff).summary(limit: limit) == summary)
    }
}
