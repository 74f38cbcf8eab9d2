internal import Blog
internal import BlogStore
internal import HTTP
internal import Sodium

// Asking for an account of one's own. It is made once the link in a mail was followed: see Verifying.
//
// Nothing here tells whether an address has an account: both cases end on the same page, hash one password, write one
// mail and keep one registration, and only the mail differs.

extension Visit {
    /// Absent where nobody can register.
    var registrationURL: String? { settings.registration == .open ? Route.register().url : nil }

    func showRegistration(_ invitation: String?) throws -> Reply {
        guard viewer.account == nil else { return try alreadySignedIn(invitation) }
        return try registrationPage([], invitation: invitation)
    }

    func register() throws -> Reply {
        guard viewer.account == nil else { return try alreadySignedIn(form["invitation"]) }
        if let key = form["invitation"] { return try acceptInvitation(key) }
        guard settings.registration == .open else { return try refusal(.registrationRefused(settings)) }
        do {
            let wanted = try Registration(
                name: (form["name"] ?? "").trimmed, email: (form["email"] ?? "").trimmed,
                password: form["password"] ?? "", siteNames: siteNames)
            let isMailed = try keep(wanted)
            return .redirect(Route.verify().url, isMailed ? nil : .account(.confirmationHeldBack))
        } catch let invalid as InvalidInput {
            return try registrationPage(invalid.errors, status: .unprocessableContent)
        } catch StoreError.nameTaken {
            return try registrationPage([try StoreError.nameTaken.asFieldError()], status: .unprocessableContent)
        }
    }

    /// - Parameter key: the secret of an invitation, unless the form that was sent holds it.
    func registrationPage(
        _ errors: [FieldError], invitation key: String? = nil, status: Status = .ok
    ) throws -> Reply {
        if let key = key ?? form["invitation"] { return try acceptancePage(key, errors, status: status) }
        guard settings.registration == .open else { return try refusal(.registrationRefused(settings)) }
        let content = RegisterPage(
            explanation: mailNote.map {
                "Your account is there once you have followed a link that is made for your address. \($0)"
            } ?? "A mail with a link goes to your address. Your account is there once you have followed it.",
            action: Route.register().url, errors: ErrorSummary(errors, ids: ["form_token": "name"]),
            name: .accountName(form["name"] ?? "", errors), email: .accountEmail(form["email"] ?? "", errors),
            password: .newPassword(errors), loginURL: Route.login().url)
        return try page(
            \.register, content,
            PageHead(
                title: "Register", hasErrors: !errors.isEmpty, needsFormToken: true,
                scripts: [FormField.passwordScript]),
            status: status)
    }

    /// A page that says why something is not to be had, and what else there is.
    func refusal(_ content: ErrorPage) throws -> Reply {
        try page(\.error, content, PageHead(title: content.heading), status: .forbidden)
    }

    private func alreadySignedIn(_ invitation: String?) throws -> Reply {
        invitation == nil ? .redirect(Route.home().url) : try refusal(.invitationWhileSignedIn)
    }

    /// - Returns: whether a mail goes to the address.
    private func keep(_ wanted: Registration) throws -> Bool {
        try take(Throttle("registrations of a network", network, limit: 20, seconds: 3_600))
        try store.registrations.removeExpired(now: now)
        guard try !store.registrations.nameIsTaken(wanted.name, besides: registrationBrowser, now: now) else {
            throw StoreError.nameTaken
        }
        let hash = try hashed(wanted.password, isKnown: false)
        let (link, mail) = try confirmationMail(for: wanted.name, to: wanted.email)
        let browser = try Token()
        let isMailed = try mayMail(wanted.email, "registrations")
        try store.registrations.add(
            WaitingRegistration(
                name: wanted.name, email: wanted.email, passwordHash: hash, browser: browser.digest,
                expiresAt: now.advanced(bySeconds: WaitingRegistration.lifetime)),
            link: link, replacing: registrationBrowser, mail: isMailed ? mail : nil, now: now)
        rememberRegistration(browser)
        return isMailed
    }
}

extension StoreError {
    /// What a taken name or address means beside its field; anything else is no fault of the form and goes on.
    func asFieldError() throws -> FieldError {
        switch self {
        case .nameTaken: FieldError("name", "This user name is taken. Choose another one.")
        case .emailTaken: FieldError("email", "There is an account with this e-mail address already.")
        case .changedMeanwhile, .sentBefore, .gone, .linkVoid: throw self
        }
    }
}

extension FormField {
    static func accountName(_ value: String, _ errors: [FieldError]) -> FormField {
        FormField(
            id: "name", name: "name", label: "User name", value: value,
            hint:
                "You log in with it; others see it until you choose another in your profile. 2 to \(AccountName.limit) letters a to z, digits, dots, hyphens and underscores.",
            error: errors["name"], autocomplete: "username",
            isRequired: true)
    }

    static func accountEmail(_ value: String, _ errors: [FieldError]) -> FormField {
        FormField(
            id: "email", name: "email", label: "E-mail", value: value, type: "email",
            hint: "Only you and the administrators of this site see it.", error: errors["email"], autocomplete: "email",
            isRequired: true)
    }

    static func newPassword(_ errors: [FieldError], _ label: String = "Password") -> FormField {
        FormField(
            id: "password", name: "password", label: label, type: "password",
            hint:
                "At least \(NewPassword.length.lowerBound) characters. A few words in a row are easy to remember.",
            error: errors["password"], autocomplete: "new-password", isRequired: true)
    }
}
