internal import Blog
internal import BlogStore
internal import HTTP

// The questions before an administrator changes or closes the account of somebody else.

extension Visit {
    /// `nil` once it was answered.
    func question(_ request: AccountRequest, _ overview: AccountOverview) throws -> Reply? {
        if request == .close { return try questionBeforeClosing(overview) }
        guard form["confirmed"] == nil else { return nil }
        let content = ConfirmPage(
            request, overview, written: request == .change(.suspend) ? try written(overview) : nil,
            isLastButOne: request.takesAdministration(from: overview) ? try isLastButOne(overview) : false,
            menu: try adminMenu(.adminAccounts()))
        return try page(\.confirm, content, PageHead(title: content.heading))
    }

    private func questionBeforeClosing(_ overview: AccountOverview) throws -> Reply? {
        var errors: [FieldError] = []
        // The page itself says that it was shown, so that the first question does not begin with what is wrong.
        if form["confirmed"] == nil {
            guard form["asked"] != nil else { return try closeAccountPage(overview) }
            errors.append(FieldError("confirmed", "Tick the box, if you want the account to be closed."))
        }
        if fate("posts") == nil { errors.append(FieldError("posts", "Choose what becomes of the posts.")) }
        if fate("comments") == nil { errors.append(FieldError("comments", "Choose what becomes of the comments.")) }
        guard !errors.isEmpty else { return nil }
        return try closeAccountPage(overview, errors, status: .unprocessableContent)
    }

    private func closeAccountPage(
        _ overview: AccountOverview, _ errors: [FieldError] = [], status: Status = .ok
    ) throws -> Reply {
        let written = try written(overview)
        let place = Route.adminAccount(overview.account.id).url
        let errors = errors.ordered(like: ["posts", "comments", "confirmed"])
        let content = CloseAccountPage(
            menu: try adminMenu(.adminAccounts()),
            heading: "Close the account of \(overview.account.displayName) for ever?",
            consequences: CloseAccountPage.consequences(
                for: overview,
                isLastButOne: AccountRequest.close.takesAdministration(from: overview)
                    ? try isLastButOne(overview) : false),
            errors: ErrorSummary(errors), action: place,
            hidden: AccountRequest.close.fields + [HiddenField(name: "asked", value: "yes")],
            choices: fateChoices("Their", written, errors), confirmation: finalConfirmation(errors),
            cancelURL: place)
        return try page(
            \.closeAccount, content, PageHead(title: content.heading, hasErrors: !errors.isEmpty), status: status)
    }

    private func written(_ overview: AccountOverview) throws -> (posts: Int, comments: Int) {
        try store.accounts.written(by: overview.account.id)
    }

    /// Whether nobody else but the viewer could manage the site without that account.
    private func isLastButOne(_ overview: AccountOverview) throws -> Bool {
        try store.accounts.isOnlyAdministrator(member().id, besides: overview.account.id)
    }
}
