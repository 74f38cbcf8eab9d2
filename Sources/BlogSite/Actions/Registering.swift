internal import Blog
internal import BlogStore
internal import HTTP

// Making an account for oneself.

extension Visit {
    func showRegistration(_ invitation: String?) throws -> Reply {
        viewer.account == nil ? try registrationPage([]) : .redirect(Route.home().url)
    }

    func register() throws -> Reply {
        do {
            let registration = try Registration(
                name: (form["name"] ?? "").trimmed, email: (form["email"] ?? "").trimmed,
                password: form["password"] ?? "", siteNames: siteNames)
            let account = try store.accounts.create(
                name: registration.name, displayName: registration.name.text, email: registration.email,
                passwordHash: try hashed(registration.password), role: .reader, now: now)
            try startSession(for: account, staying: false)
            return .redirect(Route.home().url, .registered)
        } catch let invalid as InvalidInput {
            return try registrationPage(invalid.errors, status: .unprocessableContent)
        } catch let error as StoreError {
            return try registrationPage([try error.asFieldError()], status: .unprocessableContent)
        }
    }

    func registrationPage(_ errors: [FieldError], status: Status = .ok) throws -> Reply {
        let content = RegisterPage(
            action: Route.register().url, errors: ErrorSummary(errors, ids: ["form_token": "name"]),
            name: .accountName(form["name"] ?? "", errors), email: .accountEmail(form["email"] ?? "", errors),
            password: .newPassword(errors), loginURL: Route.login().url)
        return try page(
            \.register, content, PageHead(title: "Register", hasErrors: !errors.isEmpty, needsFormToken: true),
            status: status)
    }
}

extension StoreError {
    /// What a taken name or address means beside its field; anything else is no fault of the form and goes on.
    func asFieldError() throws -> FieldError {
        switch self {
        case .nameTaken: FieldError("name", "This name is taken. Choose another one.")
        case .emailTaken: FieldError("email", "There is an account with this e-mail address already.")
        case .changedMeanwhile, .gone, .linkVoid: throw self
        }
    }
}

extension FormField {
    static func accountName(_ value: String, _ errors: [FieldError]) -> FormField {
        FormField(
            id: "name", name: "name", label: "Name", value: value,
            hint: "Letters, digits, dots, hyphens and underscores.", error: errors["name"], autocomplete: "username",
            isRequired: true, maximumLength: AccountName.limit)
    }

    static func accountEmail(_ value: String, _ errors: [FieldError]) -> FormField {
        FormField(
            id: "email", name: "email", label: "E-mail", value: value, type: "email",
            hint: "Is not shown to anybody.", error: errors["email"], autocomplete: "email", isRequired: true)
    }

    static func newPassword(_ errors: [FieldError]) -> FormField {
        FormField(
            id: "password", name: "password", label: "Password", type: "password",
            hint:
                "At least \(NewPassword.length.lowerBound) characters. A few words in a row are easy to remember.",
            error: errors["password"], autocomplete: "new-password", isRequired: true)
    }
}
