internal import Blog
internal import BlogStore
internal import HTTP
internal import Logging
internal import Sodium

// What the link in that mail leads to. Programs that look at every link in a mail follow it as well, so that to open it
// changes nothing: its page has a form.

extension Visit {
    func resetPasswordPage(key: String?, _ errors: [FieldError] = [], status: Status = .ok) throws -> Reply {
        guard let key, let digest = Token(key)?.digest else {
            return try forgottenPasswordPage(
                "This link is not complete",
                ["Copy all of it from the mail, or have another one sent to the e-mail address of your account."], [],
                .forbidden)
        }
        switch try store.accountLinks.find(digest, for: .password, now: now) {
        case .expired:
            return try forgottenPasswordPage(
                "This link is too old",
                ["Its time is over. Have another one sent to the e-mail address of your account."], [],
                .forbidden)
        case .void:
            return try forgottenPasswordPage(
                "This link does not work any more",
                [
                    "It was used already, or a newer one took its place. Only the link in the newest mail works.",
                    "You can have another one sent to the e-mail address of your account.",
                ], [], .forbidden)
        case .good(let link):
            return try formPage(
                FormPage(
                    heading: "Choose a new password",
                    explanation: [
                        "It is for the account “\(link.account.name)”. Wherever that is logged in now, it is logged out."
                    ],
                    errors: ErrorSummary(errors, ids: ["form_token": "password"]), action: Route.resetPassword().url,
                    username: link.account.name, hidden: [HiddenField(name: "key", value: key)],
                    inputs: [.newPassword(errors, "New password")],
                    submitLabel: "Set the password"),
                status: status)
        }
    }

    /// Nobody is logged in by this: the second factor, where there is one, is still to be shown.
    func resetPassword() throws -> Reply {
        guard let key = form["key"], let digest = Token(key)?.digest,
            case .good(let link) = try store.accountLinks.find(digest, for: .password, now: now)
        else { return try resetPasswordPage(key: form["key"]) }
        do {
            let password = try newPassword(of: link.account, link.email)
            try store.accountLinks.setPassword(
                try hashed(password.text, isKnown: true), link: digest,
                mail: link.email.map { try mail(.passwordChanged(name: link.account.displayName), to: $0) }, now: now)
        } catch let error as FieldError {
            return try resetPasswordPage(key: key, [error], status: .unprocessableContent)
        } catch StoreError.linkVoid {
            return try resetPasswordPage(key: key)
        }
        site.logger.notice(
            "a password was set by a link",
            metadata: [
                "account": "\(link.account.id)", "request": "\(request.id)", "from": "\(request.remoteAddress)",
            ])
        // However many strangers guess at the account now, its owner can log in here.
        try rememberDevice(of: link.account.id, former: nil, hasLoggedIn: false)
        return .redirect(Route.login().url, .account(.passwordReset))
    }

    /// The password that the form proposes for an account.
    /// - Throws: `FieldError`.
    func newPassword(of account: Account, _ email: EmailAddress?) throws -> NewPassword {
        try NewPassword(
            form["password"] ?? "",
            personal: siteNames + [account.name, account.displayName] + (email.map { [$0.text] } ?? []))
    }
}
