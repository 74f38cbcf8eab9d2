internal import Blog
internal import HTTP

/// Who may call a route, whatever it is called for; what a person may do with a single post is asked of the domain.
enum Access: Hashable, Sendable {
    case anyone
    /// Signed-in people who have the right, if only with what is their own.
    case right(Right)
    /// Programs on the same machine: the front server passes on nobody else's address for them.
    case loopback
}

extension Route {
    // Each route says for itself who may call it and how: no switch has a default.

    var access: Access {
        switch self {
        case .home, .post, .comments, .tag, .category, .author: .anyone
        case .login, .loginCode, .loginPasskey, .logout, .register, .verify, .forgottenPassword, .resetPassword, .setup:
            .anyone
        case .account, .profile, .changePassword, .changeEmail, .sessions, .confirmIdentity, .exportAccount,
            .deleteAccount, .twoFactor, .authenticatorApp, .removeAuthenticatorApp, .recoveryCodes, .passkeys, .passkey:
            .right(.keepAccount)
        case .admin, .adminPosts, .emptyPostTrash, .newPost, .editPost: .right(.writePosts)
        case .adminComments, .emptyComments: .right(.moderate)
        case .adminAccounts, .adminAccount: .right(.manageAccounts)
        case .invitations: .right(.invite)
        case .adminSettings: .right(.changeSettings)
        case .adminMail: .right(.readMailQueue)
        case .health, .readiness: .loopback
        }
    }

    /// GET stands for HEAD as well.
    var methods: [Method] {
        switch self {
        case .home, .post, .tag, .category, .author, .account, .twoFactor, .admin, .adminAccounts, .health, .readiness:
            [.get]
        case .comments, .logout, .loginPasskey: [.post]
        case .login, .loginCode, .register, .verify, .forgottenPassword, .resetPassword, .setup: [.get, .post]
        case .profile, .changePassword, .changeEmail, .sessions, .confirmIdentity, .exportAccount, .deleteAccount,
            .authenticatorApp, .removeAuthenticatorApp, .recoveryCodes, .passkeys, .passkey:
            [.get, .post]
        case .adminPosts, .emptyPostTrash, .newPost, .editPost, .adminComments, .emptyComments, .adminAccount,
            .invitations, .adminSettings, .adminMail:
            [.get, .post]
        }
    }

    /// Whether a form that a stranger sends here must bear a token. The comment form of a stranger stands on pages
    /// that a cache keeps, so it has none: the origin check alone guards it.
    var strangersNeedFormToken: Bool {
        switch self {
        case .comments, .logout: false
        case .home, .post, .tag, .category, .author, .login, .loginCode, .loginPasskey, .register, .verify,
            .forgottenPassword, .resetPassword, .setup, .account, .profile, .changePassword, .changeEmail, .sessions,
            .confirmIdentity, .exportAccount, .deleteAccount, .twoFactor, .authenticatorApp, .removeAuthenticatorApp,
            .recoveryCodes, .passkeys, .passkey, .admin, .adminPosts, .emptyPostTrash, .newPost, .editPost,
            .adminComments, .emptyComments, .adminAccounts, .adminAccount, .invitations, .adminSettings, .adminMail,
            .health, .readiness:
            true
        }
    }

    /// Whether the answer to a stranger may be kept and shared by a cache.
    var isShareable: Bool {
        switch self {
        case .home, .tag, .category, .author: true
        case .post(_, _, let reply): reply == nil
        case .comments, .login, .loginCode, .loginPasskey, .logout, .register, .verify, .forgottenPassword,
            .resetPassword, .setup, .account, .profile, .changePassword, .changeEmail, .sessions, .confirmIdentity,
            .exportAccount, .deleteAccount, .twoFactor, .authenticatorApp, .removeAuthenticatorApp, .recoveryCodes,
            .passkeys, .passkey, .admin, .adminPosts, .emptyPostTrash, .newPost, .editPost, .adminComments,
            .emptyComments, .adminAccounts, .adminAccount, .invitations, .adminSettings, .adminMail, .health,
            .readiness:
            false
        }
    }

    /// Whether it changes what a person shows as a second factor: a session that showed none may do so only while there is
    /// none, or a password alone could replace them.
    var changesSecondFactor: Bool {
        switch self {
        case .authenticatorApp, .removeAuthenticatorApp, .recoveryCodes, .passkeys, .passkey: true
        case .home, .post, .comments, .tag, .category, .author, .login, .loginCode, .loginPasskey, .logout, .register,
            .verify, .forgottenPassword, .resetPassword, .setup, .account, .profile, .changePassword, .changeEmail,
            .sessions, .confirmIdentity, .exportAccount, .deleteAccount, .twoFactor, .admin, .adminPosts,
            .emptyPostTrash, .newPost, .editPost, .adminComments, .emptyComments, .adminAccounts, .adminAccount,
            .invitations, .adminSettings, .adminMail, .health, .readiness:
            false
        }
    }

    /// Whether a session is not enough whose owner proved long ago who they are: for what could take the account from
    /// them, or the site from its owner. The change of a password asks for the old one itself.
    var needsFreshProof: Bool {
        switch self {
        case .changeEmail, .authenticatorApp, .removeAuthenticatorApp, .recoveryCodes, .passkeys, .passkey,
            .exportAccount, .deleteAccount, .adminAccounts, .adminAccount, .invitations, .adminSettings:
            true
        case .home, .post, .comments, .tag, .category, .author, .login, .loginCode, .loginPasskey, .logout, .register,
            .verify, .forgottenPassword, .resetPassword, .setup, .account, .profile, .changePassword, .sessions,
            .confirmIdentity, .twoFactor, .admin, .adminPosts, .emptyPostTrash, .newPost, .editPost, .adminComments,
            .emptyComments, .adminMail, .health, .readiness:
            false
        }
    }
}
