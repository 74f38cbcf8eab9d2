internal import Blog
internal import BlogStore
internal import HTTP
internal import Sodium

// Links by mail that show that an address is read by its owner. A program that looks at every link in a mail follows
// them as well, so that to open one changes nothing: its page has a button.

extension Visit {
    func verificationPage(key: String?, _ errors: [FieldError] = [], status: Status = .ok) throws -> Reply {
        guard let key else { return try waitingPage(errors, status: status) }
        guard let link = Token(key)?.digest else { return try refusal(.linkIncomplete) }
        if let registration = try store.registrations.find(link: link) {
            return try confirmationPage(registration, key: key, errors, status: status)
        }
        switch try store.accountLinks.find(link, for: .email, now: now) {
        case .good(let change): return try emailChangePage(change, key: key, errors, status: status)
        case .expired: return try refusal(.emailLinkTooOld)
        case .void:
            return try refusal(
                .linkVoid(isSignedIn: viewer.account != nil, mayRegister: settings.registration == .open))
        }
    }

    func verify() throws -> Reply {
        guard let key = form["key"] else { return try sendConfirmationAgain() }
        guard let link = Token(key)?.digest else { return try refusal(.linkIncomplete) }
        if let registration = try store.registrations.find(link: link) {
            return try confirm(registration, key: key, link: link)
        }
        switch try store.accountLinks.find(link, for: .email, now: now) {
        case .good(let change): return try useEmail(change, key: key, link: link)
        case .expired: return try refusal(.emailLinkTooOld)
        case .void:
            return try refusal(
                .linkVoid(isSignedIn: viewer.account != nil, mayRegister: settings.registration == .open))
        }
    }

    // MARK: Registrations

    private func confirmationPage(
        _ registration: WaitingRegistration, key: String, _ errors: [FieldError], status: Status
    ) throws -> Reply {
        if let reason = try reasonNotToConfirm(registration) { return try refusal(reason) }
        let isKnown = registration.browser == registrationBrowser
        var explanation = ["Its e-mail address is \(registration.email.text). You will then be logged in."]
        // The form was shown with no more than a button, and then another browser became the one that is known.
        let isOvertaken = !isKnown && request.method == .post && form["password"] == nil
        if isOvertaken {
            explanation.append(
                "The password is asked for now, since it was entered in another browser meanwhile. If you do not know "
                    + "of that, close this page: no account is made.")
        } else if !isKnown {
            explanation.append(
                "Somebody registered with this address in another browser. If it was you, enter the password that you "
                    + "chose there. If it was not you, close this page: no account is made.")
        }
        return try formPage(
            FormPage(
                heading: "Make the account “\(registration.name.text)”?", explanation: explanation,
                errors: ErrorSummary(errors, ids: ["form_token": isKnown ? "main" : "password"]),
                action: Route.verify().url, username: isKnown ? nil : registration.name.text,
                hidden: [HiddenField(name: "key", value: key)],
                inputs: isKnown ? [] : [.currentPassword("The password that you chose", errors)],
                submitLabel: "Make my account"), status: status)
    }

    private func confirm(_ registration: WaitingRegistration, key: String, link: [UInt8]) throws -> Reply {
        if let reason = try reasonNotToConfirm(registration) { return try refusal(reason) }
        guard try registration.browser == registrationBrowser || passwordFits(registration) else {
            return try confirmationPage(
                registration, key: key,
                passwordProblem(
                    ifEmpty: "Enter the password that you chose.", "This is not the password that was chosen."),
                status: .unprocessableContent)
        }
        do {
            let account = try store.registrations.confirm(link, now: now)
            forgetRegistration()
            try startSession(for: account, staying: false)
            return .redirect(Self.landing(account), .registered)
        } catch StoreError.linkVoid {
            return try refusal(.linkVoid(isSignedIn: viewer.account != nil, mayRegister: true))
        } catch StoreError.nameTaken {
            return try refusal(.nameTakenMeanwhile(registration.name.text))
        } catch StoreError.emailTaken {
            return try refusal(.emailTakenMeanwhile)
        }
    }

    /// What was open when somebody registered may be closed by now, and a link from before opens it for nobody.
    private func reasonNotToConfirm(_ registration: WaitingRegistration) throws -> ErrorPage? {
        guard registration.expiresAt > now else { return .linkTooOld }
        guard settings.registration == .open else { return .registrationRefused(settings) }
        return nil
    }

    /// What is wrong with the password that was sent; nothing where the form that was sent had no field for one.
    func passwordProblem(ifEmpty request: String, _ refusal: String) -> [FieldError] {
        form["password"].map { [FieldError("password", $0.isEmpty ? request : refusal)] } ?? []
    }

    private func passwordFits(_ registration: WaitingRegistration) throws -> Bool {
        guard let password = TypedPassword(form["password"] ?? "")?.text, !password.isEmpty else { return false }
        let throttle = Throttle("password of a registration", registration.name.key, limit: 10, seconds: 900)
        try take(throttle)
        let hash = PasswordHash(encoded: registration.passwordHash)
        return try matches(password, hash, taken: [throttle], isKnown: true)
    }
}

extension FormField {
    static func currentPassword(_ label: String, _ errors: [FieldError]) -> FormField {
        FormField(
            id: "password", name: "password", label: label, type: "password", error: errors["password"],
            autocomplete: "current-password", isRequired: true)
    }
}
