/// HTML that somebody else wrote, reduced to the elements and attributes that are allowed.
package enum ForeignHTML {
    package static let version = 1
    package static func render(_ html: String, for author: Markdown.Author) -> SafeHTML { SafeHTML("") }
    package static func paragraphs(_ text: String) -> String { text }
}

extension SafeHTML {
    /// The text without its markup, cut after `limit` characters at a word's end with an ellipsis.
    package func excerpt(limit: Int) -> String { "" }
}
