internal import Blog
internal import BlogStore
internal import HTTP
internal import Sodium

// An account for the invited. The link came by mail, which shows that the address is theirs: the form makes the account
// at once. It does so whether or not others can register: an administrator asked for it.

extension Visit {
    func acceptancePage(_ key: String, _ errors: [FieldError], status: Status = .ok) throws -> Reply {
        guard let (_, invitation) = try invitation(key) else { return try invitationVoid() }
        let content = RegisterPage(
            explanation: "\(invitation.inviter.displayName) invites you to be \(invitation.role.withArticle) here, "
                + "with the e-mail address \(invitation.email.text).",
            action: Route.register().url, errors: ErrorSummary(errors, ids: ["form_token": "name"]),
            name: .accountName(form["name"] ?? "", errors), password: .newPassword(errors),
            hidden: [HiddenField(name: "invitation", value: key)], loginURL: Route.login().url)
        return try page(
            \.register, content,
            PageHead(
                title: "Register", hasErrors: !errors.isEmpty, needsFormToken: true,
                scripts: [FormField.passwordScript]),
            status: status)
    }

    func acceptInvitation(_ key: String) throws -> Reply {
        guard let (link, invitation) = try invitation(key) else { return try invitationVoid() }
        do {
            let wanted = try Registration(
                name: (form["name"] ?? "").trimmed, email: invitation.email.text, password: form["password"] ?? "",
                siteNames: siteNames)
            try take(Throttle("tries of an invitation", "\(invitation.id)", limit: 50, seconds: 3_600))
            guard try !store.registrations.nameIsTaken(wanted.name, now: now) else { throw StoreError.nameTaken }
            let account = try store.invitations.accept(
                link, name: wanted.name, passwordHash: try hashed(wanted.password, isKnown: true), now: now)
            try startSession(for: account, staying: false)
            return .redirect(Self.landing(account), .registered)
        } catch let invalid as InvalidInput {
            return try acceptancePage(key, invalid.errors, status: .unprocessableContent)
        } catch StoreError.nameTaken {
            return try acceptancePage(
                key, [try StoreError.nameTaken.asFieldError()], status: .unprocessableContent)
        } catch StoreError.emailTaken {
            return try refusal(.emailTakenMeanwhile)
        } catch StoreError.linkVoid {
            return try invitationVoid()
        }
    }

    private func invitation(_ key: String) throws -> (link: [UInt8], Invitation)? {
        guard let link = Token(key)?.digest, let invitation = try store.invitations.find(link: link, now: now) else {
            return nil
        }
        return (link, invitation)
    }

    private func invitationVoid() throws -> Reply {
        try refusal(.invitationVoid(mayRegister: settings.registration == .open))
    }
}
