internal import Blog
internal import BlogStore
internal import HTTP
internal import Logging
internal import OneTimeCode
internal import QRCode
internal import Sodium

// Setting up an authenticator app, replacing it, removing it.

extension Visit {
    /// Characters of the site's title that stand in the app: more would make the picture hard to scan.
    private static let issuerLimit = 30
    private static let appSetUpMeanwhile =
        "An app was set up meanwhile, perhaps in another tab. There is nothing left to do, unless you want to replace it."

    func authenticatorAppPage(_ errors: [FieldError] = [], status: Status = .ok) throws -> Reply {
        let account = try member()
        let former = try newAuthenticatorSecret()
        let secret = try former ?? issueAuthenticatorSecret()
        let issuer = String(String.UnicodeScalarView(settings.title.unicodeScalars.prefix(Self.issuerLimit)))
        let address = secret.address(issuer: issuer, account: account.name)
        let symbol = try QRSymbol(address)
        let isReplacement = try store.authenticators.find(of: account.id) != nil
        // The key that the form was about is gone with the app that was set up: what was typed fits no other.
        let isOvertaken = isReplacement && former == nil && errors["form_token"] != nil
        let errors = isOvertaken ? [FieldError("form_token", Self.appSetUpMeanwhile)] : errors
        let content = AuthenticatorPage(
            accountMenu: accountPlaces(.twoFactor), action: Route.authenticatorApp.url,
            errors: ErrorSummary(errors, ids: ["form_token": "code"]),
            isReplacement: isReplacement,
            picture: QRPicture(size: symbol.size, path: symbol.path), secret: secret.grouped, appAddress: address,
            code: FormField(
                id: "code", name: "code", label: "Code", hint: "Six digits.", error: errors["code"],
                autocomplete: "one-time-code", isRequired: true, isDigits: true),
            cancelURL: Route.twoFactor.url)
        let title = content.isReplacement ? "Replace your authenticator app" : "Set up an authenticator app"
        return try page(\.authenticator, content, PageHead(title: title, hasErrors: !errors.isEmpty), status: status)
    }

    func confirmAuthenticatorApp() throws -> Reply {
        let account = try member()
        guard let secret = try newAuthenticatorSecret() else {
            return try authenticatorAppPage(
                [FieldError("code", "The picture had grown old. Scan this one, and remove the other from your app.")],
                status: .unprocessableContent)
        }
        guard let typed = form["code"], !typed.trimmed.isEmpty else {
            return try authenticatorAppPage(
                [FieldError("code", "Enter the code that the app shows.")], status: .unprocessableContent)
        }
        guard case .authenticator(let digits)? = EnteredCode(typed),
            let step = try secret.step(of: digits, at: now.unixSeconds)
        else {
            return try authenticatorAppPage(
                [FieldError("code", "This is not the code that the app shows now. Is the clock of your phone right?")],
                status: .unprocessableContent)
        }
        let sealed = try site.options.key.seal(secret.bytes, for: Self.purpose(account.id))
        let (isFirst, codes) = try allOrNothing {
            let before = try store.secondFactors.allLocked(of: account.id)
            try store.authenticators.set(sealed, step: step, for: account.id, now: now)
            let codes = before.recoveryCodes == 0 ? try replaceRecoveryCodes(of: account.id) : []
            let change =
                before.hasAuthenticator ? "Your authenticator app was replaced." : "An authenticator app was added."
            try tell(.secondFactorChanged(name: account.displayName, change: change), of: account.id)
            try endOtherSessions(isStrong: true)
            cookies.append(Cookie(CookieName.newAuthenticator, "", maxAge: 0))
            return (!before.hasAuthenticator, codes)
        }
        guard codes.isEmpty else { return try newRecoveryCodesPage(codes, news: "Your authenticator app is set up.") }
        return .redirect(Route.twoFactor.url, .account(isFirst ? .authenticatorAdded : .authenticatorReplaced))
    }

