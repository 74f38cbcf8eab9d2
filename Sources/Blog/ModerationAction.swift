/// What a moderator does with comments.
package enum ModerationAction: String, CaseIterable, Sendable {
    case approve, unapprove, spam, trash, restore, delete

    /// The state that the action leads to; `nil` when nothing remains.
    package var result: Comment.Status? {
        switch self {
        case .approve: .approved
        case .unapprove, .restore: .pending
        case .spam: .spam
        case .trash: .trash
        case .delete: nil
        }
    }

    /// The states from which it leads there: an action that does not fit a comment leaves it as it is.
    package var origins: [Comment.Status] {
        switch self {
        case .approve: [.pending, .spam, .trash]
        case .unapprove: [.approved]
        case .spam: [.pending, .approved, .trash]
        case .trash: [.pending, .approved, .spam]
        case .restore: [.spam, .trash]
        // Only what was thrown away before can be destroyed.
        case .delete: [.spam, .trash]
        }
    }

    /// What brings comments back that were in `origin` before this action; `nil` when nothing can.
    package func reversal(to origin: Comment.Status) -> ModerationAction? {
        guard let result else { return nil }
        return Self.allCases.first { $0.result == origin && $0.origins.contains(result) }
    }
}
