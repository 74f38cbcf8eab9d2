/// Markdown (CommonMark with GitHub's tables, strikethrough, task lists and autolinks) to HTML.
///
/// What differs from the standard is the same for everybody, save where a line names staff or visitors:
///
/// - Raw HTML is text: `<b>` is shown as it was typed.
/// - Links and images lead where ``Address`` allows; otherwise their text stays without a link. Links of visitors carry
///   `rel="nofollow ugc"`.
/// - Headings of staff start at `h2`, since the page's title is its `h1`: each is one level lower, `h6` stays.
///   Headings of visitors are paragraphs in bold type, so that no comment enters the page's outline.
/// - Images of staff load lazily. Images of visitors are links to them.
/// - The language of a code block becomes `class="language-..."` as far as it is letters, digits and `+ - _ . #`.
/// - The alignment of a table's column is a class: `align-left`, `align-center`, `align-right`. A task's list item has
///   the class `task`, and its box the name “Done”.
/// - Tables stand in `div class="table-scroll"`, which and code blocks can be scrolled by keyboard
///   (``ScrollingRegion``).
/// - Lists and quotes nest up to 50 and 100 levels, spans of text 32; deeper markers stand as text or are left out.
/// - Where the HTML would grow beyond 32 KiB and twelve times the text, it ends with an ellipsis.
package enum Markdown {
    /// Who wrote the text.
    package enum Author: Sendable { case staff, visitor }

    /// Rises with every change of what ``render(_:for:)`` makes of a text.
    package static let version = 2

    /// In bytes of UTF-8. Callers refuse longer texts; here what is beyond is cut off.
    package static let limit = 1 << 20

    /// Takes time linear in the text's length, whatever the text.
    package static func render(_ text: String, for author: Author) -> SafeHTML {
        let bytes = text.utf8Prefix(limit)
        return SafeHTML(MarkdownRenderer.render(MarkdownSource(bytes), for: author))
    }
}
