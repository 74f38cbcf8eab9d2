internal import Blog
internal import HTTP

extension Route {
    /// The path, without its query.
    var path: String {
        switch self {
        case .home: "/"
        case .post(let kind, let slug, _): "\(Self.folder(kind))/\(slug)"
        case .comments(let kind, let slug): "\(Self.folder(kind))/\(slug)/comments"
        case .tag(let slug, _): "/tags/\(slug)"
        case .category(let slug, _): "/categories/\(slug)"
        case .author(let name, _): "/authors/\(name.text)"
        case .login: "/login"
        case .loginCode: "/login/code"
        case .loginPasskey: "/login/passkey"
        case .logout: "/logout"
        case .register: "/register"
        case .verify: "/verify"
        case .forgottenPassword: "/password/forgot"
        case .resetPassword: "/password/reset"
        case .setup: "/setup"
        case .account: "/account"
        case .profile: "/account/profile"
        case .changePassword: "/account/password"
        case .changeEmail: "/account/email"
        case .sessions: "/account/sessions"
        case .confirmIdentity: "/account/confirm"
        case .exportAccount: "/account/export"
        case .deleteAccount: "/account/delete"
        case .twoFactor: "/account/two-factor"
        case .authenticatorApp: "/account/two-factor/app"
        case .removeAuthenticatorApp: "/account/two-factor/app/remove"
        case .recoveryCodes: "/account/two-factor/recovery-codes"
        case .passkeys: "/account/two-factor/passkeys"
        case .passkey(let id): "/account/two-factor/passkeys/\(id)"
        case .admin: "/admin"
        case .adminPosts: "/admin/posts"
        case .emptyPostTrash: "/admin/posts/trash/empty"
        case .newPost: "/admin/posts/new"
        case .editPost(let id, _): "/admin/posts/\(id)/edit"
        case .adminComments: "/admin/comments"
        case .emptyComments(let tab): "/admin/comments/\(tab.rawValue)/empty"
        case .adminAccounts: "/admin/accounts"
        case .adminAccount(let id): "/admin/accounts/\(id)"
        case .invitations: "/admin/invitations"
        case .adminSettings: "/admin/settings"
        case .adminMail: "/admin/mail"
        case .health: "/healthz"
        case .readiness: "/readyz"
        }
    }

    /// Path and query, as they stand in links.
    var url: String {
        let pairs = query.compactMap { name, value in value.map { "\(name)=\(PercentCoding.encode($0))" } }
        return pairs.isEmpty ? path : path + "?" + pairs.joined(separator: "&")
    }

    private var query: [(String, String?)] {
        switch self {
        case .home(let cursor), .tag(_, let cursor), .category(_, let cursor), .author(_, let cursor):
            [("before", cursor?.description)]
        case .post(_, _, let reply): [("reply", reply.map { "\($0)" })]
        case .login(let next), .confirmIdentity(let next): [("next", next?.text)]
        case .setup(let key), .verify(let key), .resetPassword(let key): [("key", key)]
        case .register(let invitation): [("invitation", invitation)]
        case .adminAccounts(let filter, let after):
            [("q", filter.search), ("role", filter.role?.rawValue), ("after", after.map { "\($0)" })]
        case .adminMail(let before): [("before", before.map { "\($0)" })]
        case .editPost(_, let showsPreview): [("preview", showsPreview ? "1" : nil)]
        case .adminPosts(let kind, let state, let cursor):
            [Self.kind(kind), ("status", state?.rawValue), ("before", cursor?.description)]
        case .emptyPostTrash(let kind), .newPost(let kind): [Self.kind(kind)]
        case .adminComments(let tab, let after):
            [("status", tab == .pending ? nil : tab.rawValue), ("after", after.map { "\($0)" })]
        case .loginCode(let isRecovery): [("kind", isRecovery ? "recovery" : nil)]
        case .comments, .loginPasskey, .logout, .forgottenPassword, .account, .profile, .changePassword,
            .changeEmail, .sessions, .exportAccount, .deleteAccount, .twoFactor, .authenticatorApp,
            .removeAuthenticatorApp, .recoveryCodes, .passkeys, .passkey, .admin, .emptyComments, .adminAccount,
            .invitations, .adminSettings, .health, .readiness:
            []
        }
    }

    private static func folder(_ kind: Post.Kind) -> String {
        switch kind {
        case .post: "/posts"
        case .page: "/pages"
        }
    }

    private static func kind(_ kind: Post.Kind) -> (String, String?) {
        ("kind", kind == .post ? nil : kind.rawValue)
    }
}
