internal import Blog
internal import BlogStore
internal import HTTP
internal import Logging
internal import Sodium

// A link by mail for whoever has forgotten the password. Nobody but who reads that mail is told whether the address is
// known: the answer and the work are the same.

extension Visit {
    func forgottenPasswordPage(_ errors: [FieldError] = [], status: Status = .ok) throws -> Reply {
        try forgottenPasswordPage(
            "Set a new password",
            [
                "Enter the e-mail address of your account. A link is \(mailNote == nil ? "sent to" : "made for") it with which you choose a new password."
            ],
            errors, status)
    }

    /// - Parameter heading: why one has to ask, or to ask again.
    func forgottenPasswordPage(
        _ heading: String, _ explanation: [String], _ errors: [FieldError], _ status: Status
    ) throws -> Reply {
        guard site.options.sendsMail else { return try refusal(.passwordsWithoutMail(settings)) }
        return try formPage(
            FormPage(
                heading: heading,
                explanation: explanation
                    + [mailNote ?? "If you can no longer read mail there, ask \(settings.operatorWords)."],
                errors: ErrorSummary(errors, ids: ["form_token": "email"]), action: Route.forgottenPassword.url,
                inputs: [
                    FormField(
                        id: "email", name: "email", label: "E-mail", value: form["email"] ?? "", type: "email",
                        error: errors["email"], autocomplete: "email", isRequired: true)
                ],
                submitLabel: "Send the link", links: [PageLink("Log in", .login())]),
            status: status)
    }

    func requestPasswordLink() throws -> Reply {
        guard site.options.sendsMail else { return try refusal(.passwordsWithoutMail(settings)) }
        guard let email = EmailAddress((form["email"] ?? "").trimmed) else {
            return try forgottenPasswordPage(
                [FieldError("email", "\(EmailAddress.advice).")], status: .unprocessableContent)
        }
        try take(Throttle("password links of a network", network, limit: 20, seconds: 3_600))
        let isWelcome = try mayMail(email, "password links")
        let owner = try store.accounts.passwordOwner(of: email)
        let token = try Token()
        let recipient = owner?.email ?? email
        let url = site.options.baseURL + Route.resetPassword(key: token.text).url
        try store.accountLinks.requestPassword(
            for: isWelcome ? owner?.account.id : nil, at: recipient, link: token.digest,
            expires: now.advanced(bySeconds: 3_600),
            mail: mail(.passwordLink(name: owner?.account.displayName ?? email.text, url: url), to: recipient), now: now
        )
        site.logger.notice(
            "a password link was asked for",
            metadata: [
                "account": "\(owner.map { "\($0.account.id)" } ?? "none")", "request": "\(request.id)",
                "from": "\(request.remoteAddress)",
            ])
        return .redirect(Route.login().url, .account(.passwordLinkRequested))
    }
}
