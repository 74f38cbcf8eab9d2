package import Markup

/// A text as its author wrote it, beside the HTML that was made of it when it was saved.
package struct RichText: Hashable, Sendable {
    /// What the author wrote in; imported texts are HTML.
    package enum Format: String, Sendable {
        case markdown, html
    }

    package let source: String
    package let format: Format
    package let html: SafeHTML
    /// The version of the renderer that made ``html``, kept beside it so that what an older one made can be found.
    package let rendererVersion: Int

    /// Renders the text, in time linear in its length.
    package init(_ source: String, format: Format, by author: Markdown.Author) {
        self.source = source
        self.format = format
        switch format {
        case .markdown:
            html = Markdown.render(source, for: author)
            rendererVersion = Markdown.version
        case .html:
            html = ForeignHTML.render(ForeignHTML.paragraphs(source), for: author)
            rendererVersion = ForeignHTML.version
        }
    }

    /// What the database keeps of ``html``.
    package var storableHTML: String { html.html }

    /// What an earlier ``init(_:format:by:)`` made and the database kept.
    package init(storedSource source: String, format: Format, html: String, rendererVersion: Int) {
        self.source = source
        self.format = format
        self.html = SafeHTML(stored: html)
        self.rendererVersion = rendererVersion
    }
}
