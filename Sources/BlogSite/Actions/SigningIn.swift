internal import Blog
internal import BlogStore
internal import HTTP
internal import Logging
internal import Sodium

// Logging in and out.

extension Visit {
    func showLogin(next: LocalPath?) throws -> Reply {
        if viewer.account != nil { return .redirect(next?.text ?? Route.home().url) }
        return try loginPage([], next: next)
    }

    func logIn() throws -> Reply {
        let name = form["name"] ?? ""
        let password = form["password"] ?? ""
        var missing: [FieldError] = []
        if name.isEmpty { missing.append(FieldError("name", "Enter your name or e-mail address.")) }
        if password.isEmpty { missing.append(FieldError("password", "Enter your password.")) }
        guard missing.isEmpty else { return try loginPage(missing, status: .unprocessableContent) }
        guard let account = try authenticate(name, password) else {
            site.logger.notice(
                "a log-in failed", metadata: ["request": "\(request.id)", "from": "\(request.remoteAddress)"])
            // One message for both causes, so that it does not tell which names exist.
            return try loginPage(
                [FieldError("name", "Invalid name, e-mail address or password.")], status: .unprocessableContent)
        }
        try startSession(for: account, staying: form["remember"] != nil)
        let next = form["next"].flatMap(LocalPath.init)?.text
        return .redirect(next ?? Self.landing(account), .loggedIn)
    }

    func logOut() throws -> Reply {
        if let session { try store.sessions.end(session.digest) }
        cookies.append(Cookie(CookieName.session, "", maxAge: 0))
        cookies.append(Cookie(CookieName.form, "", maxAge: 0))
        return .redirect(Route.home().url, .loggedOut)
    }

    /// A new secret at every log-in: one that was planted in the browser before is worth nothing (session fixation).
    func startSession(for account: Account, staying: Bool) throws {
        if let session { try store.sessions.end(session.digest) }
        let token = try Token()
        let day = 86_400
        let idleLimit = staying ? 30 * day : day / 2
        let lifetime = staying ? 90 * day : 7 * day
        try store.sessions.removeExpired(now: now)
        try store.sessions.create(token.digest, for: account.id, idleLimit: idleLimit, lifetime: lifetime, now: now)
        cookies.append(Cookie(CookieName.session, token.text, maxAge: staying ? lifetime : nil))
    }

    /// Hashes a password at the site's cost, when its turn comes.
    func hashed(_ password: String) throws -> String {
        try site.hashGate.run { try PasswordHash(of: password, cost: site.options.passwordCost).encoded }
    }

    private func authenticate(_ name: String, _ password: String) throws -> Account? {
        guard password.utf8.count <= PasswordHash.passwordLimit else { return nil }
        let found = try store.accounts.credentials(for: name)
        // An unknown name costs a hash as well, so that the time does not tell which names exist.
        let hash = found?.passwordHash.map(PasswordHash.init(encoded:)) ?? site.decoyHash
        let matches = try site.hashGate.run { hash.matches(password) }
        guard let found, found.passwordHash != nil, matches else { return nil }
        if hash.needsRehash(at: site.options.passwordCost) {
            try store.accounts.setPasswordHash(try hashed(password), of: found.account.id)
        }
        return found.account
    }

    private static func landing(_ account: Account) -> String {
        Permission.mayWrite(.post, account.role) ? Route.admin.url : Route.home().url
    }

    /// Whoever still holds the secret of a session was logged in before.
    private var reasonToLogIn: String {
        cookie(CookieName.session) == nil
            ? "Log in to go on." : "Your session has ended. Log in to go on where you left off."
    }

    func loginPage(_ errors: [FieldError], next: LocalPath? = nil, status: Status = .ok) throws -> Reply {
        let next = next ?? form["next"].flatMap(LocalPath.init)
        let content = LoginPage(
            action: Route.login().url,
            reason: next != nil && errors.isEmpty ? reasonToLogIn : nil,
            errors: ErrorSummary(errors, ids: ["form_token": "name"]),
            name: FormField(
                id: "name", name: "name", label: "Name or e-mail address", value: form["name"] ?? "",
                error: errors["name"], autocomplete: "username", isRequired: true),
            password: FormField(
                id: "password", name: "password", label: "Password", type: "password", error: errors["password"],
                autocomplete: "current-password", isRequired: true),
            remember: CheckboxField(
                id: "remember", name: "remember", label: "Stay signed in on this device",
                isChecked: form["remember"] != nil),
            hidden: next.map { [HiddenField(name: "next", value: $0.text)] } ?? [],
            registrationURL: Route.register.url)
        return try page(
            \.login, content, PageHead(title: "Log in", hasErrors: !errors.isEmpty, needsFormToken: true),
            status: status)
    }
}