    func removeAuthenticatorAppPage(_ errors: [FieldError] = [], status: Status = .ok) throws -> Reply {
        let factors = try store.secondFactors.all(of: member().id)
        guard factors.hasAuthenticator else { return .redirect(Route.twoFactor.url) }
        guard try mayRemove(from: factors) else { return try removalRefused() }
        let content = FormPage(
            accountMenu: accountPlaces(.twoFactor), heading: "Remove your authenticator app?",
            explanation: factors.passkeys.isEmpty
                ? [
                    "From then on your password alone logs you in, and your recovery codes no longer work.",
                    "All other sessions end, and a mail tells you of the change.",
                ] : ["Your passkeys stay.", "All other sessions end, and a mail tells you of the change."],
            errors: ErrorSummary(errors, ids: ["form_token": "main"]), action: Route.removeAuthenticatorApp.url,
            submitLabel: "Remove it", isDestructive: true, links: [PageLink("Keep it", .twoFactor)])
        return try formPage(content, status: status)
    }

    func removeAuthenticatorApp() throws -> Reply {
        let account = try member()
        let isAllowed = try allOrNothing {
            let before = try store.secondFactors.allLocked(of: account.id)
            guard try mayRemove(from: before) else { return false }
            guard try store.authenticators.remove(of: account.id) else { return true }
            // Codes that stand in for nothing are no more than ten more ways in.
            if before.passkeys.isEmpty { try store.recoveryCodes.removeAll(of: account.id) }
            let change = "The authenticator app was removed."
            try tell(.secondFactorChanged(name: account.displayName, change: change), of: account.id)
            try endOtherSessions(isStrong: !before.passkeys.isEmpty)
            return true
        }
        guard isAllowed else { return try removalRefused() }
        return .redirect(Route.twoFactor.url, .account(.authenticatorRemoved))
    }

    /// Whether the person's role lets them be without the app: it asks for a second factor from some roles on.
    private func mayRemove(from factors: SecondFactors) throws -> Bool {
        try !factors.passkeys.isEmpty || !roleAsksForSecondFactor()
    }

    private func removalRefused() throws -> Reply {
        let content = ErrorPage(
            status: 403, heading: "Your role asks for a second factor",
            explanation: "The authenticator app is the only one that you have. Replace it by another app, or add a "
                + "passkey first.",
            links: [PageLink("Replace the app", .authenticatorApp), PageLink("Second factor", .twoFactor)])
        return try page(\.error, content, PageHead(title: content.heading), status: .forbidden)
    }

    /// The secret of the account's app; `nil` when it has none.
    func authenticatorSecret(of account: UInt64) throws -> AuthenticatorSecret? {
        guard let kept = try store.authenticators.find(of: account) else { return nil }
        let secret = site.options.key.open(kept.sealedSecret, for: Self.purpose(account))
            .flatMap(AuthenticatorSecret.init(bytes:))
        if secret == nil {
            site.logger.error(
                "the secret of an authenticator app was not sealed with this site's key",
                metadata: ["request": "\(request.id)", "account": "\(account)"])
        }
        return secret
    }

    private static func purpose(_ account: UInt64) -> String { "authenticator \(account)" }

    // The secret of an app that is being set up lies in a cookie, sealed for its account: a page that is loaded again,
    // as phones do to pages that were left for another app, shows the same picture, and looking changes nothing here.

    private func newAuthenticatorSecret() throws -> AuthenticatorSecret? {
        let purpose = "new authenticator \(try member().id)"
        return cookie(CookieName.newAuthenticator).flatMap(Base64URL.decode)
            .flatMap { site.options.key.open($0, for: purpose) }
            .flatMap(AuthenticatorSecret.init(bytes:))
    }

    private func issueAuthenticatorSecret() throws -> AuthenticatorSecret {
        let secret = try AuthenticatorSecret()
        let sealed = try site.options.key.seal(secret.bytes, for: "new authenticator \(try member().id)")
        cookies.append(Cookie(CookieName.newAuthenticator, Base64URL.encode(sealed), maxAge: 3_600))
        return secret
    }
}
