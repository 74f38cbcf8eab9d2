internal import Blog
internal import BlogStore
internal import HTTP
internal import Logging
internal import Sodium

// What administrators choose for the whole site.

extension Visit {
    func settingsPage(_ errors: [FieldError] = [], status: Status = .ok) throws -> Reply {
        let known = try store.settings.load()
        know(known)
        let input = isFormFilled ? SiteSettings.Input(form) : SiteSettings.Input(known)
        let errors = errors.ordered(like: ["title", "tagline", "language", "contact", "registration", "second_factor"])
        let content = SettingsPage(
            menu: try adminMenu(.adminSettings),
            errors: ErrorSummary(errors, ids: ["form_token": "title", "second_factor": "second-factor"]),
            action: Route.adminSettings.url,
            hidden: [HiddenField(name: "seen", value: isFormTakenUp ? form["seen"] ?? "" : known.fingerprint)],
            titleField: FormField(
                id: "title", name: "title", label: "Title", value: input.title, error: errors["title"],
                isRequired: true, maximumLength: SiteSettings.titleLimit),
            tagline: FormField(
                id: "tagline", name: "tagline", label: "Tagline", value: input.tagline,
                hint: "Stands below the title and in what search engines show.", error: errors["tagline"],
                maximumLength: SiteSettings.taglineLimit),
            languageField: SelectField(
                id: "language", name: "language", label: "Language of the posts",
                options: SelectOption.languages(selected: input.language, known: known.language),
                hint: "Told to browsers and screen readers. The words of the pages themselves are English.",
                error: errors["language"]),
            contact: FormField(
                id: "contact", name: "contact", label: "Contact address", value: input.contact, type: "email",
                hint: "Optional. Mails and pages name it to people who cannot log in: it becomes public.",
                error: errors["contact"], autocomplete: "off"),
            registration: SelectField(
                id: "registration", name: "registration", label: "Who may register",
                options: RegistrationMode.allCases.map {
                    SelectOption(value: $0.rawValue, label: $0.words, isSelected: $0.rawValue == input.registration)
                }, error: errors["registration"]),
            secondFactor: SelectField(
                id: "second-factor", name: "second_factor", label: "Who must show a second factor",
                options: SelectOption.secondFactor(selected: input.secondFactorFrom),
                hint: "People in these roles who have not set one up have only a reader’s rights until they do.",
                error: errors["second_factor"]))
        return try page(
            \.settings, content, PageHead(title: "Settings", hasErrors: !errors.isEmpty), status: status)
    }

    func saveSettings() throws -> Reply {
        let known = try store.settings.load()
        do {
            let settings = try SiteSettings(SiteSettings.Input(form), over: known)
            guard form["seen"] == known.fingerprint else { throw StoreError.changedMeanwhile }
            if form["confirmed"] == nil && wouldBeHeld(by: settings, after: known) {
                return try confirmSettings(SiteSettings.Input(settings), known)
            }
            let actor = try member()
            let changes = try store.settings.save(settings, over: known, by: actor.id)
            site.surroundingsVersion.advance()
            for change in changes {
                site.logger.notice(
                    "a setting was changed",
                    metadata: [
                        "setting": "\(change.name)", "old": "\(change.old)", "new": "\(change.new)",
                        "by": "\(actor.id)", "request": "\(request.id)",
                    ])
            }
            guard !isHeld(by: settings) else {
                return .redirect(Route.twoFactor.url, .account(.settingsSavedSecondFactorNeeded))
            }
            return .redirect(Route.adminSettings.url, .account(changes.isEmpty ? .nothingChanged : .settingsSaved))
        } catch let invalid as InvalidInput {
            return try settingsPage(invalid.errors, status: .unprocessableContent)
        } catch StoreError.changedMeanwhile {
            let words = "Somebody else changed the settings meanwhile. Yours stand below: sent again, they count."
            return try settingsPage([FieldError("title", words)], status: .unprocessableContent)
        } catch AdministrationError.notAdministrator {
            throw Failure.forbidden(.changeSettings)
        }
    }

