internal import Blog
internal import BlogStore
internal import HTTP
internal import Logging

// The account of somebody else, for administrators.

extension Visit {
    func accountPage(_ id: UInt64, _ errors: [FieldError] = [], status: Status = .ok) throws -> Reply {
        let overview = try overview(id)
        let isOwn = try id == member().id
        let chosen = form["role"].flatMap(Role.init(rawValue:)) ?? overview.account.role
        let content = AccountPage(
            menu: try adminMenu(.adminAccounts()), heading: overview.account.displayName,
            state: AccountStateMark(overview.state), facts: overview.facts(at: now, mayChangeRole: !isOwn),
            errors: ErrorSummary(errors, ids: ["form_token": "acts", "action": "acts"]),
            note: isOwn ? "This is your own account: another administrator can change it." : nil,
            ownURL: isOwn ? Route.account.url : nil,
            action: Route.adminAccount(id).url,
            role: isOwn
                ? nil
                : SelectField(
                    id: "role", name: "role", label: "Role", options: SelectOption.roles(selected: chosen),
                    error: errors["role"]),
            acts: isOwn ? [] : AccountAct.all(for: overview, sendsMail: site.options.sendsMail, mailNote: mailNote))
        return try page(
            \.account, content, PageHead(title: overview.account.displayName, hasErrors: !errors.isEmpty),
            status: status)
    }

    /// Asks first, whatever it is.
    func changeAccount(_ id: UInt64) throws -> Reply {
        let overview = try overview(id)
        guard let request = AccountRequest(form) else {
            return try refuse(id, FieldError("action", "Choose what to do with the account."))
        }
        let actor = try member()
        if id == actor.id { return try refuse(id, AdministrationError.ownAccount) }
        if request == .change(.role(overview.account.role)) {
            return try refuse(id, FieldError("role", "Choose another role than the present one."))
        }
        if let question = try question(request, overview) { return question }
        do {
            let notice = try carryOut(request, on: overview)
            if notice != .nothingChanged { note(request, on: overview, by: actor) }
            let place: Route = request == .close ? .adminAccounts() : .adminAccount(id)
            return .redirect(place.url, .account(notice))
        } catch AdministrationError.notAdministrator {
            throw Failure.forbidden(.manageAccounts)
        } catch let error as AdministrationError {
            return try refuse(id, error)
        }
    }

    func overview(_ id: UInt64) throws -> AccountOverview {
        guard let overview = try store.accounts.overview(id, now: now) else { throw Failure.notFound }
        return overview
    }

    private func carryOut(_ request: AccountRequest, on overview: AccountOverview) throws -> AccountNotice {
        let id = overview.account.id
        let actor = try member().id
        switch request {
        case .change(let change):
            let isChanged = try store.accounts.apply(change, to: id, by: actor, now: now) { account, email in
                try mail(AccountMail(of: change, for: account), to: email)
            }
            return isChanged ? AccountNotice(change) : .nothingChanged
        case .close:
            try store.accounts.close(
                id, AccountClosing(posts: fate("posts") ?? .keep, comments: fate("comments") ?? .keep), by: actor,
                mail: overview.details.email.map {
                    try mail(.accountRemoved(name: overview.account.name), to: $0)
                }, now: now)
            return .otherAccountClosed
        case .passwordLink:
            guard site.options.sendsMail else { throw AdministrationError.withoutAddress }
            let link = try PasswordLink(isFirst: !overview.details.hasPassword)
            try store.accounts.issuePasswordLink(
                link.digest, of: id, by: actor, expires: now.advanced(bySeconds: link.lifetime), now: now
            ) { account, email in
                try site.mail(link, for: account, to: email, settings: settings, now: now)
            }
            return .passwordLinkSent
        }
    }

    private func note(_ request: AccountRequest, on overview: AccountOverview, by actor: Account) {
        site.logger.notice(
            "an account was changed",
            metadata: [
                "account": "\(overview.account.id)", "change": "\(request.words)",
                "role before": "\(overview.account.role)", "by": "\(actor.id)", "request": "\(self.request.id)",
            ])
    }

    private func refuse(_ id: UInt64, _ error: FieldError) throws -> Reply {
        try accountPage(id, [error], status: .unprocessableContent)
    }

    private func refuse(_ id: UInt64, _ error: AdministrationError) throws -> Reply {
        let words =
            switch error {
            case .ownAccount: "This is your own account: ask another administrator."
            case .lastAdministrator:
                "Nobody else could manage this site: make somebody else an administrator first."
            case .notAdministrator: "You are no administrator any more."
            case .withoutAddress:
                site.options.sendsMail
                    ? "The account has no e-mail address to which the link could go: whoever runs the site makes one with “martlet account reset”."
                    : "This site sends no mail: whoever runs it makes a link with “martlet account reset”."
            case .suspended: "The account is suspended: lift the suspension first."
            }
        return try refuse(id, FieldError("action", words))
    }
}

extension AccountNotice {
    fileprivate init(_ change: AccountChange) {
        switch change {
        case .role: self = .roleChanged
        case .suspend: self = .suspended
        case .reinstate: self = .reinstated
        case .endSessions: self = .personLoggedOut
        }
    }
}
