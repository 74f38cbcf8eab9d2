/// A post, page, attachment or anything else that WordPress keeps among its posts, with its comments.
/// Dates and states are as the file has them.
package struct ExportedItem: Sendable {
    /// The line on which the item begins.
    package let line: Int
    package internal(set) var id: UInt64?
    package internal(set) var guid = ""
    package internal(set) var title = ""
    /// The login name of the author.
    package internal(set) var creator = ""
    package internal(set) var content = ""
    package internal(set) var excerpt = ""
    /// The part of its address that names it.
    package internal(set) var name = ""
    package internal(set) var type = ""
    package internal(set) var status = ""
    package internal(set) var parent: UInt64?
    package internal(set) var password = ""
    package internal(set) var isSticky = false
    package internal(set) var commentStatus = ""
    package internal(set) var published = ExportedDate()
    package internal(set) var modified = ExportedDate()
    package internal(set) var attachmentURL = ""
    package internal(set) var terms: [ExportedTerm] = []
    package internal(set) var comments: [ExportedComment] = []
}

/// A comment, pingback, trackback, or what an extension keeps as one.
package struct ExportedComment: Sendable {
    package internal(set) var id: UInt64?
    package internal(set) var author = ""
    package internal(set) var email = ""
    package internal(set) var website = ""
    package internal(set) var address = ""
    package internal(set) var date = ExportedDate()
    package internal(set) var content = ""
    /// `1`, `0`, `spam`, `trash` or `post-trashed`.
    package internal(set) var approved = ""
    /// Empty or `comment`, `pingback`, `trackback`, or the name that an extension gave.
    package internal(set) var type = ""
    package internal(set) var parent: UInt64?
    /// The account of its author; `nil` for guests.
    package internal(set) var userID: UInt64?
}

/// One moment in the ways in which an export tells it; each may be empty or all zeros.
package struct ExportedDate: Hashable, Sendable {
    package internal(set) var utc = ""
    /// By the clock of the blog, whose zone no export tells.
    package internal(set) var local = ""
    /// As in mail (RFC 2822).
    package internal(set) var rfc2822 = ""
}
