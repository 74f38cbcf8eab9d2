internal import Blog
internal import BlogStore
internal import HTTP
internal import Logging
internal import OneTimeCode
internal import Sodium

// The second step of a log-in. Between the two steps a browser holds the secret of a pending log-in, which opens nothing
// but this step: whoever has it alone is a stranger everywhere.

extension Visit {
    /// Seconds from the right password to the code.
    private static let pendingAge = 600

    func startSecondStep(for account: Account, stays: Bool, next: LocalPath?) throws -> Reply {
        let token = try Token()
        try store.pendingLogins.create(
            token.digest, for: account.id, stays: stays, next: next?.text,
            expires: now.advanced(bySeconds: Self.pendingAge))
        cookies.append(Cookie(CookieName.pendingLogin, token.text, maxAge: Self.pendingAge))
        return .redirect(Route.loginCode().url)
    }

    /// The log-in that this browser has begun, and its secret.
    func pendingLogin() throws -> (token: Token, login: PendingLoginStore.PendingLogin)? {
        guard let token = cookie(CookieName.pendingLogin).flatMap(Token.init(_:)),
            let login = try store.pendingLogins.find(token.digest, now: now)
        else { return nil }
        return (token, login)
    }

    func enterLoginCode() throws -> Reply {
        guard let (token, login) = try pendingLogin() else { return backToFirstStep() }
        if form["signature"] != nil { return try showLoginPasskey(token, login) }
        guard let code = EnteredCode(form["code"] ?? "") else {
            let words =
                (form["code"] ?? "").trimmed.isEmpty
                ? "Enter a code." : "A code has six digits, a recovery code six groups of four letters and digits."
            return try loginCodePage([FieldError("code", words)], status: .unprocessableContent)
        }
        let throttles = try codeThrottles(login.account, code)
        try count(throttles, of: login.account)
        do {
            try allOrNothing {
                try finish(token, login, with: .code(code))
            }
        } catch SecondStepFailure.wrongCode {
            try store.failedLogins.count(of: login.account.id, now: now)
            site.logger.notice(
                "a code was wrong",
                metadata: [
                    "request": "\(request.id)", "account": "\(login.account.id)", "from": "\(request.remoteAddress)",
                ])
            let words =
                "This code is not right, or it was used before." + (code.isRecovery ? "" : " Wait for the next one.")
            return try loginCodePage([FieldError("code", words)], status: .unprocessableContent)
        } catch SecondStepFailure.ended {
            return backToFirstStep()
        }
        for throttle in throttles { try store.throttles.forget(throttle.digest) }
        return welcome(login, afterRecovery: code.isRecovery)
    }

    /// What a person shows in the second step.
    enum SecondProof {
        case code(EnteredCode)
        /// Was checked already.
        case passkey
    }

    enum SecondStepFailure: Error {
        case wrongCode
        /// Somebody else, or a second click, has finished it meanwhile.
        case ended
    }

    /// Makes a session of a pending log-in. To be called in a transaction: whatever fails leaves both as they were.
    /// - Throws: ``SecondStepFailure``. Of many at once, exactly one succeeds.
    func finish(_ token: Token, _ login: PendingLoginStore.PendingLogin, with proof: SecondProof) throws {
        guard try store.pendingLogins.use(token.digest, now: now) else { throw SecondStepFailure.ended }
        if case .code(let code) = proof {
            guard try useUp(code, of: login.account.id) else { throw SecondStepFailure.wrongCode }
            if code.isRecovery {
                let left = try store.recoveryCodes.count(of: login.account.id)
                try tell(.recoveryCodeUsed(name: login.account.displayName, left: left), of: login.account.id)
            }
        }
        cookies.append(Cookie(CookieName.pendingLogin, "", maxAge: 0))
        try startSession(for: login.account, staying: login.stays, isStrong: true)
    }

    /// Where a finished log-in leads.
    func welcome(_ login: PendingLoginStore.PendingLogin, afterRecovery: Bool = false) -> Reply {
        let next = login.next.flatMap(LocalPath.init)?.text ?? Self.landing(login.account)
        return .redirect(next, afterRecovery ? .account(.recoveryCodeUsed) : .loggedIn)
    }

