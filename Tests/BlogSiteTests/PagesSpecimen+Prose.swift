import Markup

@testable import BlogSite

extension Specimen {
    static let prose = SafeHTML(
        stored: """
            <p>The swift of heraldry has no feet, for it never needs them. It eats on the wing, it sleeps on the wing, \
            and <em>the fourth son</em> of a house bore it on his shield, because no land was left for him to <a \
            href="https://example.org/">stand upon</a>. It is drawn with two tufts of feathers where its legs would be.</p>
            <p>Whoever keeps a notebook knows the feeling. You set out for <strong>one</strong> thing and come home with \
            another; the page does not mind. “Write it down”, said my teacher, “and it is yours”.</p>
            <h2>How it is drawn</h2>
            <p>First the head, then the back in one long stroke:</p>
            <ol><li>A circle for the head, no larger than a pea.</li><li>The wing, which closes over the back.<ul><li>It \
            ends in a point.</li><li>It crosses the tail.</li></ul></li><li>The tail, forked.</li></ol>
            <blockquote><p>The martlet is a bird of the air, and the air is wide.</p><p>— a herald, tired of it</p></blockquote>
            <hr>
            <h3>In numbers</h3>
            <p>The <code>Martlet</code> type has one property:</p>
            <pre><code class="language-swift">struct Martlet {
                /// Always false, as far as anybody has seen.
                var hasLanded: Bool { false } // and a comment that makes the line rather too wide for a phone, or for a column
            }
            </code></pre>
            <table><thead><tr><th>Son</th><th>Mark</th></tr></thead><tbody><tr><td>First</td><td>Label</td></tr>\
            <tr><td>Fourth</td><td>Martlet</td></tr></tbody></table>
            <ul><li><input type="checkbox" checked disabled> draw it</li><li><input type="checkbox" disabled> let it \
            go</li></ul>
            <p>That is all there is to it, for now.</p>
            """)

    static let extremes = WholePost(article: longArticle)

    private static let longArticle = Article(
        title:
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft, with a title that goes on",
        author: AuthorLabel(label: "Somebody whose name is longer than the margin is wide", url: "/authors/x"),
        published: .sample,
        body: SafeHTML(
            stored: """
                <p>\(String(repeating: "longword", count: 10)) wraps, and so does \
                https://example.org/\(String(repeating: "a/very/long/path/", count: 8)).</p>
                <p><img src="/huge.png" alt="An image much larger than any page"></p>
                <table><thead><tr>\(String(repeating: "<th>A wide heading</th>", count: 14))</tr></thead>\
                <tbody><tr>\(String(repeating: "<td>a cell</td>", count: 14))</tr></tbody></table>
                <pre><code>\(String(repeating: "a line of code that is wide; ", count: 12))</code></pre>
                <blockquote><blockquote><blockquote><p>Quoted, and quoted, and quoted.</p></blockquote></blockquote></blockquote>
                <h1>A first-level heading inside</h1><h4>A fourth-level one</h4><p>And its text.</p>
                """),
        tags: (1...24).map { PageLink(label: "tag number \($0)", url: "/tags/\($0)") })
}
