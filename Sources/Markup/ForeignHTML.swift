/// HTML that somebody else wrote, reduced to what may stand in a page: old posts and comments of another blog.
///
/// - The elements of ``ForeignElement`` stay; others lose their tags, and scripts, styles, forms' controls and graphics
///   go with their contents. Comments go. `video`, `audio`, `iframe` and `embed` become a link to their source.
/// - Links and images lead where ``Address`` allows. Links of visitors carry `rel="nofollow ugc"`, their images are
///   links to them, their headings are paragraphs in bold type. `h1` becomes `h2`.
/// - No `id`, `style` or handler stays, and of classes only the language of code and the alignment, which is written
///   as `align-left`, `align-center` or `align-right` whether it was WordPress' class or the old attribute.
/// - Tables stand in `div class="table-scroll"`, save those inside another, and this box and `pre` can be scrolled by
///   keyboard (``ScrollingRegion``).
/// - Markup that nests deeper than ``BalancedHTML`` allows loses its tags there and keeps its text.
///
/// The result parses into the tree that it was written from, in a browser as here, so no second reading of it can turn
/// harmless text into markup.
package enum ForeignHTML {
    /// Rises with every change of what ``render(_:for:)`` makes of a text.
    package static let version = 2

    /// In bytes of UTF-8. What is beyond is cut off.
    package static let limit = 1 << 20

    /// Takes time linear in the text's length, whatever the text.
    package static func render(_ html: String, for author: Markdown.Author) -> SafeHTML {
        SafeHTML(ForeignHTMLWriter.write(BalancedHTML(html.utf8Prefix(limit)), for: author))
    }
}
