internal import Blog
internal import BlogStore
internal import HTTP
internal import Logging
internal import Sodium

// Logging in and out.

extension Visit {
    func showLogin(next: LocalPath?) throws -> Reply {
        if viewer.account != nil { return .redirect(next?.text ?? Route.home().url) }
        return try loginPage(next: next)
    }

    func logIn() throws -> Reply {
        let name = (form["name"] ?? "").trimmed
        let password = form["password"] ?? ""
        var missing: [FieldError] = []
        if name.isEmpty { missing.append(FieldError("name", "Enter your user name or e-mail address.")) }
        if password.isEmpty { missing.append(FieldError("password", "Enter your password.")) }
        guard missing.isEmpty else { return try loginPage(missing, status: .unprocessableContent) }
        guard let credentials = try authenticate(name, password) else {
            site.logger.notice(
                "a log-in failed", metadata: ["request": "\(request.id)", "from": "\(request.remoteAddress)"])
            // One message for both causes, so that it does not tell which names exist.
            return try loginPage(
                [FieldError("name", "Invalid user name, e-mail address or password.")], status: .unprocessableContent)
        }
        // Only whoever knows the password is told.
        guard !credentials.isSuspended else {
            return try loginPage(
                [FieldError("name", "This account is suspended. Ask \(settings.operatorWords).")], status: .forbidden)
        }
        try sweepWhatHasEnded()
        let stays = form["remember"] != nil
        let next = form["next"].flatMap(LocalPath.init)
        return try allOrNothing {
            try requireSamePassword(credentials)
            // Read again under the lock: a factor that was added while the password was being checked counts.
            if try store.secondFactors.all(of: credentials.account.id).areAny {
                return try startSecondStep(for: credentials.account, stays: stays, next: next)
            }
            try startSession(for: credentials.account, staying: stays)
            return .redirect(next?.text ?? Self.landing(credentials.account), .loggedIn)
        }
    }

    /// A password that was changed while the old one was being checked opens nothing any more: what ends the sessions of
    /// an account either comes after this log-in and ends it, or before and is seen here.
    private func requireSamePassword(_ credentials: Credentials) throws {
        guard try store.accounts.lock(credentials.account.id, having: credentials.passwordHash ?? "") else {
            throw Failure.tooManyPasswords
        }
    }

    func logOut() throws -> Reply {
        if let session { try store.sessions.end(session.digest) }
        clearBrowser()
        return .redirect(Route.home().url, .loggedOut)
    }

    /// - Parameter name: trimmed, so that blanks around it make no other name of it whose tries are counted anew.
    private func authenticate(_ name: String, _ password: String) throws -> Credentials? {
        // Nobody has such a password: it costs no hash.
        guard let password = TypedPassword(password)?.text else { return nil }
        let found = try store.accounts.credentials(for: name)
        // Looked for whether or not somebody has the name, for the time must not tell.
        let waiting = try waitingRegistration(named: name)
        // As it was typed: were the tries at a name and at an address counted together, they would tell that both are one's.
        let subject = name.lowercased()
        // A name that nobody has is looked up like one that somebody has.
        let device = try knownDevice(of: found?.account.id ?? 0)
        let throttles = loginThrottles(subject, device)
        do { for throttle in throttles { try take(throttle) } } catch {
            try tellOfGuessing(at: subject, found?.account)
            throw error
        }
        // An unknown name costs a hash as well, so that the time does not tell which names exist.
        let known = found == nil ? waiting?.passwordHash : found?.passwordHash
        let hash = known.map(PasswordHash.init(encoded:)) ?? site.decoyHash
        let isRight = try matches(password, hash, taken: throttles, isKnown: device != nil)
        if found == nil, let waiting, isRight { try askForConfirmation(of: waiting) }
        guard var found, found.passwordHash != nil, isRight else {
            try store.failedLogins.count(of: found?.account.id, now: now)
            return nil
        }
        if let own = throttles.first { try store.throttles.forget(own.digest) }
        if hash.needsRehash(at: site.options.passwordCost) {
            let better = try hashed(password, isKnown: device != nil)
            if try store.accounts.replacePasswordHash(hash.encoded, with: better, of: found.account.id) {
                found.passwordHash = better
            }
        }
        return found
    }

