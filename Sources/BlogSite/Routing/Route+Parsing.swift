internal import Blog
internal import HTTP

extension Route {
    /// The route of a path as the client sent it. Only the canonical spelling of an address is one: a path with a
    /// doubled slash, a dot segment or a needless escape is not found, so that no rule about paths can be passed by.
    ///
    /// Parameters that the route does not know are ignored. A `before` or `kind` that makes no sense is not found; any
    /// other is as good as left out, for the page without it is one to go on from.
    init?(path: String, query: Form) {
        var segments = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .compactMap { PercentCoding.decode($0) }
        guard segments.first == "" else { return nil }
        segments.removeFirst()
        guard let route = Route(segments: segments, query: query), route.path == path else { return nil }
        self = route
    }

    private init?(segments: [String], query: Form) {
        switch (segments.first, segments.count) {
        case ("", 1): self.init(listing: query) { .home(before: $0) }
        case ("posts", _): self.init(under: .post, segments.dropFirst(), query)
        case ("pages", _): self.init(under: .page, segments.dropFirst(), query)
        case ("tags", 2):
            guard let slug = Slug(segments[1]) else { return nil }
            self.init(listing: query) { .tag(slug, before: $0) }
        case ("categories", 2):
            guard let slug = Slug(segments[1]) else { return nil }
            self.init(listing: query) { .category(slug, before: $0) }
        case ("authors", 2):
            guard let name = AccountName(segments[1]) else { return nil }
            self.init(listing: query) { .author(name, before: $0) }
        case ("login", 1): self = .login(next: query["next"].flatMap(LocalPath.init))
        case ("login", 2): self.init(login: segments[1], query)
        case ("logout", 1): self = .logout
        case ("register", 1): self = .register(invitation: query["invitation"])
        case ("verify", 1): self = .verify(key: query["key"])
        case ("password", 2): self.init(password: segments[1], query)
        case ("account", _): self.init(account: segments.dropFirst(), query)
        case ("setup", 1): self = .setup(key: query["key"])
        case ("admin", _): self.init(admin: segments.dropFirst(), query)
        case ("healthz", 1): self = .health
        case ("readyz", 1): self = .readiness
        default: return nil
        }
    }

    private init?(listing query: Form, _ make: (PostCursor?) -> Route) {
        guard let text = query["before"] else {
            self = make(nil)
            return
        }
        guard let cursor = PostCursor(text) else { return nil }
        self = make(cursor)
    }

    private init?(under kind: Post.Kind, _ rest: ArraySlice<String>, _ query: Form) {
        guard let slug = rest.first.flatMap(Slug.init(_:)) else { return nil }
        switch Array(rest.dropFirst()) {
        case []: self = .post(kind, slug, reply: query["reply"].flatMap(Self.id))
        case ["comments"]: self = .comments(kind, slug)
        default: return nil
        }
    }

    private init?(login step: String, _ query: Form) {
        switch step {
        case "code": self = .loginCode(isRecovery: query["kind"] == "recovery")
        case "passkey": self = .loginPasskey
        default: return nil
        }
    }

    private init?(password step: String, _ query: Form) {
        switch step {
        case "forgot": self = .forgottenPassword
        case "reset": self = .resetPassword(key: query["key"])
        default: return nil
        }
    }

    private init?(account rest: ArraySlice<String>, _ query: Form) {
        switch Array(rest) {
        case []: self = .account
        case ["profile"]: self = .profile
        case ["password"]: self = .changePassword
        case ["email"]: self = .changeEmail
        case ["sessions"]: self = .sessions
        case ["confirm"]: self = .confirmIdentity(next: query["next"].flatMap(LocalPath.init))
        case ["export"]: self = .exportAccount
        case ["delete"]: self = .deleteAccount
        case ["two-factor"]: self = .twoFactor
        case ["two-factor", "app"]: self = .authenticatorApp
        case ["two-factor", "app", "remove"]: self = .removeAuthenticatorApp
        case ["two-factor", "recovery-codes"]: self = .recoveryCodes
        case ["two-factor", "passkeys"]: self = .passkeys
        case let path where path.count == 3 && path[0] == "two-factor" && path[1] == "passkeys":
            guard let id = Self.id(path[2]) else { return nil }
            self = .passkey(id)
        default: return nil
        }
    }

    private init?(admin rest: ArraySlice<String>, _ query: Form) {
        let kind = Post.Kind(rawValue: query["kind"] ?? "post")
        switch Array(rest) {
        case []: self = .admin
        case ["posts"]:
            guard let kind else { return nil }
            let state = query["status"].flatMap(Post.State.init(rawValue:))
            self.init(listing: query) { .adminPosts(kind, state, before: $0) }
        case ["posts", "trash", "empty"]:
            guard let kind else { return nil }
            self = .emptyPostTrash(kind)
        case ["posts", "new"]:
            guard let kind else { return nil }
            self = .newPost(kind)
        case ["comments"]:
            let tab = query["status"].flatMap(CommentTab.init(rawValue:)) ?? .pending
            self = .adminComments(tab, after: query["after"].flatMap(Self.id))
        case ["comments", "spam", "empty"]: self = .emptyComments(.spam)
        case ["comments", "trash", "empty"]: self = .emptyComments(.trash)
        case ["accounts"]:
            let filter = AccountFilter(
                search: query["q"].flatMap { $0.isEmpty ? nil : $0 }, role: query["role"].flatMap(Role.init(rawValue:)))
            self = .adminAccounts(filter, after: query["after"].flatMap(Self.id))
        case ["invitations"]: self = .invitations
        case ["settings"]: self = .adminSettings
        case ["mail"]: self = .adminMail(before: query["before"].flatMap(Self.id))
        case let path where path.count == 2 && path[0] == "accounts":
            guard let id = Self.id(path[1]) else { return nil }
            self = .adminAccount(id)
        case let path where path.count == 3 && path[0] == "posts" && path[2] == "edit":
            guard let id = Self.id(path[1]) else { return nil }
            self = .editPost(id, showsPreview: query["preview"] == "1")
        default: return nil
        }
    }

    /// Reads an id in its one spelling: no sign, no leading zero, nothing behind it.
    static func id(_ text: String) -> UInt64? {
        guard let id = UInt64(text), String(id) == text else { return nil }
        return id
    }
}
