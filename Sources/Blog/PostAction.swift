/// What is done with posts from their list.
package enum PostAction: String, CaseIterable, Sendable {
    case publish, unpublish, trash, restore, delete

    /// The status that the action leads to; `nil` when nothing remains.
    package var result: Post.Status? {
        switch self {
        case .publish: .published
        case .unpublish, .restore: .draft
        case .trash: .trash
        case .delete: nil
        }
    }

    /// The statuses from which it leads there: an action that does not fit a post leaves it as it is.
    package var origins: [Post.Status] {
        switch self {
        case .publish: [.draft, .trash]
        case .unpublish: [.published]
        case .trash: [.draft, .published]
        case .restore, .delete: [.trash]
        }
    }

    /// What brings posts back that had the status `origin` before this action; `nil` when nothing can.
    package func reversal(to origin: Post.Status) -> PostAction? {
        guard let result else { return nil }
        return Self.allCases.first { $0.result == origin && $0.origins.contains(result) }
    }
}
