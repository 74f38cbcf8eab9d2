/// Who may do what: the one table that decides. Every check asks it, and a page of the documentation is made of it.
package enum Permission {
    private enum Grant {
        /// Strangers too.
        case everybody
        /// This role and those above it.
        case from(Role)
        /// With what is one's own from the first role on, with what is anybody's from the second on.
        case own(from: Role, others: Role?)
    }

    private static func grant(_ right: Right) -> Grant {
        switch right {
        case .comment: .everybody
        // The e-mail address of a guest proves nothing, so a guest's comments always wait.
        case .commentWhenKnown: .from(.reader)
        case .commentAtOnce, .writePosts: .from(.author)
        case .changePosts: .own(from: .author, others: .editor)
        // Pages belong to the site, and so does what stands above all other posts.
        case .writePages, .changePages, .setSticky: .from(.editor)
        case .moderate: .from(.editor)
        // Nobody sees or chooses the password of another.
        case .keepAccount: .own(from: .reader, others: nil)
        case .invite, .manageAccounts, .changeSettings, .readMailQueue: .from(.administrator)
        }
    }

    /// Whose things a right reaches; what belongs to nobody is everybody's.
    package enum Reach: String, Sendable {
        case never, own, any
    }

    /// - Parameter role: `nil` stands for a stranger, who is not signed in.
    package static func reach(_ right: Right, _ role: Role?) -> Reach {
        switch grant(right) {
        case .everybody: .any
        case .from(let least): role.map { $0 >= least } == true ? .any : .never
        case .own(let least, let others):
            switch role {
            case let role? where others.map { role >= $0 } == true: .any
            case let role? where role >= least: .own
            default: .never
            }
        }
    }
}

// The questions that the site asks.
extension Permission {
    /// Whether there is anything with which the role may do it.
    package static func may(_ right: Right, _ role: Role?) -> Bool { reach(right, role) != .never }

    /// Whether the account may do it with what belongs to `owner`.
    package static func may(_ right: Right, of owner: UInt64, _ account: Account?) -> Bool {
        switch reach(right, account?.role) {
        case .never: false
        case .own: account?.id == owner
        case .any: true
        }
    }

    /// Whether the role may begin a new post or page.
    package static func mayWrite(_ kind: Post.Kind, _ role: Role?) -> Bool { may(.writing(kind), role) }

    /// Whether the account may change a post or page of that author.
    package static func mayEdit(_ kind: Post.Kind, by author: UInt64, _ account: Account?) -> Bool {
        may(.changing(kind), of: author, account)
    }

    /// Pages stand outside the order of the front page.
    package static func maySetSticky(_ kind: Post.Kind, _ role: Role?) -> Bool {
        kind == .post && may(.setSticky, role)
    }

    /// Whether the role decides which comments are seen.
    package static func mayModerate(_ role: Role?) -> Bool { may(.moderate, role) }

    /// Whose comment needs no approval.
    package static func isTrusted(_ role: Role?, hasApprovedComment: Bool) -> Bool {
        may(.commentAtOnce, role) || hasApprovedComment && may(.commentWhenKnown, role)
    }
}
