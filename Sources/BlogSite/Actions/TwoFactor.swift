internal import Blog
internal import BlogStore
internal import HTTP
internal import OneTimeCode

// What an account asks for beside its password, and the codes for the day on which that is lost.

extension Visit {
    func twoFactorPage() throws -> Reply {
        let factors = try store.secondFactors.all(of: member().id)
        let content = TwoFactorPage(
            accountMenu: accountPlaces(.twoFactor), demand: try roleAsksForSecondFactor() ? demand(on: factors) : nil,
            isHeldBack: viewer.lacksSecondFactor,
            appSince: factors.authenticatorSince.map(DateLabel.init), appURL: Route.authenticatorApp.url,
            removeAppURL: Route.removeAuthenticatorApp.url,
            passkeys: factors.passkeys.map { PageLink($0.name, .passkey($0.id)) }, passkeysURL: Route.passkeys.url,
            codesLeft: factors.areAny ? Self.left(factors.recoveryCodes) : nil,
            codesAreFew: factors.areCodesFew, codesURL: Route.recoveryCodes.url)
        return try page(\.twoFactor, content, PageHead(title: "Second factor"))
    }

    /// Whether the site asks it of the role that the person has, whatever this session has shown.
    func roleAsksForSecondFactor() throws -> Bool {
        guard let least = settings.secondFactorFrom else { return false }
        if viewer.lacksSecondFactor { return true }
        return try member().role >= least
    }

    private func demand(on factors: SecondFactors) -> String {
        switch (viewer.lacksSecondFactor, factors.areAny) {
        case (false, _): "Your role on this site asks for a second factor, so you cannot be without one."
        case (true, false):
            "Your role on this site asks for a second factor. Until you set one up, you have the rights of a reader."
        case (true, true):
            "Your role on this site asks for a second factor, and this session has shown none. Log out and in again."
        }
    }

    /// "7 of 10 are left."
    private static func left(_ count: Int) -> String {
        switch count {
        case 0: "None is left."
        case 1: "One of \(RecoveryCode.count) is left."
        default: "\(count) of \(RecoveryCode.count) are left."
        }
    }

    func recoveryCodesPage(_ errors: [FieldError] = [], status: Status = .ok) throws -> Reply {
        let factors = try store.secondFactors.all(of: member().id)
        guard factors.areAny else { return .redirect(Route.twoFactor.url) }
        let content = RecoveryCodesPage(
            accountMenu: accountPlaces(.twoFactor), action: Route.recoveryCodes.url,
            errors: ErrorSummary(errors, ids: ["form_token": "make-codes"]),
            codesLeft: Self.left(factors.recoveryCodes), cancelURL: Route.twoFactor.url)
        return try page(
            \.recoveryCodes, content, PageHead(title: "Recovery codes", hasErrors: !errors.isEmpty), status: status)
    }

    func makeRecoveryCodes() throws -> Reply {
        let account = try member()
        let codes = try allOrNothing { () throws -> [RecoveryCode] in
            guard try store.secondFactors.allLocked(of: account.id).areAny else { return [] }
            let codes = try replaceRecoveryCodes(of: account.id)
            try tell(
                .secondFactorChanged(name: account.displayName, change: "New recovery codes were made."),
                of: account.id)
            try endOtherSessions()
            return codes
        }
        guard !codes.isEmpty else { return .redirect(Route.twoFactor.url) }
        return try newRecoveryCodesPage(codes)
    }

    /// To be called in a transaction, and then shown: nobody can read them later.
    func replaceRecoveryCodes(of account: UInt64) throws -> [RecoveryCode] {
        let codes = try (0..<RecoveryCode.count).map { _ in try RecoveryCode() }
        try store.recoveryCodes.replace(with: codes.map { $0.digest(for: account) }, of: account, now: now)
        return codes
    }

    /// - Parameter news: what was done before: "Your authenticator app is set up."
    func newRecoveryCodesPage(_ codes: [RecoveryCode], news: String? = nil) throws -> Reply {
        let name = try member().name
        let texts = codes.map(\.text)
        let sheet = RecoverySheet(texts, account: name, site: settings.title, address: site.options.baseURL)
        let content = NewRecoveryCodesPage(
            news: news, accountName: name, codes: texts, fileURL: sheet.url, doneURL: Route.twoFactor.url)
        return try page(\.newRecoveryCodes, content, PageHead(title: "Keep these recovery codes"))
    }
}
