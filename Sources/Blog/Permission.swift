/// Who may do what: the one place that decides. `nil` stands for a person who is not signed in.
package enum Permission {
    /// Authors write posts; pages belong to the site, so editors write them.
    package static func mayWrite(_ kind: Post.Kind, _ role: Role?) -> Bool {
        guard let role else { return false }
        return switch kind {
        case .post: role >= .author
        case .page: role >= .editor
        }
    }

    /// Authors change what they wrote themselves; editors change everything.
    package static func mayEdit(_ kind: Post.Kind, by author: UInt64, _ account: Account?) -> Bool {
        guard let account, mayWrite(kind, account.role) else { return false }
        return account.role >= .editor || account.id == author
    }

    /// What stands above all other posts is the site's affair, not its author's alone. Pages stand outside that order.
    package static func maySetSticky(_ kind: Post.Kind, _ role: Role?) -> Bool {
        guard let role else { return false }
        return kind == .post && role >= .editor
    }

    /// Editors decide which comments are seen, under every post.
    package static func mayModerate(_ role: Role?) -> Bool {
        guard let role else { return false }
        return role >= .editor
    }

    /// Whose comment needs no approval: staff, and readers of whom one was approved before. The e-mail address of a
    /// guest proves nothing, so a guest's comments always wait.
    package static func isTrusted(_ role: Role?, hasApprovedComment: Bool) -> Bool {
        guard let role else { return false }
        return role >= .author || hasApprovedComment
    }
}
