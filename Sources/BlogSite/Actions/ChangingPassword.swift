internal import Blog
internal import BlogStore
internal import HTTP
internal import Logging
internal import Sodium

// Another password for one's own account.

extension Visit {
    func changePasswordPage(_ errors: [FieldError] = [], status: Status = .ok) throws -> Reply {
        let details = try ownDetails()
        let hasPassword = details.hasPassword
        let explanation = "All your other sessions end, and a mail tells you of it."
        return try formPage(
            FormPage(
                accountMenu: accountPlaces(.changePassword),
                heading: hasPassword ? "Change your password" : "Choose a password",
                explanation: [hasPassword ? explanation : "Your account has none yet. " + explanation],
                errors: ErrorSummary(errors, ids: ["form_token": hasPassword ? "current" : "password"]),
                action: Route.changePassword.url, username: details.account.name,
                inputs: (hasPassword
                    ? [
                        FormField(
                            id: "current", name: "current", label: "Current password", type: "password",
                            error: errors["current"], autocomplete: "current-password", isRequired: true)
                    ] : []) + [.newPassword(errors, "New password")],
                submitLabel: hasPassword ? "Change the password" : "Set the password",
                links: hasPassword ? [PageLink("I have forgotten my current password", .forgottenPassword)] : []),
            status: status)
    }

    func changePassword() throws -> Reply {
        let details = try ownDetails()
        let account = details.account
        var errors: [FieldError] = []
        if details.hasPassword {
            if (form["current"] ?? "").isEmpty {
                errors.append(FieldError("current", "Enter your current password."))
            }
        } else {
            try requireFreshProof()
        }
        do {
            let password = try newPassword(of: account, details.email)
            guard errors.isEmpty else { return try changePasswordPage(errors, status: .unprocessableContent) }
            let former = try details.hasPassword ? checkPassword(form["current"] ?? "", of: account) : nil
            guard former != nil || !details.hasPassword else {
                return try changePasswordPage(
                    [FieldError("current", "This is not your current password.")], status: .unprocessableContent)
            }
            if details.hasPassword, TypedPassword(form["current"] ?? "")?.text == password.text {
                throw FieldError("password", "This is your password already. Choose another one.")
            }
            // Each change voids the links that the owner may have asked for: whoever else is in here cannot go on with it.
            try take(Throttle("changes of a password", "\(account.id)", limit: 5, seconds: 3_600))
            let hash = try hashed(password.text, isKnown: true)
            try allOrNothing { try replacePassword(former, with: hash, of: account, details.email) }
        } catch let error as FieldError {
            return try changePasswordPage(errors + [error], status: .unprocessableContent)
        }
        site.logger.notice(
            "a password was changed",
            metadata: ["account": "\(account.id)", "request": "\(request.id)", "from": "\(request.remoteAddress)"])
        return .redirect(Route.changePassword.url, .account(.passwordChanged))
    }

    /// A password that was set by a link while the old one was being checked stays.
    /// - Parameter former: the hash of the old one.
    /// - Throws: `FieldError` then.
    private func replacePassword(
        _ former: String?, with hash: String, of account: Account, _ email: EmailAddress?
    ) throws {
        guard try store.accounts.lock(account.id, having: former) else {
            throw FieldError("current", "This password was changed a moment ago. Enter the new one.")
        }
        try renewSession(isStrong: viewer.session?.isStrong ?? false)
        try store.accounts.changePassword(
            hash, of: account.id, keeping: session?.digest, device: knownDevice(of: account.id)?.digest,
            mail: email.map { try mail(.passwordChanged(name: account.displayName), to: $0) }, now: now)
    }
}
