import Markup
import Testing

@Suite struct WordPressShortcodesTests {
    @Test(arguments: [
        (
            "[caption id=\"a\" align=\"alignleft\" width=\"9\"]<a href=\"b\"><img src=\"c\"></a> d <em>e</em>[/caption]f",
            "<figure class=\"alignleft\"><a href=\"b\"><img src=\"c\"></a><figcaption>d <em>e</em></figcaption></figure>f"
        ),
        (
            "[caption align=\"alignnone\" caption=\"a ] &gt; <b>b</b>\"]<img src=\"c>d\" />[/caption]",
            "<figure><img src=\"c>d\" /><figcaption>a ] &gt; <b>b</b></figcaption></figure>"
        ),
        ("[wp_caption align='x\" onclick=\"y']<img>[/wp_caption]", "<figure><img></figure>"),
        ("[caption]<img>", "[caption]<img>"),
        ("[embed]https://a.b/c[/embed]", "<a href=\"https://a.b/c\">https://a.b/c</a>"),
        ("[embed width=\"1\"] https://a.b/c [/embed]", "<a href=\"https://a.b/c\">https://a.b/c</a>"),
        ("[embed]javascript:a[/embed]", "[embed]javascript:a[/embed]"),
        ("[embed]https://a.b/\"onclick=\"c[/embed]", "[embed]https://a.b/\"onclick=\"c[/embed]"),
        ("[audio https://a.b/c.mp3]", "<a href=\"https://a.b/c.mp3\">https://a.b/c.mp3</a>"),
        ("[video width=\"1\" mp4=\"https://a.b/c\"][/video]!", "<a href=\"https://a.b/c\">https://a.b/c</a>!"),
        ("[youtube=https://youtu.be/a&w=1]", "<a href=\"https://youtu.be/a&w=1\">https://youtu.be/a&w=1</a>"),
        (
            "[youtube id=\"abcdefghij_\"]",
            "<a href=\"https://www.youtube.com/watch?v=abcdefghij_\">https://www.youtube.com/watch?v=abcdefghij_</a>"
        ),
        ("[vimeo 123]", "<a href=\"https://vimeo.com/123\">https://vimeo.com/123</a>"),
        (
            "a\nhttps://a.b/c \nd https://e.f/g",
            "a\n<a href=\"https://a.b/c\">https://a.b/c</a> \nd https://e.f/g"
        ),
        ("<p>https://a.b/c</p>", "<p><a href=\"https://a.b/c\">https://a.b/c</a></p>"),
        ("<a href=\"x\">https://a.b/c</a>", "<a href=\"x\">https://a.b/c</a>"),
        ("[[caption]]", "[caption]"), ("a [sic] b [1]", "a [sic] b [1]"),
        (
            "<pre>[gallery ids=\"1\"]</pre><code>[embed]https://a.b[/embed]</code>",
            "<pre>[gallery ids=\"1\"]</pre><code>[embed]https://a.b[/embed]</code>"
        ),
        ("<a title=\"[gallery]\"><!-- [gallery] -->", "<a title=\"[gallery]\"><!-- [gallery] -->"),
    ])
    func `a shortcode becomes HTML where HTML can say the same`(text: String, html: String) {
        #expect(WordPressShortcodes(text).html == html)
    }

    @Test func `a gallery is its pictures when all are known, and otherwise hidden`() {
        let pictures: [UInt64: String] = [1: "https://a.b/1.png", 2: "https://a.b/2.png", 3: "javascript:x"]
        func read(_ text: String) -> WordPressShortcodes {
            WordPressShortcodes(text) { numbers in
                let found = (numbers ?? []).compactMap { pictures[$0] }
                return found.count == numbers?.count ? found : nil
            }
        }
        let known = read("[gallery columns=\"2\" ids=\"1, 2\"]")
        #expect(
            known.html == "<figure><img src=\"https://a.b/1.png\" alt=\"\"></figure>\n"
                + "<figure><img src=\"https://a.b/2.png\" alt=\"\"></figure>\n")
        #expect(known.hidden == 0)
        for text in [
            "[gallery]", "[gallery ids=\"1,9\"]", "[gallery ids=\"1,x\"]", "[gallery ids=\"1,3\"]",
            "[playlist ids=\"1\"]",
        ] {
            #expect(read(text).html == "<!-- \(text) -->")
            #expect(read(text).hidden == 1)
        }
        let unsafe = read("[gallery a=\"--><script>\"]")
        #expect(unsafe.html == "[gallery a=\"--><script>\"]" && unsafe.hidden == 0)
    }

    @Test func `others stay and are named once`() {
        let text = "[contact-form to=\"a\"] [box]b[/box] [contact-form to=\"c\"] [sic]"
        #expect(WordPressShortcodes(text).html == text)
        #expect(WordPressShortcodes(text).unknown == ["contact-form", "box"])
    }

    @Test(arguments: [
        HostileText(name: "open", unit: "["), HostileText(name: "captions", unit: "[caption]"),
        HostileText(name: "captions that end at once", unit: "[caption]<a [/caption]"),
        HostileText(name: "audio before one end", unit: "[audio]", end: "[/audio]"),
        HostileText(name: "quotes", unit: "[a \"[a '"), HostileText(name: "galleries", unit: "[gallery ids=\"1\"]"),
        HostileText(name: "addresses", unit: "https://a.b\n"), HostileText(name: "code", unit: "<code>"),
        HostileText(name: "comments", unit: "<!--"), HostileText(name: "tags", unit: "<a b='"),
        HostileText(name: "ends", unit: "[/caption]"), HostileText(name: "values", unit: "[a b=c d=\"e\" f]"),
    ])
    func `hostile shortcodes grow a text by a constant factor`(text: HostileText) {
        let source = text.filled(to: 131_072)
        #expect(WordPressShortcodes(source).html.utf8.count <= 4 * source.utf8.count + 100)
    }
}
