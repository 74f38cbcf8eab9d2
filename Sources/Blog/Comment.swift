package import Markup

/// A comment under a post, or an answer to one.
package struct Comment: Sendable {
    /// Only approved ones are seen by everybody; one that is pending is seen by its author as well.
    package enum Status: String, CaseIterable, Sendable {
        case pending, approved, spam, trash
    }

    /// The name as it is shown, the website when there is one, and the account when there is one.
    package struct Author: Hashable, Sendable {
        package let accountID: UInt64?
        package let name: String
        package let website: String

        package init(accountID: UInt64?, name: String, website: String) {
            self.accountID = accountID
            self.name = name
            self.website = website
        }
    }

    package let id: UInt64
    package let parentID: UInt64?
    package let author: Author
    package let html: SafeHTML
    package let status: Status
    package let createdAt: Timestamp

    package init(
        id: UInt64, parentID: UInt64?, author: Author, html: SafeHTML, status: Status, createdAt: Timestamp
    ) {
        self.id = id
        self.parentID = parentID
        self.author = author
        self.html = html
        self.status = status
        self.createdAt = createdAt
    }
}

extension Comment {
    /// A comment whose HTML was made earlier and kept by the database.
    package init(
        id: UInt64, parentID: UInt64?, author: Author, storedHTML: String, status: Status, createdAt: Timestamp
    ) {
        self.init(
            id: id, parentID: parentID, author: author, html: SafeHTML(stored: storedHTML), status: status,
            createdAt: createdAt)
    }
}