    private func useUp(_ code: EnteredCode, of account: UInt64) throws -> Bool {
        switch code {
        case .authenticator(let digits):
            guard let step = try authenticatorSecret(of: account)?.step(of: digits, at: now.unixSeconds) else {
                return false
            }
            return try store.authenticators.use(step: step, of: account)
        case .recovery(let code): return try store.recoveryCodes.use(code.digest(for: account), of: account)
        }
    }

    /// What a code counts against.
    ///
    /// A million codes are soon tried, so tries are few: ten in a quarter of an hour, and a hundred a day (NIST SP
    /// 800-63B-4, section 3.2.2, allows no more in a row). Whoever learnt the password cannot lock its owner out by using
    /// them up: a browser in which the account was logged in before has tries of its own, and a recovery code, which
    /// nobody can guess, costs none of them.
    private func codeThrottles(_ account: Account, _ code: EnteredCode) throws -> [Throttle] {
        guard !code.isRecovery else {
            return [Throttle("recovery codes of a network", network, limit: 30, seconds: 900)]
        }
        var key = "\(account.id)"
        if let device = try knownDevice(of: account.id), device.hasLoggedIn {
            key += " \(Digest.hexadecimal(device.digest))"
        }
        return [
            Throttle("codes of an account", key, limit: 10, seconds: 900),
            Throttle("codes of an account in a day", key, limit: 100, seconds: 86_400),
        ]
    }

    /// Whoever guesses at codes knows the password: its owner is told of it, once for each time of waiting.
    private func count(_ throttles: [Throttle], of account: Account) throws {
        do { for throttle in throttles { try take(throttle) } } catch Failure.tooManyTries(let seconds) {
            try warn(
                account, "Somebody who knows your password has entered wrong codes, too many of them.",
                told: Throttle("mail of guessed codes", "\(account.id)", limit: 1, seconds: seconds))
            throw Failure.tooManyTries(seconds: seconds)
        }
    }

    func backToFirstStep() -> Reply {
        if cookie(CookieName.pendingLogin) == nil { return .redirect(Route.login().url) }
        cookies.append(Cookie(CookieName.pendingLogin, "", maxAge: 0))
        return .redirect(Route.login().url, .account(.secondStepEnded))
    }

    func loginCodePage(_ errors: [FieldError] = [], status: Status = .ok) throws -> Reply {
        guard let (_, login) = try pendingLogin() else { return backToFirstStep() }
        let hasApp = try store.authenticators.find(of: login.account.id) != nil
        // Whoever has a passkey alone has no other code.
        let isRecovery = route == .loginCode(isRecovery: true) || !hasApp
        let content = LoginCodePage(
            action: Route.loginCode(isRecovery: isRecovery && hasApp).url, username: login.account.name,
            errors: ErrorSummary(errors, ids: ["form_token": "code"]),
            code: .code(isRecovery: isRecovery, error: errors["code"]),
            otherKind: hasApp
                ? PageLink(
                    isRecovery ? "Use the code of your app" : "Use a recovery code",
                    .loginCode(isRecovery: !isRecovery)) : nil,
            passkey: try passkeyProof(
                for: .secondStep(of: login.account.id), at: .loginCode(isRecovery: isRecovery && hasApp),
                label: "Use a passkey"),
            isPasskeyFirst: !hasApp,
            help:
                "Lost \(hasApp ? "your phone" : "your passkey") and your recovery codes? Ask \(settings.operatorWords).",
            startAgainURL: Route.login().url)
        return try page(
            \.loginCode, content,
            PageHead(
                title: "Log in", hasErrors: !errors.isEmpty, needsFormToken: true,
                scripts: content.passkey == nil ? [] : [PasskeyProof.script]),
            status: status)
    }
}

extension FormField {
    /// What was typed is not shown again: a code is used up, or no longer the one that the app shows.
    fileprivate static func code(isRecovery: Bool, error: String?) -> FormField {
        FormField(
            id: "code", name: "code", label: isRecovery ? "Recovery code" : "Code",
            hint: isRecovery
                ? "One of the codes that you kept for this day. It works once."
                : "The six digits that your authenticator app shows now.",
            error: error, autocomplete: isRecovery ? "off" : "one-time-code", isRequired: true, isDigits: !isRecovery)
    }
}

extension EnteredCode {
    fileprivate var isRecovery: Bool {
        if case .recovery = self { true } else { false }
    }
}

extension Timestamp {
    /// Since 1970.
    var unixSeconds: Int64 { microseconds / 1_000_000 }
}
