internal import Blog
internal import BlogStore
internal import HTTP
internal import Logging
internal import Sodium

// What happens between a registration and its confirmation.

extension Visit {
    /// "Check your e-mail".
    func waitingPage(_ errors: [FieldError] = [], status: Status = .ok) throws -> Reply {
        guard let browser = registrationBrowser,
            let registration = try store.registrations.find(browser: browser, now: now)
        else { return try refusal(.nothingToConfirm(mayRegister: settings.registration == .open)) }
        return try formPage(
            FormPage(
                heading: "Check your e-mail",
                explanation: [
                    "The link \(mailNote == nil ? "in the mail to" : "for") \(registration.email.text) makes your account “\(registration.name.text)”. It works for a day.",
                    mailNote
                        ?? "Nothing there after a few minutes? Look among the unwanted mail, and whether the address is right. "
                        + "At most three mails an hour go to one address.",
                ],
                errors: ErrorSummary(errors, ids: ["form_token": "main"]), action: Route.verify().url,
                submitLabel: "Send the mail again",
                links: [
                    PageLink("Register with another address", .register()), PageLink("Log in", .login()),
                ]), status: status)
    }

    /// Sends the mail again, with another link. That no more may be sent to the address for now is told: it tells how many
    /// asked, and not whether the address has an account.
    func sendConfirmationAgain() throws -> Reply {
        guard let browser = registrationBrowser,
            let registration = try store.registrations.find(browser: browser, now: now)
        else { return try waitingPage() }
        try take(Throttle("confirmations of a network", network, limit: 30, seconds: 3_600))
        let (link, mail) = try confirmationMail(for: registration.name, to: registration.email)
        guard try mayMail(registration.email, "registrations") else {
            return .redirect(Route.verify().url, .account(.confirmationHeldBack))
        }
        _ = try store.registrations.renewLink(ofBrowser: browser, as: link, mail: mail, now: now)
        return .redirect(Route.verify().url, .account(.confirmationSentAgain))
    }

    /// What waits under the name with which somebody logs in. Not under an address: the log-in with one that has an
    /// account asks for that account's password, so that whoever registers with it would see the difference.
    func waitingRegistration(named name: String) throws -> WaitingRegistration? {
        try AccountName(name).flatMap { try store.registrations.find(named: $0, now: now) }
    }

    /// The password was right: from this browser the mail can be sent again, and its link works here without another
    /// question.
    /// - Throws: ``Failure/confirmationRequired``.
    func askForConfirmation(of registration: WaitingRegistration) throws -> Never {
        let browser = try Token()
        try store.registrations.give(registration, to: browser.digest)
        rememberRegistration(browser)
        throw Failure.confirmationRequired
    }

    /// A mail for the address, and the digest of the secret of its link. Where the address has an account, the mail tells
    /// so to its owner, and the secret is in no mail.
    func confirmationMail(
        for name: AccountName, to email: EmailAddress
    ) throws -> (link: [UInt8], mail: OutgoingMail) {
        let token = try Token()
        let base = site.options.baseURL
        guard let owner = try store.accounts.owner(of: email) else {
            let url = base + Route.verify(key: token.text).url
            return (token.digest, try mail(.confirmRegistration(name: name.text, url: url), to: email))
        }
        return (token.digest, try mail(.alreadyRegistered(owner.account, at: base), to: owner.email))
    }

    /// Whether one more mail may go to an address that somebody typed who may have nothing to do with it: three an hour,
    /// ten a day from one network. It counts as sent.
    ///
    /// What all networks ask for is counted by the hour alone, which is as long as a link for a password works: strangers
    /// who use these mails up keep nobody out, since the newest link is still good. So nothing may count by the hour and
    /// not be sent.
    /// - Parameter kind: what is counted together: what strangers ask for does not use up what others may.
    func mayMail(_ email: EmailAddress, _ kind: String) throws -> Bool {
        let throttles = [
            Throttle("\(kind) to an address from a network", "\(email.key) \(network)", limit: 10, seconds: 86_400),
            Throttle("\(kind) to an address in an hour", email.key, limit: 3, seconds: 3_600),
        ]
        for throttle in throttles where try wait(for: throttle) != nil {
            noteUnsentMail(throttle)
            return false
        }
        return true
    }

    /// The same for an address that is not the account's own: ten a day from all accounts together, so that nobody floods
    /// somebody else's mailbox by having many accounts.
    func mayMailStranger(_ email: EmailAddress, _ kind: String) throws -> Bool {
        let total = Throttle("address links to an address", email.key, limit: 10, seconds: 86_400)
        guard try wait(for: total) == nil else {
            noteUnsentMail(total)
            return false
        }
        guard try mayMail(email, kind) else {
            try store.throttles.giveBack(total.digest)
            return false
        }
        return true
    }

    private func noteUnsentMail(_ throttle: Throttle) {
        site.logger.notice(
            "a mail was not sent", metadata: ["what": "\(throttle.subject)", "request": "\(request.id)"])
    }

    /// The digest of the secret of the browser in which somebody registered.
    var registrationBrowser: [UInt8]? { cookie(CookieName.registration).flatMap(Token.init(_:))?.digest }

    func rememberRegistration(_ browser: Token) {
        cookies.append(Cookie(CookieName.registration, browser.text, maxAge: WaitingRegistration.lifetime))
    }

    func forgetRegistration() { cookies.append(Cookie(CookieName.registration, "", maxAge: 0)) }
}

extension AccountMail {
    /// - Parameter base: scheme, host and port of the site.
    static func alreadyRegistered(_ owner: Account, at base: String) -> AccountMail {
        .alreadyRegistered(
            name: owner.displayName, loginURL: base + Route.login().url, passwordURL: base + Route.forgottenPassword.url
        )
    }
}
