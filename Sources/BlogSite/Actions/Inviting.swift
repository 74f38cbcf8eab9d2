internal import Blog
internal import BlogStore
internal import HTTP
internal import Sodium

// Invitations, as administrators give them and take them back.

extension Visit {
    func invitationsPage(_ errors: [FieldError] = [], status: Status = .ok) throws -> Reply {
        let chosen = form["role"].flatMap(Role.init(rawValue:)) ?? .author
        let waiting = try store.invitations.waiting(now: now)
        let content = InvitationsPage(
            menu: try adminMenu(.invitations), mailNote: mailNote,
            errors: ErrorSummary(errors, ids: ["form_token": "email"]),
            action: Route.invitations.url,
            email: FormField(
                id: "email", name: "email", label: "E-mail address", value: form["email"] ?? "", type: "email",
                hint: "The link in the mail works for seven days and replaces one from before.",
                error: errors["email"], autocomplete: "off", isRequired: true),
            role: SelectField(
                id: "role", name: "role", label: "Role",
                options: Invitation.roles(from: try member().role).map {
                    SelectOption(value: $0.rawValue, label: $0.title, isSelected: $0 == chosen)
                }, error: errors["role"]),
            rows: waiting.map(InvitationRow.init),
            empty: waiting.isEmpty ? EmptyState(text: "No invitation is open. The form above sends one.") : nil)
        return try page(
            \.invitations, content, PageHead(title: "Invitations", hasErrors: !errors.isEmpty), status: status)
    }

    func changeInvitations() throws -> Reply {
        switch form["action"] {
        case "invite": return try invite()
        case "withdraw":
            guard let id = form["id"].flatMap(Route.id) else {
                throw Failure.badRequest("The form names no invitation.")
            }
            let wasThere = try store.invitations.withdraw(id)
            return .redirect(Route.invitations.url, .account(wasThere ? .invitationWithdrawn : .invitationGone))
        default: throw Failure.badRequest("The form does not say what to do.")
        }
    }

    private func invite() throws -> Reply {
        let inviter = try member()
        var errors: [FieldError] = []
        let email = EmailAddress((form["email"] ?? "").trimmed)
        if email == nil { errors.append(FieldError("email", "\(EmailAddress.advice).")) }
        let role = form["role"].flatMap(Role.init(rawValue:)).flatMap { role in
            Invitation.roles(from: inviter.role).first { $0 == role }
        }
        if role == nil { errors.append(FieldError("role", "Choose one of the list.")) }
        guard let email, let role, errors.isEmpty else {
            return try invitationsPage(errors, status: .unprocessableContent)
        }
        try take(Throttle("invitations by an account", "\(inviter.id)", limit: 100, seconds: 3_600))
        let token = try Token()
        let url = site.options.baseURL + Route.register(invitation: token.text).url
        do {
            try store.invitations.add(
                email, as: role, by: inviter.id, link: token.digest,
                mail: try mail(.invitation(inviter: inviter.displayName, role: role, url: url), to: email), now: now)
        } catch StoreError.emailTaken {
            let owner = try store.accounts.owner(of: email)?.account.name ?? ""
            return try invitationsPage(
                [FieldError("email", "The account “\(owner)” has this address already. Change its role instead.")],
                status: .unprocessableContent)
        }
        return .redirect(Route.invitations.url, .account(.invited))
    }
}

extension InvitationRow {
    fileprivate init(_ invitation: Invitation) {
        self.init(
            id: "\(invitation.id)", email: invitation.email.text, role: invitation.role.title,
            inviter: PageLink(invitation.inviter.displayName, .adminAccount(invitation.inviter.accountID)),
            end: DateLabel(invitation.expiresAt))
    }
}
