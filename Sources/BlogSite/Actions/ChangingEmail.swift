internal import Blog
internal import BlogStore
internal import HTTP
internal import Sodium

// Another e-mail address for one's account. Nothing changes until the link in a mail to the new address is followed.

extension Visit {
    func changeEmailPage(_ errors: [FieldError] = [], status: Status = .ok) throws -> Reply {
        let details = try ownDetails()
        var explanation = [
            details.email.map {
                "Your e-mail address is \($0.text)\(details.isVerified ? "." : ", and was never confirmed.")"
            } ?? "Your account has no e-mail address.",
            "A link goes to the new one. Once you follow it, the new address is used, both addresses get a mail, and all other sessions end.",
        ]
        if let requested = try store.accountLinks.requestedEmail(of: details.account.id, now: now) {
            explanation.append("A link to \(requested.text) waits to be followed. It works for an hour.")
        }
        return try formPage(
            FormPage(
                accountMenu: accountPlaces(.changeEmail), heading: "New e-mail address",
                explanation: explanation, errors: ErrorSummary(errors, ids: ["form_token": "email"]),
                action: Route.changeEmail.url,
                inputs: [
                    FormField(
                        id: "email", name: "email", label: "New e-mail address", value: form["email"] ?? "",
                        type: "email", hint: "Is not shown to anybody.", error: errors["email"], autocomplete: "email",
                        isRequired: true)
                ],
                submitLabel: "Send the link"), status: status)
    }

    /// An address that has an account is answered like any other; its owner is told.
    func changeEmail() throws -> Reply {
        let details = try ownDetails()
        guard let email = EmailAddress((form["email"] ?? "").trimmed) else {
            return try changeEmailPage(
                [FieldError("email", "Enter an e-mail address like name@example.org.")], status: .unprocessableContent)
        }
        guard email != details.email || !details.isVerified else {
            return try changeEmailPage(
                [FieldError("email", "This is your address already.")], status: .unprocessableContent)
        }
        try take(Throttle("e-mail changes of an account", "\(details.account.id)", limit: 10, seconds: 3_600))
        let (link, mail) = try emailChangeMail(for: details.account, to: email)
        try store.accountLinks.requestEmail(
            email, for: details.account.id, link: link, expires: now.advanced(bySeconds: 3_600),
            mail: try mayMail(email) ? mail : nil, now: now)
        return .redirect(Route.changeEmail.url, .account(.emailLinkSent))
    }

    /// What the link in the mail leads to.
    func emailChangePage(
        _ change: AccountLinkStore.Link, key: String, _ errors: [FieldError], status: Status
    ) throws -> Reply {
        var explanation = ["Mail from this site goes there from then on, and you can log in with it."]
        if !isOwner(of: change) {
            guard try store.accounts.passwordHash(of: change.account.id) != nil else {
                return try refusal(.emailLinkNeedsLogin)
            }
            explanation.append("You are not logged in to this account here, so enter its password.")
        }
        return try formPage(
            FormPage(
                heading: "Use \(change.email.text) for the account “\(change.account.name)”?", explanation: explanation,
                errors: ErrorSummary(errors, ids: ["form_token": isOwner(of: change) ? "main" : "password"]),
                action: Route.verify().url, username: isOwner(of: change) ? nil : change.account.name,
                hidden: [HiddenField(name: "key", value: key)],
                inputs: isOwner(of: change) ? [] : [.currentPassword("Password of the account", errors)],
                submitLabel: "Use this address"), status: status)
    }

    /// A link that went to a mistyped address is of no use to whoever reads it there: it takes the account's session, or
    /// its password.
    func useNewEmail(_ change: AccountLinkStore.Link, key: String, link: [UInt8]) throws -> Reply {
        let isOwner = isOwner(of: change)
        guard try isOwner || checkPassword(form["password"] ?? "", of: change.account.id) else {
            return try emailChangePage(
                change, key: key, [FieldError("password", "This is not the password of the account.")],
                status: .unprocessableContent)
        }
        let former = try store.accounts.details(change.account.id)?.email
        let concerned = [change.email] + (former.map { $0.key == change.email.key ? [] : [$0] } ?? [])
        do {
            try store.accountLinks.changeEmail(
                link, from: former, keeping: isOwner ? session?.digest : nil,
                mails: try concerned.map {
                    try mail(.emailChanged(name: change.account.displayName, newEmail: change.email), to: $0)
                }, now: now)
        } catch StoreError.linkVoid, StoreError.changedMeanwhile {
            return try refusal(.linkVoid(isSignedIn: viewer.account != nil, mayRegister: false))
        } catch StoreError.emailTaken {
            return try refusal(.emailTakenMeanwhile)
        }
        if isOwner { try renewSession(isStrong: viewer.session?.isStrong ?? false, isProof: false) }
        return .redirect((isOwner ? Route.changeEmail : .login()).url, .account(.emailChanged))
    }

    private func isOwner(of change: AccountLinkStore.Link) -> Bool { viewer.account?.id == change.account.id }

    /// A mail for the address, and the digest of the secret of its link, which is in no mail where the address is
    /// somebody else's.
    private func emailChangeMail(
        for account: Account, to email: EmailAddress
    ) throws -> (link: [UInt8], mail: OutgoingMail) {
        let token = try Token()
        let base = site.options.baseURL
        if let owner = try store.accounts.owner(of: email), owner.account.id != account.id {
            return (token.digest, try mail(.alreadyRegistered(owner.account, at: base), to: owner.email))
        }
        let url = base + Route.verify(key: token.text).url
        return (token.digest, try mail(.emailLink(name: account.displayName, url: url), to: email))
    }
}