    /// Whether whoever saves it is a reader from then on, until a second factor was shown.
    private func wouldBeHeld(by settings: SiteSettings, after known: SiteSettings) -> Bool {
        settings.secondFactorFrom != known.secondFactorFrom && isHeld(by: settings)
    }

    private func isHeld(by settings: SiteSettings) -> Bool {
        viewer.held(toSecondFactorFrom: settings.secondFactorFrom).lacksSecondFactor
    }

    private func confirmSettings(_ input: SiteSettings.Input, _ known: SiteSettings) throws -> Reply {
        let has = try store.secondFactors.all(of: member().id).areAny
        let content = ConfirmPage(
            menu: try adminMenu(.adminSettings),
            heading: "Ask yourself for a second factor?",
            explanation: [
                has
                    ? "You have a second factor and did not show it at this log-in: log in once more with it after saving. Until then you are a reader here."
                    : "You have none yourself. From saving on you are a reader here, until you set one up on the pages of your account."
            ],
            action: Route.adminSettings.url,
            hidden: input.fields + [
                HiddenField(name: "seen", value: known.fingerprint), HiddenField(name: "confirmed", value: "yes"),
            ],
            confirmLabel: "Save the settings", cancelURL: Route.adminSettings.url)
        return try page(\.confirm, content, PageHead(title: content.heading))
    }
}

extension SiteSettings {
    /// Differs as soon as one of them does.
    fileprivate var fingerprint: String {
        Digest.hexadecimal(
            Digest.sha256(of: [
                title, tagline, language, registration.rawValue, secondFactorFrom?.rawValue ?? "", contact?.text ?? "",
            ])
            .prefix(16))
    }
}

extension SiteSettings.Input {
    fileprivate init(_ form: Form) {
        self.init()
        title = form["title"] ?? ""
        tagline = form["tagline"] ?? ""
        language = form["language"] ?? ""
        registration = form["registration"] ?? ""
        secondFactorFrom = form["second_factor"] ?? ""
        contact = form["contact"] ?? ""
    }

    fileprivate init(_ settings: SiteSettings) {
        self.init()
        title = settings.title
        tagline = settings.tagline
        language = settings.language
        registration = settings.registration.rawValue
        secondFactorFrom = settings.secondFactorFrom?.rawValue ?? ""
        contact = settings.contact?.text ?? ""
    }

    fileprivate var fields: [HiddenField] {
        [
            ("title", title), ("tagline", tagline), ("language", language), ("registration", registration),
            ("second_factor", secondFactorFrom), ("contact", contact),
        ].map { HiddenField(name: $0.0, value: $0.1) }
    }
}

extension SelectOption {
    /// - Parameter known: what is set now; it stays in the list even where the list does not have it.
    fileprivate static func languages(selected: String, known: String) -> [SelectOption] {
        let listed = SiteLanguage.all.map { (tag: $0.tag, name: $0.name) }
        let others = listed.contains { $0.tag == known } ? [] : [(tag: known, name: known)]
        return (listed + others).map {
            SelectOption(value: $0.tag, label: $0.name, isSelected: $0.tag == selected)
        }
    }

    fileprivate static func secondFactor(selected: String) -> [SelectOption] {
        let roles: [(String, String)] = [
            ("", "Nobody"), (Role.administrator.rawValue, "Administrators"),
            (Role.editor.rawValue, "Editors and administrators"), (Role.author.rawValue, "Everybody but readers"),
            (Role.reader.rawValue, "Everybody"),
        ]
        return roles.map { SelectOption(value: $0.0, label: $0.1, isSelected: $0.0 == selected) }
    }
}

extension RegistrationMode {
    fileprivate var words: String {
        switch self {
        case .open: "Everybody"
        case .invitation: "Whoever was invited"
        case .closed: "Nobody"
        }
    }
}
