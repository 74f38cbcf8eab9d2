internal import Markup

/// What is to become of the traces of an account that is closed.
package struct AccountClosing: Hashable, Sendable {
    /// As it is sent by a form.
    package enum Fate: String, CaseIterable, Sendable {
        /// It stays, under the name of a former member.
        case keep
        /// Posts are deleted with their comments; of comments the place is kept, so that their threads stay whole.
        case erase
    }

    /// Pages belong to the site: they stay in any case.
    package let posts: Fate
    package let comments: Fate

    package init(posts: Fate, comments: Fate) {
        self.posts = posts
        self.comments = comments
    }
}

/// What stands where an account was.
package enum FormerMember {
    package static let displayName = "Former member"
    /// In place of a comment whose text was erased, whether by its author or with the account by an administrator.
    package static let erasedComment = RichText("[removed]", format: .markdown, by: .visitor)

    /// The account name that a closed account gets in place of its own.
    package static func name(_ id: UInt64) -> String { "former-\(id)" }
}
