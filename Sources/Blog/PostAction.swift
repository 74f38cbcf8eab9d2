/// What is done with posts from their list.
package enum PostAction: String, CaseIterable, Sendable {
    case publish, unpublish, trash, restore
    case putBack = "put-back"
    case delete

    /// The status that the action leads to, for a post that was thrown away from the status `former`; `nil` when
    /// nothing remains.
    package func result(former: Post.Status?) -> Post.Status? {
        switch self {
        case .publish: .published
        case .unpublish, .restore: .draft
        case .trash: .trash
        case .putBack: former ?? .draft
        case .delete: nil
        }
    }

    /// The statuses from which it leads there: an action that does not fit a post leaves it as it is.
    package var origins: [Post.Status] {
        switch self {
        case .publish: [.draft, .trash]
        case .unpublish: [.published]
        case .trash: [.draft, .published]
        case .restore, .putBack, .delete: [.trash]
        }
    }

    /// What brings posts back that had the status `origin` before this action, or had not all the same when that is
    /// `nil`; `nil` when nothing can.
    package func reversal(to origin: Post.Status?) -> PostAction? {
        switch (self, origin) {
        case (.trash, _): .putBack
        case (.publish, .draft): .unpublish
        case (.unpublish, _): .publish
        case (.publish, .trash), (.restore, _), (.putBack, _): .trash
        case (.publish, _), (.delete, _): nil
        }
    }
}
