internal import Blog
internal import BlogStore
internal import HTTP
internal import Sodium
internal import WebAuthn

// A passkey in place of name and password, or after them.

extension Visit {
    /// The authenticator checked who uses it, so that such a log-in needs no second step.
    func logInWithPasskey() throws -> Reply {
        do {
            let owned = try verifyPasskey(.login)
            try allOrNothing {
                // What was removed, or suspended, while it was being checked opens nothing.
                guard try store.passkeys.lock(owned.passkey.id, of: owned.account.id) else {
                    throw PasskeyRefusal.unknown
                }
                try startSession(for: owned.account, staying: form["remember"] != nil, isStrong: true)
            }
            let next = form["next"].flatMap(LocalPath.init)?.text
            return .redirect(next ?? Self.landing(owned.account), .loggedIn)
        } catch let refusal as PasskeyRefusal {
            return try loginPage([FieldError("passkey", refusal.words(settings))], status: refusal.status)
        }
    }

    /// The second step, after the password. The account is known by then, so that its own passkeys alone will do.
    func showLoginPasskey(_ token: Token, _ login: PendingLoginStore.PendingLogin) throws -> Reply {
        do {
            try verifyPasskey(.secondStep(of: login.account.id))
            try allOrNothing { try finish(token, login, with: .passkey) }
        } catch let refusal as PasskeyRefusal {
            return try loginCodePage([FieldError("passkey", refusal.words(settings))], status: refusal.status)
        } catch SecondStepFailure.ended {
            return backToFirstStep()
        }
        return welcome(login)
    }

    /// The form by which a passkey is shown.
    /// - Parameters:
    ///   - purpose: what for. Where it names an account, the passkeys of that account alone will do.
    ///   - route: where the form is sent to, and ``verifyPasskey(_:)`` called.
    /// - Returns: `nil` when the account has none.
    func passkeyProof(
        for purpose: PasskeyPurpose, at route: Route, label: String, hidden: [HiddenField] = []
    ) throws -> PasskeyProof? {
        let passkeys = try purpose.account.map { try store.passkeys.all(of: $0) }
        guard passkeys?.isEmpty != true else { return nil }
        return PasskeyProof(
            action: route.url, label: label, challenge: try passkeyChallenge(for: purpose),
            relyingPartyID: relyingParty.id, credentials: Self.credentials(passkeys ?? []),
            userVerification: purpose.requiresUserVerification ? "required" : "discouraged", hidden: hidden)
    }

    static func credentials(_ passkeys: [Passkey]) -> String {
        passkeys.map { Base64URL.encode($0.credentialID) }.joined(separator: " ")
    }
}
