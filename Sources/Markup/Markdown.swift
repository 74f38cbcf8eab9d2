/// Markdown (CommonMark with GitHub's tables, strikethrough, task lists and autolinks) to HTML.
package enum Markdown {
    /// Who wrote the text: links in comments are marked `nofollow ugc`, and headings and images do not appear.
    package enum Author: Sendable { case staff, visitor }

    /// Rises with every change of what ``render(_:for:)`` makes of a text.
    package static let version = 1

    package static func render(_ text: String, for author: Author) -> SafeHTML { SafeHTML("") }
}
