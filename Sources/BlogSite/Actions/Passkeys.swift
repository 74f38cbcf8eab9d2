internal import Blog
internal import BlogStore
internal import HTTP
internal import OneTimeCode
internal import Sodium
internal import WebAuthn

// The passkeys of one's own account.

extension Visit {
    func addPasskey() throws -> Reply {
        let account = try member()
        guard let name = newPasskeyName else {
            return try passkeysPage([Self.passkeyNameError], status: .unprocessableContent)
        }
        let codes: [RecoveryCode]
        do {
            let (credential, challenge) = try registeredPasskey(of: account.id)
            codes = try allOrNothing { try add(credential, named: name, to: account, answering: challenge) }
        } catch let refusal as PasskeyRefusal {
            return try passkeysPage([FieldError("passkey", refusal.words(settings))], status: refusal.status)
        }
        guard codes.isEmpty else {
            return try newRecoveryCodesPage(codes, news: "The passkey “\(name.text)” is added.")
        }
        return .redirect(Route.passkeys.url, .account(.passkeyAdded))
    }

    /// - Returns: recovery codes for the day on which the passkey is lost, when there are none yet.
    private func add(
        _ credential: PasskeyCredential, named name: PasskeyName, to account: Account,
        answering challenge: PasskeyStore.Challenge
    ) throws -> [RecoveryCode] {
        let passkey = Passkey(
            id: 0, credentialID: credential.id, algorithm: Int(credential.algorithm.rawValue),
            publicKey: credential.publicKey, signCount: credential.signCount, name: name, createdAt: now,
            lastUsedAt: nil)
        let before = try store.secondFactors.allLocked(of: account.id)
        let addition = try store.passkeys.add(
            passkey, digest: Digest.sha256(credential.id), to: account.id, answering: challenge, now: now)
        switch addition {
        case .added: break
        case .challengeAnsweredBefore: throw PasskeyRefusal.failed(.challenge)
        case .known: throw PasskeyRefusal.known
        case .tooMany: throw PasskeyRefusal.tooMany
        }
        let codes = before.recoveryCodes == 0 ? try replaceRecoveryCodes(of: account.id) : []
        try tell(
            .secondFactorChanged(name: account.displayName, change: "The passkey “\(name.text)” was added."),
            of: account.id)
        // Whoever registered it has shown it with that.
        try endOtherSessions(isStrong: true)
        return codes
    }

    func passkeysPage(_ errors: [FieldError] = [], status: Status = .ok) throws -> Reply {
        let account = try member()
        let passkeys = try store.passkeys.all(of: account.id)
        let isFull = passkeys.count >= Passkey.limit
        let content = PasskeysPage(
            accountMenu: accountPlaces(.twoFactor),
            errors: ErrorSummary(errors, ids: ["form_token": isFull ? "main" : "passkey"]),
            passkeys: passkeys.map { passkey in
                ListedPasskey(
                    name: passkey.name.text, url: Route.passkey(passkey.id).url, made: DateLabel(passkey.createdAt),
                    lastUsed: passkey.lastUsedAt.map(DateLabel.init(_:)))
            },
            creation: isFull ? nil : try passkeyCreation(for: account, beside: passkeys, errors),
            limitWords: isFull ? "An account can have \(Passkey.limit) passkeys. Remove one to add another." : nil,
            backURL: Route.twoFactor.url)
        return try page(
            \.passkeys, content,
            PageHead(title: "Passkeys", hasErrors: !errors.isEmpty, scripts: isFull ? [] : [PasskeyProof.script]),
            status: status)
    }

    private func passkeyCreation(
        for account: Account, beside passkeys: [Passkey], _ errors: [FieldError]
    ) throws -> PasskeyCreation {
        PasskeyCreation(
            action: Route.passkeys.url,
            name: FormField(
                id: "name", name: "name", label: "Name of the passkey", value: form["name"] ?? "",
                hint: "To recognise it by: Phone, or Key ring. Left empty, it is named after this browser.",
                error: errors["name"], maximumLength: PasskeyName.limit),
            nameLimit: PasskeyName.limit, challenge: try passkeyChallenge(for: .registration(of: account.id)),
            relyingPartyID: relyingParty.id, relyingPartyName: relyingParty.name,
            userHandle: passkeyOwner(account.id), userName: account.name, userDisplayName: account.displayName,
            algorithms: PasskeyAlgorithm.allCases.map { "\($0.rawValue)" }.joined(separator: " "),
            known: Self.credentials(passkeys))
    }

    func changePasskey(_ id: UInt64) throws -> Reply {
        switch form["action"] {
        case "rename": try renamePasskey(id)
        case "remove": try removePasskey(id)
        default: throw Failure.badRequest("The form does not say what is to be done.")
        }
    }

    private func renamePasskey(_ id: UInt64) throws -> Reply {
        guard let name = PasskeyName(form["name"] ?? "") else {
            return try passkeyPage(id, [Self.passkeyNameError], status: .unprocessableContent)
        }
        guard try store.passkeys.rename(id, of: member().id, to: name) else { throw Failure.notFound }
        return .redirect(Route.passkeys.url, .account(.passkeyRenamed))
    }

    private func removePasskey(_ id: UInt64) throws -> Reply {
        let account = try member()
        guard let passkey = try store.passkeys.find(id, of: account.id) else { throw Failure.notFound }
        let removal = try allOrNothing {
            let removal = try store.passkeys.remove(
                id, of: account.id, keepingASecondFactor: roleAsksForSecondFactor())
            guard removal == .removed else { return removal }
            let change = "The passkey “\(passkey.name.text)” was removed."
            try tell(.secondFactorChanged(name: account.displayName, change: change), of: account.id)
            try endOtherSessions(isStrong: store.secondFactors.all(of: account.id).areAny)
            return removal
        }
        switch removal {
        case .gone: throw Failure.notFound
        case .isLast:
            let words = """
                Your role asks for a second factor, and this passkey is the last one. Add another passkey or an \
                authenticator app first.
                """
            return try passkeyPage(id, [FieldError("remove", words)], status: .unprocessableContent)
        case .removed:
            return .redirect(Route.passkeys.url, .account(.passkeyRemoved))
        }
    }

    func passkeyPage(_ id: UInt64, _ errors: [FieldError] = [], status: Status = .ok) throws -> Reply {
        guard let passkey = try store.passkeys.find(id, of: member().id) else { throw Failure.notFound }
        let content = PasskeyPage(
            accountMenu: accountPlaces(.twoFactor), errors: ErrorSummary(errors, ids: ["form_token": "name"]),
            heading: passkey.name.text, made: DateLabel(passkey.createdAt),
            lastUsed: passkey.lastUsedAt.map(DateLabel.init(_:)), action: Route.passkey(id).url,
            name: FormField(
                id: "name", name: "name", label: "Name of the passkey", value: form["name"] ?? passkey.name.text,
                error: errors["name"], isRequired: true, maximumLength: PasskeyName.limit),
            backURL: Route.passkeys.url)
        return try page(
            \.passkey, content, PageHead(title: passkey.name.text, hasErrors: !errors.isEmpty), status: status)
    }

    /// What was typed, or else the browser; `nil` when what was typed cannot be a name.
    private var newPasskeyName: PasskeyName? {
        let typed = (form["name"] ?? "").trimmed
        return PasskeyName(typed.isEmpty ? SessionPlace(request).device : typed)
    }

    private static let passkeyNameError = FieldError(
        "name", "Enter a name of at most \(PasskeyName.limit) characters on one line.")
}
