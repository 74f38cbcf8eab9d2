internal import Blog
internal import BlogStore
internal import HTTP
internal import Sodium

// The first administrator, made once, with the one-time link.

extension Visit {
    func showSetup(key: String?) throws -> Reply {
        guard let key, let token = Token(key), try store.setup.linkIsValid(token.digest, now: now) else {
            return try voidLink()
        }
        return try setupPage(key: key, [])
    }

    func setUp() throws -> Reply {
        let key = form["key"] ?? ""
        guard let token = Token(key), try store.setup.linkIsValid(token.digest, now: now) else { return try voidLink() }
        var errors: [FieldError] = []
        let title = (form["title"] ?? "").trimmed
        if let problem = SiteSettings.problem(ofTitle: title) { errors.append(problem) }
        do {
            let registration = try Registration(
                name: (form["name"] ?? "").trimmed, email: (form["email"] ?? "").trimmed,
                password: form["password"] ?? "", siteNames: [title] + siteNames, reservedNamesAllowed: true)
            guard errors.isEmpty else { return try setupPage(key: key, errors, status: .unprocessableContent) }
            let account = try store.setup.createFirstAdministrator(
                registration, passwordHash: try hashed(registration.password, isKnown: true), siteTitle: title,
                link: token.digest,
                now: now)
            site.surroundingsVersion.advance()
            try startSession(for: account, staying: false)
            return .redirect(Route.admin.url, .setUp)
        } catch let invalid as InvalidInput {
            return try setupPage(key: key, errors + invalid.errors, status: .unprocessableContent)
        } catch StoreError.linkVoid {
            return try voidLink()
        } catch let error as StoreError {
            return try setupPage(key: key, [try error.asFieldError()], status: .unprocessableContent)
        }
    }

    func setupPage(key: String, _ errors: [FieldError], status: Status = .ok) throws -> Reply {
        let content = SetupPage(
            action: Route.setup().url, errors: ErrorSummary(errors, ids: ["form_token": "title"]),
            siteTitle: FormField(
                id: "title", name: "title", label: "Title of the site", value: form["title"] ?? "",
                error: errors["title"], isRequired: true, maximumLength: SiteSettings.titleLimit),
            name: .accountName(form["name"] ?? "", errors), email: .accountEmail(form["email"] ?? "", errors),
            password: .newPassword(errors), hidden: [HiddenField(name: "key", value: key)])
        return try page(
            \.setup, content,
            PageHead(
                title: "Set up this site", hasErrors: !errors.isEmpty, needsFormToken: true,
                scripts: [FormField.passwordScript]),
            status: status)
    }

    private func voidLink() throws -> Reply {
        if try store.setup.administratorExists() { return try alreadySetUp() }
        let content = ErrorPage(
            status: 403, heading: "This link does not work any more",
            explanation: "It was used already, it was replaced by a newer one, or it is too old. "
                + "Whoever runs this site gets a new one with “martlet setup-link”.",
            links: [PageLink("Log in", .login())])
        return try refusal(content)
    }

    private func alreadySetUp() throws -> Reply {
        try refusal(
            ErrorPage(
                status: 403, heading: "This site is already set up",
                explanation: "The link was for that alone, and nobody needs it any more.",
                links: [
                    viewer.account == nil ? PageLink("Log in", .login()) : PageLink("Dashboard", .admin),
                    PageLink("Front page", .home()),
                ]))
    }
}