    /// At most once a day, for the owner can do no more than to know. Where nobody is to be told, since nobody has the
    /// name or its owner knows already, as much is done and undone: the time must tell neither.
    private func tellOfGuessing(at subject: String, _ account: Account?) throws {
        func isFirst(_ what: String, _ key: String) throws -> Bool {
            try wait(for: Throttle(what, key, limit: 1, seconds: 86_400)) == nil
        }
        guard try isFirst("names that were guessed at", subject) else { return }
        let isUntold = try isFirst("mail of guessed passwords", account.map { "account \($0.id)" } ?? "name \(subject)")
        let owner = try store.accounts.details(account?.id ?? 0)?.email
        guard let recipient = owner ?? EmailAddress(subject) ?? EmailAddress("nobody@example.org") else { return }
        let name = account?.displayName ?? String(subject.prefix(DisplayName.limit))
        let what = "Your password was guessed at many times."
        try store.outbox.add(
            mail(.suspiciousLogin(name: name, what: what), to: recipient), isKept: owner != nil && isUntold, now: now)
    }

    /// What a try counts against. A browser in which the account was logged in before counts by itself, so that nobody
    /// can lock the owner out; from elsewhere an account can be tried so often by one network, and so often by all.
    private func loginThrottles(_ subject: String, _ device: DeviceStore.Device?) -> [Throttle] {
        if let device {
            let key = "\(subject) \(Digest.hexadecimal(device.digest))"
            return [Throttle("log-in from a known browser", key, limit: 20, seconds: 900)]
        }
        return [
            Throttle("log-in from a network", "\(subject) \(network)", limit: 10, seconds: 900),
            Throttle("log-in of an account", subject, limit: 100, seconds: 3_600),
            Throttle("log-ins of a network", network, limit: 300, seconds: 900),
        ]
    }

    static func landing(_ account: Account) -> String {
        Permission.mayWrite(.post, account.role) ? Route.admin.url : Route.home().url
    }

    /// Whoever still holds the secret of a session was logged in before.
    private var reasonToLogIn: String {
        cookie(CookieName.session) == nil
            ? "Log in to go on." : "Your session has ended. Log in to go on where you left off."
    }

    func loginPage(_ errors: [FieldError] = [], next: LocalPath? = nil, status: Status = .ok) throws -> Reply {
        let next = next ?? form["next"].flatMap(LocalPath.init)
        let content = LoginPage(
            action: Route.login().url,
            reason: next != nil && errors.isEmpty ? reasonToLogIn : nil,
            errors: ErrorSummary(errors, ids: ["form_token": "name"]),
            offersWayPast: status == .tooManyRequests && site.options.sendsMail,
            name: FormField(
                id: "name", name: "name", label: "User name or e-mail address", value: form["name"] ?? "",
                error: errors["name"], autocomplete: "username", isRequired: true),
            password: FormField(
                id: "password", name: "password", label: "Password", type: "password", error: errors["password"],
                autocomplete: "current-password", isRequired: true),
            remember: CheckboxField(
                id: "remember", name: "remember", label: "Stay signed in on this device",
                isChecked: form["remember"] != nil),
            passkey: try passkeyProof(
                for: .login, at: .loginPasskey, label: "Log in with a passkey",
                hidden: [
                    HiddenField(name: "next", value: next?.text ?? ""), HiddenField(name: "remember", value: "yes"),
                ]),
            hidden: next.map { [HiddenField(name: "next", value: $0.text)] } ?? [],
            forgottenPasswordURL: Route.forgottenPassword.url, registrationURL: registrationURL)
        return try page(
            \.login, content,
            PageHead(
                title: "Log in", hasErrors: !errors.isEmpty, needsFormToken: true,
                scripts: [PasskeyProof.script, FormField.passwordScript]),
            status: status)
    }
}
