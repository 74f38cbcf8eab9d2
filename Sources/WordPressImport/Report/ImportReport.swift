package import Blog

/// What an import did, or would do.
package struct ImportReport: Hashable, Sendable {
    /// What became of one kind of thing.
    package struct Tally: Hashable, Sendable {
        package internal(set) var new = 0
        /// There already, from an earlier import, and left alone.
        package internal(set) var present = 0
        /// Cannot be kept here; a note says why.
        package internal(set) var leftOut = 0
    }

    package let isDryRun: Bool
    /// False until the file was read to its end.
    package internal(set) var isComplete = false
    package internal(set) var authors = Tally()
    package internal(set) var categories = Tally()
    package internal(set) var tags = Tally()
    package internal(set) var posts = Tally()
    package internal(set) var pages = Tally()
    package internal(set) var comments = Tally()
    /// The states of the new comments.
    package internal(set) var newComments: [Comment.Status: Int] = [:]
    /// Addresses of files that are not fetched.
    package internal(set) var attachments = BoundedList(limit: 1000)
    /// What differs from the original, and what was left out for a reason of its own.
    package internal(set) var notes = BoundedList(limit: 1000)
    /// How many of each kind have no place here, such as menus.
    package private(set) var otherKinds: [String: Int] = [:]
    /// Categories that stood below another one; here all stand side by side.
    package internal(set) var flattenedCategories = 0

    private static let otherKindLimit = 50

    /// Whether nothing at all was found worth a line.
    package var isEmpty: Bool {
        [authors, categories, tags, posts, pages, comments].allSatisfy { $0 == Tally() } && attachments.count == 0
            && otherKinds.isEmpty
    }

    init(isDryRun: Bool) { self.isDryRun = isDryRun }

    /// Counts something for which there is no place here, under its name in WordPress.
    mutating func leaveOut(_ kind: String) {
        let name = PlainText.line(kind, limit: 60)
        let isListed = otherKinds[name] != nil || otherKinds.count < Self.otherKindLimit
        otherKinds[isListed ? name : "others", default: 0] += 1
    }
}
