internal import Blog
internal import BlogStore
internal import HTTP
internal import Logging

// Leaving for good.

extension Visit {
    func deleteAccount() throws -> Reply {
        let account = try member()
        let posts = fate("posts")
        let comments = fate("comments")
        var errors: [FieldError] = []
        if posts == nil { errors.append(FieldError("posts", "Choose what becomes of your posts.")) }
        if comments == nil { errors.append(FieldError("comments", "Choose what becomes of your comments.")) }
        if form["confirmed"] == nil {
            errors.append(FieldError("confirmed", "Tick the box, if you want your account to be deleted."))
        }
        guard let posts, let comments, errors.isEmpty else {
            return try deleteAccountPage(errors, status: .unprocessableContent)
        }
        let address = try store.accounts.details(account.id)?.email
        do {
            try store.accounts.close(
                account.id, AccountClosing(posts: posts, comments: comments),
                mail: try address.map { try mail(.accountClosed(name: account.name), to: $0) }, now: now)
        } catch AdministrationError.lastAdministrator {
            return try deleteAccountPage(status: .unprocessableContent)
        }
        site.logger.notice(
            "an account was closed by its owner", metadata: ["account": "\(account.id)", "request": "\(request.id)"])
        clearBrowser()
        cookies.append(Cookie(CookieName.device, "", maxAge: 0))
        return .redirect(Route.home().url, .account(.accountClosed))
    }

    /// Of what one did not write, nothing was asked.
    private func fate(_ field: String) -> AccountClosing.Fate? {
        form[field].map { AccountClosing.Fate(rawValue: $0) } ?? .keep
    }

    func deleteAccountPage(_ errors: [FieldError] = [], status: Status = .ok) throws -> Reply {
        let account = try member()
        let written = try store.accounts.written(by: account.id)
        let isOnlyAdministrator = try store.accounts.isOnlyAdministrator(account.id)
        let content = DeleteAccountPage(
            menu: accountPlaces(.exportAccount),
            errors: ErrorSummary(errors, ids: ["form_token": "confirmed"]),
            obstacle: isOnlyAdministrator
                ? "You are the only administrator. Make somebody else one first: without any, nobody could look after this site."
                : nil,
            remedy: isOnlyAdministrator ? PageLink("Choose another administrator", .adminAccounts()) : nil,
            name: account.name, action: Route.deleteAccount.url,
            choices: [postChoice(written.posts, errors), commentChoice(written.comments, errors)].compactMap(\.self),
            confirmation: CheckboxField(
                id: "confirmed", name: "confirmed", label: "I understand that this cannot be taken back.",
                error: errors["confirmed"]),
            exportURL: Route.exportAccount.url, cancelURL: Route.account.url)
        return try page(
            \.deleteAccount, content, PageHead(title: "Delete your account", hasErrors: !errors.isEmpty),
            status: status)
    }

    private func postChoice(_ count: Int, _ errors: [FieldError]) -> RadioGroup? {
        choice(
            "posts", "Your \(counted(count, "post"))", count, errors,
            keep: (
                "Keep \(count == 1 ? "it" : "them")",
                "As they are, under “\(FormerMember.displayName)”. Editors can still read your drafts."
            ),
            erase: (
                "Delete \(count == 1 ? "it" : "them")", "With all the comments that others wrote there, and for good."
            ))
    }

    private func commentChoice(_ count: Int, _ errors: [FieldError]) -> RadioGroup? {
        choice(
            "comments", "Your \(counted(count, "comment"))", count, errors,
            keep: ("Keep \(count == 1 ? "it" : "them")", "Under “\(FormerMember.displayName)”, without your name."),
            erase: (
                "Erase the text",
                "“\(FormerMember.erasedComment.source)” stands there instead, so that answers keep their place."
            ))
    }

    /// `nil` where there is nothing to choose about.
    private func choice(
        _ field: String, _ legend: String, _ count: Int, _ errors: [FieldError], keep: (String, String),
        erase: (String, String)
    ) -> RadioGroup? {
        guard count > 0 else { return nil }
        let chosen = fate(field)
        return RadioGroup(
            name: field, legend: legend,
            options: [
                // The error summary leads to the first of them.
                RadioOption(
                    id: field, value: AccountClosing.Fate.keep.rawValue, label: keep.0, hint: keep.1,
                    isChosen: chosen == .keep),
                RadioOption(
                    id: "\(field)-erase", value: AccountClosing.Fate.erase.rawValue, label: erase.0, hint: erase.1,
                    isChosen: chosen == .erase),
            ], error: errors[field])
    }
}
