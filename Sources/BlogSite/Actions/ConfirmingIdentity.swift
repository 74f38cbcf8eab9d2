internal import Blog
internal import BlogStore
internal import HTTP
internal import Logging

// Before what could take the account from its owner, the owner is asked once more who they are.

extension Visit {
    func confirmIdentityPage(
        _ errors: [FieldError] = [], next: LocalPath? = nil, status: Status = .ok
    ) throws -> Reply {
        let next = next ?? form["next"].flatMap(LocalPath.init)
        let hidden = next.map { [HiddenField(name: "next", value: $0.text)] } ?? []
        return try formPage(
            FormPage(
                heading: "Confirm that it is you",
                explanation: [
                    "What you want to do could be misused on a device that was left open. Enter your password to go on; you are not asked again for 15 minutes."
                ],
                errors: ErrorSummary(errors, ids: ["form_token": "password"]),
                action: Route.confirmIdentity().url, username: try member().name,
                hidden: hidden,
                inputs: [.currentPassword("Password", errors)],
                submitLabel: "Go on",
                passkey: try passkeyProof(
                    for: .confirmation(of: member().id), at: .confirmIdentity(), label: "Use a passkey", hidden: hidden),
                links: [
                    PageLink("Cancel, and back to the overview", .account),
                    PageLink("I have forgotten my password", .forgottenPassword),
                ]),
            status: status)
    }

    func confirmIdentity() throws -> Reply {
        let account = try member()
        if form["signature"] != nil { return try confirmIdentityByPasskey(of: account) }
        let password = form["password"] ?? ""
        guard !password.isEmpty else {
            return try confirmIdentityPage(
                [FieldError("password", "Enter your password.")], status: .unprocessableContent)
        }
        guard try checkPassword(password, of: account) != nil else {
            site.logger.notice(
                "a proof of identity failed",
                metadata: [
                    "account": "\(account.id)", "request": "\(request.id)", "from": "\(request.remoteAddress)",
                ])
            return try confirmIdentityPage(
                [FieldError("password", "This is not your password.")], status: .unprocessableContent)
        }
        return try identityConfirmed(isStrong: viewer.session?.isStrong ?? false)
    }

    private func confirmIdentityByPasskey(of account: Account) throws -> Reply {
        do { try verifyPasskey(.confirmation(of: account.id)) } catch let refusal as PasskeyRefusal {
            return try confirmIdentityPage([FieldError("passkey", refusal.words(settings))], status: refusal.status)
        }
        return try identityConfirmed(isStrong: true)
    }

    private func identityConfirmed(isStrong: Bool) throws -> Reply {
        try renewSession(isStrong: isStrong)
        let next = form["next"].flatMap(LocalPath.init)?.text
        return .redirect(next ?? Route.account.url, .account(.identityConfirmed))
    }
}
