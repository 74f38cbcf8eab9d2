internal import Blog

/// Every address of the site: parsed from a request, printed into links and switched over by the dispatcher, so that
/// a link cannot point to an address that is not answered.
enum Route: Hashable, Sendable {
    case home(before: PostCursor? = nil)
    case post(Post.Kind, Slug, reply: UInt64? = nil)
    case comments(Post.Kind, Slug)
    case tag(Slug, before: PostCursor? = nil)
    case category(Slug, before: PostCursor? = nil)
    case author(AccountName, before: PostCursor? = nil)

    case login(next: LocalPath? = nil)
    /// The second step, for those who have a second factor. A recovery code is not typed on a keyboard of digits.
    case loginCode(isRecovery: Bool = false)
    case loginPasskey
    case logout
    /// With the secret of an invitation, as it stands in its link.
    case register(invitation: String? = nil)
    /// The secret of a link by mail, as it stands in the address.
    case verify(key: String? = nil)
    case forgottenPassword
    case resetPassword(key: String? = nil)
    /// The secret of the one-time link, as it stands in the address.
    case setup(key: String? = nil)

    case account
    case profile
    case changePassword
    case changeEmail
    case twoFactor
    case authenticatorApp
    case removeAuthenticatorApp
    case recoveryCodes
    case passkeys
    case passkey(UInt64)
    case sessions
    /// Asks once more who is there, and goes on to what asks for it.
    case confirmIdentity(next: LocalPath? = nil)
    case exportAccount
    case deleteAccount

    case admin
    case adminPosts(Post.Kind, Post.State? = nil, before: PostCursor? = nil)
    case emptyPostTrash(Post.Kind)
    case newPost(Post.Kind)
    /// With its preview above the form, when it is asked for.
    case editPost(UInt64, showsPreview: Bool = false)
    case adminComments(CommentTab = .pending, after: UInt64? = nil)
    case emptyComments(CommentTab)
    case adminAccounts(AccountFilter = AccountFilter(), after: UInt64? = nil)
    case adminAccount(UInt64)
    case invitations
    case adminSettings
    case adminMail(before: UInt64? = nil)

    /// The process answers.
    case health
    /// The process and its database answer.
    case readiness
}

/// A view of the moderators' queue.
enum CommentTab: String, CaseIterable, Sendable {
    case all, pending, approved, spam, trash

    /// The state of the comments in it; `nil` for all but spam and trash.
    var status: Comment.Status? {
        switch self {
        case .all: nil
        case .pending: .pending
        case .approved: .approved
        case .spam: .spam
        case .trash: .trash
        }
    }
}

/// Which accounts a list shows.
struct AccountFilter: Hashable, Sendable {
    /// A part of the name or the e-mail address; `nil` for all.
    var search: String?
    var role: Role?
}
