internal import Blog
internal import BlogStore
internal import HTTP
internal import Sodium

// Another e-mail address for one's account, or a proof of the one that it has. Nothing changes until the link in a mail
// to that address is followed.

extension Visit {
    func changeEmailPage(_ errors: [FieldError] = [], status: Status = .ok) throws -> Reply {
        let details = try ownDetails()
        let explanation = [
            "To use another address, enter it here. A link \(mailNote == nil ? "goes to" : "is made for") it. Once you follow that, the new address is used, both addresses get a mail, and all other sessions end.",
            mailNote,
        ].compactMap(\.self)
        let requested = try store.accountLinks.requestedEmail(of: details.account.id, now: now)
        let withdrawal = requested.flatMap { $0 == details.email ? nil : withdrawalOffer($0) }
        return try formPage(
            FormPage(
                accountMenu: accountPlaces(.changeEmail), heading: "Your e-mail address",
                lead: details.email.map {
                    "Your e-mail address is \($0.text)\(details.isVerified ? ". It is confirmed." : ", and was never confirmed.")"
                } ?? "Your account has no e-mail address.",
                offer: confirmationOffer(details, isSent: requested == details.email), explanation: explanation,
                withdrawal: withdrawal, errors: ErrorSummary(errors, ids: ["form_token": "email"]),
                action: Route.changeEmail.url,
                inputs: [
                    FormField(
                        id: "email", name: "email", label: "New e-mail address", value: form["email"] ?? "",
                        type: "email", hint: "Only you and the administrators of this site see it.",
                        error: errors["email"], autocomplete: "email",
                        isRequired: true)
                ],
                submitLabel: "Send the link"), status: status)
    }

    /// To confirm an address takes one press of a button, and no typing.
    /// - Parameter isSent: a link was sent to it lately, and waits.
    private func confirmationOffer(_ details: AccountDetails, isSent: Bool) -> FormOffer? {
        guard let email = details.email, !details.isVerified, site.options.sendsMail else { return nil }
        return FormOffer(
            text: isSent
                ? mailNote.map { _ in "A link was made for it, and works for an hour." }
                    ?? "A link was sent to it, and works for an hour. If it does not come, look among unwanted mail, or have another one sent."
                : "Confirm that it is yours: then you can be sure that mail about your account reaches you.",
            button: ActionButton(
                label: "Send \(isSent ? "another" : "a") link to \(email.text)", url: Route.changeEmail.url,
                hidden: [HiddenField(name: "action", value: "confirm")]))
    }

    private func withdrawalOffer(_ requested: EmailAddress) -> FormOffer {
        FormOffer(
            text: "A link to \(requested.text) waits to be followed. It works for an hour.",
            button: ActionButton(
                label: "Withdraw it", url: Route.changeEmail.url,
                hidden: [HiddenField(name: "action", value: "withdraw")]))
    }

    func changeEmail() throws -> Reply {
        let details = try ownDetails()
        switch form["action"] {
        case "confirm": return try requestConfirmation(details)
        case "withdraw":
            let wasThere = try store.accountLinks.withdrawEmail(of: details.account.id)
            return .redirect(Route.changeEmail.url, .account(wasThere ? .emailLinkWithdrawn : .nothingChanged))
        default: break
        }
        guard let email = EmailAddress((form["email"] ?? "").trimmed) else {
            return try changeEmailPage(
                [FieldError("email", "\(EmailAddress.advice).")], status: .unprocessableContent)
        }
        guard email != details.email else {
            if !details.isVerified { return try requestConfirmation(details) }
            return try changeEmailPage(
                [FieldError("email", "This is your address already.")], status: .unprocessableContent)
        }
        guard try sendLink(to: email, details, by: { try changeMail($0, details.account, email) }) else {
            return try changeEmailPage([.linksUsedUp], status: .tooManyRequests)
        }
        return .redirect(Route.changeEmail.url, .account(.emailLinkSent))
    }

    private func requestConfirmation(_ details: AccountDetails) throws -> Reply {
        guard let email = details.email, !details.isVerified else {
            return .redirect(Route.changeEmail.url, .account(.nothingChanged))
        }
        let isSent = try sendLink(to: email, details) { token in
            try mail(.confirmEmail(name: details.account.displayName, url: verificationURL(token)), to: email)
        }
        guard isSent else {
            return try changeEmailPage([.linksUsedUp], status: .tooManyRequests)
        }
        return .redirect(Route.changeEmail.url, .account(.confirmationLinkSent))
    }

