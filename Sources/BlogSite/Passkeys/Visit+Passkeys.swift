internal import Blog
internal import BlogStore
internal import HTTP
internal import Logging
internal import Sodium
internal import WebAuthn

extension Visit {
    var relyingParty: RelyingParty {
        // As browsers write it: in small letters, and without the port of its scheme.
        let base = site.options.baseURL.lowercased()
        let origin = base.hasSuffix(":443") ? String(base.dropLast(4)) : base
        let host = origin.dropFirst("https://".count).prefix { $0 != ":" }
        return RelyingParty(id: String(host), name: settings.title, origin: origin)
    }

    /// What an authenticator keeps an account under. Nobody learns from it whose it is, nor how many accounts there are.
    func passkeyOwner(_ account: UInt64) -> String { site.options.key.derived(for: "passkey owner \(account)").text }

    /// A challenge for the page that is being made.
    func passkeyChallenge(for purpose: PasskeyPurpose) throws -> String {
        try PasskeyChallenge(for: purpose, browser: formToken(), key: site.options.key, now: now).text
    }

    /// The passkey that the form's fields show, and its owner. It is used with that: what was sent is good once.
    ///
    /// The fields are `id`, `client_data`, `authenticator_data`, `signature` and `user_handle`, each in base64url.
    /// - Throws: ``PasskeyRefusal``, with words for the person; it is in the log.
    @discardableResult
    func verifyPasskey(_ purpose: PasskeyPurpose) throws -> PasskeyStore.Owned {
        try take(Throttle("passkeys of a network", network, limit: 300, seconds: 900))
        return try loggingRefusal(of: purpose) {
            let owned = try shownPasskey(purpose)
            do { try use(owned.passkey, for: purpose) } catch let error as WebAuthnError {
                if case .counter = error { try warnOfCopy(of: owned) }
                throw error
            }
            guard !owned.isSuspended else { throw PasskeyRefusal.suspended }
            return owned
        }
    }

    /// The new passkey that the form's fields `client_data` and `attestation` hold, and the challenge that they answer.
    /// - Throws: ``PasskeyRefusal``, with words for the person; it is in the log.
    func registeredPasskey(of account: UInt64) throws -> (PasskeyCredential, PasskeyStore.Challenge) {
        let purpose = PasskeyPurpose.registration(of: account)
        return try loggingRefusal(of: purpose) {
            let response = RegistrationResponse(
                clientDataJSON: try sentBytes("client_data", .clientData),
                attestationObject: try sentBytes("attestation", .attestationObject))
            let challenge = try openChallenge(purpose, in: response.clientDataJSON)
            let credential = try relyingParty.verify(
                response, requiresUserVerification: purpose.requiresUserVerification
            ) { $0 == challenge.text }
            return (credential, challenge.answered)
        }
    }

    private func use(_ passkey: Passkey, for purpose: PasskeyPurpose) throws {
        let response = AssertionResponse(
            clientDataJSON: try sentBytes("client_data", .clientData),
            authenticatorData: try sentBytes("authenticator_data", .authenticatorData),
            signature: try sentBytes("signature", .signature))
        let challenge = try openChallenge(purpose, in: response.clientDataJSON)
        let assertion = try relyingParty.verify(
            response, by: PasskeyCredential(passkey), requiresUserVerification: purpose.requiresUserVerification
        ) { $0 == challenge.text }
        try store.passkeys.removeOldChallenges(now: now)
        switch try store.passkeys.use(
            passkey.id, signCount: assertion.signCount, answering: challenge.answered, now: now)
        {
        case .accepted: break
        case .challengeAnsweredBefore: throw WebAuthnError.challenge
        case .counterRolledBack(let stored):
            throw WebAuthnError.counter(stored: stored, received: assertion.signCount)
        }
    }

    private func warnOfCopy(of owned: PasskeyStore.Owned) throws {
        let what = """
            Your passkey “\(owned.passkey.name.text)” was used less often than it had been before, as only a copy of it \
            would be. It was not accepted. If you did not restore it yourself, remove it from your account.
            """
        try warn(
            owned.account, what,
            told: Throttle("warnings of a copied passkey", "\(owned.passkey.id)", limit: 1, seconds: 86_400))
    }

    /// Web Authentication, section 7.2, steps 5 to 7: whose key it is has to be known, and to be what it says itself.
    private func shownPasskey(_ purpose: PasskeyPurpose) throws -> PasskeyStore.Owned {
        let credential = try sentBytes("id", .authenticatorData)
        guard let owned = try store.passkeys.find(credential: Digest.sha256(credential)),
            owned.account.id == purpose.account ?? owned.account.id
        else { throw PasskeyRefusal.unknown }
        let owner = form["user_handle"] ?? ""
        // Where a name was given before, authenticators may leave it out.
        let isLeftOut = owner.isEmpty && purpose.account != nil
        guard isLeftOut || owner == passkeyOwner(owned.account.id) else { throw PasskeyRefusal.unknown }
        return owned
    }

    /// The challenge that is answered. One that was answered before is told as such, before the counter makes it look as
    /// if there was a copy of the authenticator.
    private func openChallenge(_ purpose: PasskeyPurpose, in clientDataJSON: [UInt8]) throws -> PasskeyChallenge {
        let text = try ClientData(json: clientDataJSON).challenge
        let key = site.options.key
        guard let challenge = PasskeyChallenge(text, for: purpose, browser: try formToken(), key: key, now: now),
            try !store.passkeys.isAnswered(challenge.answered)
        else { throw WebAuthnError.challenge }
        return challenge
    }

    /// The longest, an attestation, stays within this.
    private static let sentLimit = 24_000

    private func sentBytes(_ field: String, _ part: WebAuthnError.Part) throws -> [UInt8] {
        guard let text = form[field], !text.isEmpty, text.utf8.count <= Self.sentLimit,
            let bytes = Base64URL.decode(text)
        else { throw WebAuthnError.malformed(part) }
        return bytes
    }

    private func loggingRefusal<Value>(of purpose: PasskeyPurpose, _ body: () throws -> Value) throws -> Value {
        let refusal: PasskeyRefusal
        do { return try body() } catch let error as WebAuthnError {
            refusal = .failed(error)
        } catch let error as PasskeyRefusal { refusal = error }
        site.logger.notice(
            "a passkey was refused",
            metadata: [
                "purpose": "\(purpose.text)", "cause": "\(refusal)", "request": "\(request.id)",
                "from": "\(request.remoteAddress)",
            ])
        throw refusal
    }
}

extension PasskeyCredential {
    /// - Throws: ``WebAuthnError/algorithm`` when another, newer program stored it.
    init(_ passkey: Passkey) throws(WebAuthnError) {
        guard let number = Int32(exactly: passkey.algorithm), let algorithm = PasskeyAlgorithm(rawValue: number) else {
            throw .algorithm
        }
        self.init(
            id: passkey.credentialID, algorithm: algorithm, publicKey: passkey.publicKey, signCount: passkey.signCount)
    }
}
