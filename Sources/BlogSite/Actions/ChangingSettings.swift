internal import Blog
internal import BlogStore
internal import HTTP
internal import Logging

// What administrators choose for the whole site.

extension Visit {
    /// - Parameter isTold: the page tells what is set now, where that differs from what the form knew.
    func settingsPage(_ errors: [FieldError] = [], isTold: Bool = false, status: Status = .ok) throws -> Reply {
        let known = try store.settings.load()
        know(known)
        let input = isFormFilled ? SiteSettings.Input(form) : SiteSettings.Input(known)
        let errors = errors.ordered(like: ["title", "tagline", "language", "contact", "registration", "second_factor"])
        let content = SettingsPage(
            menu: try adminMenu(.adminSettings),
            errors: ErrorSummary(errors, ids: ["form_token": "title", "second_factor": "second-factor"]),
            action: Route.adminSettings.url,
            hidden: [
                HiddenField(
                    name: "seen", value: isFormFilled && !isTold ? form["seen"] ?? "" : SeenFields(known.fields).text)
            ],
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
            let lost = SeenFields(known.fields).lost(
                since: form["seen"] ?? "", by: settings.fields, words: SelectOption.words)
            guard lost.isEmpty else { return try settingsPage(lost, isTold: true, status: .unprocessableContent) }
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
            // At this very moment. Sent again, the form tells what.
            let words = "Somebody else changes the settings at this moment. Yours stand below: send them again."
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
                HiddenField(name: "seen", value: SeenFields(known.fields).text),
                HiddenField(name: "confirmed", value: "yes"),
            ],
            confirmLabel: "Save the settings", cancelURL: Route.adminSettings.url)
        return try page(\.confirm, content, PageHead(title: content.heading))
    }
}

extension SiteSettings {
    /// As the form has them.
    fileprivate var fields: [(name: String, value: String)] {
        SiteSettings.Input(self).fields.map { ($0.name, $0.value) }
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
    /// What is chosen in a field of the settings, in the words of its list.
    fileprivate static func words(_ field: String, _ value: String) -> String {
        switch field {
        case "language": languages(selected: value, known: value).first { $0.isSelected }?.label ?? value
        case "registration": RegistrationMode(rawValue: value)?.words ?? value
        case "second_factor": secondFactor(selected: value).first { $0.isSelected }?.label ?? value
        default: value
        }
    }

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
