import Testing

@testable import Markup

@Suite struct CharacterReferenceTests {
    @Test(arguments: [
        ("plain", "plain"), ("a &amp; b &lt;c&gt; &quot;d&quot;", "a & b <c> \"d\""), ("&#233;&#xe9;&#XE9;", "ééé"),
        ("&amp;amp;", "&amp;"), ("&nbsp;&hellip;&mdash;&euro;&Omega;&rarr;&frasl;", "\u{A0}…—€Ω→⁄"),
        ("&#146;&#150;", "’–"), ("AT&T &unknown; &#; &#x; &", "AT&T &unknown; &#; &#x; &"),
        ("&#0;&#xD800;&#x110000;&#99999999;", "&#0;&#xD800;&#x110000;&#99999999;"), ("&;&amp", "&;&amp"),
    ])
    func `character references are undone once`(html: String, text: String) {
        #expect(CharacterReference.decoded(html) == text)
    }

    @Test func `every name means what Gumbo takes it for, and Gumbo knows no other`() {
        let entries = EntityNames.table.split { $0 == " " || $0 == "\n" }
        #expect(entries.count == 2_125)
        for entry in entries {
            let name = entry.prefix { $0 != ":" }
            let meaning = CharacterReference.decoded("&\(name);")
            #expect(meaning != "&\(name);")
            #expect(ParsedHTML.body("x&\(name);") == [.text("x\(meaning)")], "\(name)")
        }
    }
}
