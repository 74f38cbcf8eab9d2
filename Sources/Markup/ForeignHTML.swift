internal import CGumbo

/// HTML that somebody else wrote, reduced to what is allowed here.
///
/// A real HTML parser (gumbo) reads it as a browser would, so that what is judged is what a browser would see. Then a
/// list of allowed elements and attributes decides, and everything is written anew: nothing is passed through.
///
/// - Text structure, lists, tables, figures, quotations, code and links stay; `h1` becomes `h2`.
/// - Scripts, styles, forms' controls, SVG and MathML vanish with what they hold; any other element leaves its content.
/// - Embedded media become links to their source, and so do images of visitors.
/// - Addresses are those that ``Address`` allows; ids, classes, styles and handlers vanish.
package enum ForeignHTML {
    /// Rises with every change of what ``render(_:for:)`` makes of a text.
    package static let version = 1

    /// In bytes of UTF-8. Callers refuse longer texts; here what is beyond is cut off.
    package static let limit = 1 << 20

    /// Takes time linear in the text's length, whatever the text: gumbo, which is quadratic in nesting, gets only what
    /// ``HTMLNesting`` leaves.
    package static func render(_ html: String, for author: Markdown.Author) -> SafeHTML {
        let source = HTMLNesting.bounded(Array(html.utf8.prefix(limit)))
        return source.withUnsafeBufferPointer { bytes in
            var options = kGumboDefaultOptions
            options.max_errors = 0
            return bytes.withMemoryRebound(to: CChar.self) { characters in
                guard let start = characters.baseAddress,
                    let parsed = gumbo_parse_with_options(&options, start, characters.count)
                else { return SafeHTML("") }
                defer { gumbo_destroy_output(&options, parsed) }
                var writer = HTMLWriter(author: author)
                writer.write(parsed.pointee.root)
                return SafeHTML(writer.output.html)
            }
        }
    }
}
