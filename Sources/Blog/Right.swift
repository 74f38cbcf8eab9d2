/// Something that people may be allowed to do, of their own things or of everybody's. ``Permission`` says who may.
package enum Right: String, CaseIterable, Sendable {
    case comment, commentWhenKnown, commentAtOnce
    case writePosts, changePosts, setSticky, writePages, changePages
    case moderate
    case keepAccount
    case invite, manageAccounts, changeSettings, readMailQueue

    /// What one has the right to: it completes "Who may …".
    package var words: String {
        switch self {
        case .comment: "comment on posts and pages"
        case .commentWhenKnown: "comment without waiting for a moderator, once a first comment was approved"
        case .commentAtOnce: "comment without ever waiting for a moderator"
        case .writePosts: "write posts"
        case .changePosts: "change, publish and throw away posts, and see those that are not public"
        case .setSticky: "keep a post above the others on the front page"
        case .writePages: "write pages"
        case .changePages: "change, publish and throw away pages, and see those that are not public"
        case .moderate: "decide which comments are seen"
        case .keepAccount: "keep an account: its profile, passwords, sessions, export and deletion"
        case .invite: "invite people"
        case .manageAccounts: "manage the accounts of others"
        case .changeSettings: "change the settings of the site"
        case .readMailQueue: "see the mail that the site sends"
        }
    }

    /// The right to begin a new one of that kind.
    package static func writing(_ kind: Post.Kind) -> Right {
        switch kind {
        case .post: .writePosts
        case .page: .writePages
        }
    }

    /// The right to change one of that kind that is there.
    package static func changing(_ kind: Post.Kind) -> Right {
        switch kind {
        case .post: .changePosts
        case .page: .changePages
        }
    }
}
