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

    /// What the form says of what was written; of what nobody wrote, nothing was asked.
    func fate(_ field: String) -> AccountClosing.Fate? {
        form[field].map { AccountClosing.Fate(rawValue: $0) } ?? .keep
    }

    /// - Parameter whose: "Your", "Their".
    func fateChoices(
        _ whose: String, _ written: (posts: Int, comments: Int), _ errors: [FieldError]
    ) -> [RadioGroup] {
        [
            .postFate(
                "\(whose) \(counted(written.posts, "post"))", written.posts, chosen: fate("posts"),
                error: errors["posts"]),
            .commentFate(
                "\(whose) \(counted(written.comments, "comment"))", written.comments, chosen: fate("comments"),
                error: errors["comments"]),
        ].compactMap(\.self)
    }

    func finalConfirmation(_ errors: [FieldError]) -> CheckboxField {
        CheckboxField(
            id: "confirmed", name: "confirmed", label: "I understand that this cannot be taken back.",
            error: errors["confirmed"])
    }

    func deleteAccountPage(_ errors: [FieldError] = [], status: Status = .ok) throws -> Reply {
        let account = try member()
        let written = try store.accounts.written(by: account.id)
        let isOnlyAdministrator = try store.accounts.isOnlyAdministrator(account.id)
        let content = DeleteAccountPage(
            menu: accountPlaces(.deleteAccount),
            errors: ErrorSummary(errors, ids: ["form_token": "confirmed"]),
            obstacle: isOnlyAdministrator
                ? "You are the only administrator. Make somebody else one first: without any, nobody could look after this site."
                : nil,
            remedy: isOnlyAdministrator ? PageLink("Choose another administrator", .adminAccounts()) : nil,
            name: account.name, action: Route.deleteAccount.url,
            choices: fateChoices("Your", written, errors), confirmation: finalConfirmation(errors),
            exportURL: Route.exportAccount.url, cancelURL: Route.account.url)
        return try page(
            \.deleteAccount, content, PageHead(title: "Delete your account", hasErrors: !errors.isEmpty),
            status: status)
    }
}