    /// - Returns: `false` when no more may be sent to the address for now. Then the link in the newest mail goes on working.
    private func sendLink(
        to email: EmailAddress, _ details: AccountDetails, by mail: (Token) throws -> OutgoingMail
    ) throws -> Bool {
        let account = details.account
        try take(Throttle("e-mail changes of an account", "\(account.id)", limit: 10, seconds: 3_600))
        let token = try Token()
        let written = try mail(token)
        let kind = "address links of account \(account.id)"
        guard try email == details.email ? mayMail(email, kind) : mayMailStranger(email, kind) else { return false }
        try store.accountLinks.requestEmail(
            email, for: account.id, link: token.digest, expires: now.advanced(bySeconds: 3_600), mail: written, now: now
        )
        return true
    }

    /// What the link in the mail leads to.
    func emailChangePage(
        _ change: AccountLinkStore.Link, key: String, _ errors: [FieldError], status: Status
    ) throws -> Reply {
        guard let email = change.email else { throw Failure.notFound }
        let isPresent = try store.accounts.details(change.account.id)?.email == email
        var explanation = [
            isPresent
                ? "It is the address of the account “\(change.account.name)”."
                : "Mail from this site goes there from then on, and you can log in with it."
        ]
        if !isOwner(of: change) {
            guard try store.accounts.passwordHash(of: change.account.id) != nil else {
                return try refusal(.emailLinkNeedsLogin)
            }
            explanation.append("You are not logged in to this account here, so enter its password.")
        }
        return try formPage(
            FormPage(
                heading: isPresent
                    ? "Confirm \(email.text)?" : "Use \(email.text) for the account “\(change.account.name)”?",
                explanation: explanation,
                errors: ErrorSummary(errors, ids: ["form_token": isOwner(of: change) ? "main" : "password"]),
                action: Route.verify().url, username: isOwner(of: change) ? nil : change.account.name,
                hidden: [HiddenField(name: "key", value: key)],
                inputs: isOwner(of: change) ? [] : [.currentPassword("Password of the account", errors)],
                submitLabel: isPresent ? "Confirm this address" : "Use this address"), status: status)
    }

    /// A link that went to a mistyped address is of no use to whoever reads it there: it takes the account's session, or
    /// its password.
    func useEmail(_ change: AccountLinkStore.Link, key: String, link: [UInt8]) throws -> Reply {
        guard let email = change.email else { throw Failure.notFound }
        let isOwner = isOwner(of: change)
        let password = form["password"] ?? ""
        guard try isOwner || (!password.isEmpty && checkPassword(password, of: change.account) != nil) else {
            return try emailChangePage(
                change, key: key,
                passwordProblem(
                    ifEmpty: "Enter the password of the account.", "This is not the password of the account."),
                status: .unprocessableContent)
        }
        let former = try store.accounts.details(change.account.id)?.email
        let isPresent = email == former
        do {
            if isPresent {
                try store.accountLinks.confirmEmail(link, now: now)
            } else {
                let concerned = [email] + (former.map { $0.key == email.key ? [] : [$0] } ?? [])
                try store.accountLinks.changeEmail(
                    link, from: former, keeping: isOwner ? session?.digest : nil,
                    mails: try concerned.map {
                        try mail(.emailChanged(name: change.account.displayName, newEmail: email), to: $0)
                    }, now: now)
                if isOwner { try renewSession(isStrong: viewer.session?.isStrong ?? false, isProof: false) }
            }
        } catch StoreError.linkVoid, StoreError.changedMeanwhile {
            return try refusal(.linkVoid(isSignedIn: viewer.account != nil, mayRegister: false))
        } catch StoreError.emailTaken {
            return try refusal(.emailTakenMeanwhile)
        }
        return .redirect(
            (isOwner ? Route.changeEmail : .login()).url, .account(isPresent ? .emailConfirmed : .emailChanged))
    }

    private func isOwner(of change: AccountLinkStore.Link) -> Bool { viewer.account?.id == change.account.id }

    /// An address that has an account is answered like any other; its owner is told, and no mail has the secret of the
    /// link.
    private func changeMail(_ token: Token, _ account: Account, _ email: EmailAddress) throws -> OutgoingMail {
        if let owner = try store.accounts.owner(of: email), owner.account.id != account.id {
            return try mail(.alreadyRegistered(owner.account, at: site.options.baseURL), to: owner.email)
        }
        return try mail(.emailLink(name: account.displayName, url: verificationURL(token)), to: email)
    }

    private func verificationURL(_ token: Token) -> String {
        site.options.baseURL + Route.verify(key: token.text).url
    }
}

extension FieldError {
    fileprivate static let linksUsedUp = FieldError(
        "email",
        "Three links went to this address within an hour, or ten within a day. Use the one in the newest mail, or try again later."
    )
}
