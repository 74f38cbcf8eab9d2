extension SiteSettings {
    package static let taglineLimit = 200

    /// The settings as they are typed.
    package struct Input: Sendable {
        package var title = ""
        package var tagline = ""
        package var language = ""
        package var registration = ""
        /// The name of a role; empty is nobody.
        package var secondFactorFrom = ""
        /// May be empty.
        package var contact = ""

        package init() {}
    }

    /// - Parameter known: what is set now; a language that no list names may stay.
    /// - Throws: ``InvalidInput`` with the errors of all fields.
    package init(_ input: Input, over known: SiteSettings) throws(InvalidInput) {
        var errors: [FieldError] = []
        if let problem = Self.problem(ofTitle: input.title.trimmed) { errors.append(problem) }
        let tagline = input.tagline.trimmed
        if tagline.unicodeScalars.count > Self.taglineLimit || !tagline.isPlainLine {
            errors.append(
                FieldError("tagline", "Enter a tagline of at most \(Self.taglineLimit) characters, in one line."))
        }
        if input.language != known.language && !SiteLanguage.all.contains(where: { $0.tag == input.language }) {
            errors.append(FieldError("language", "Choose a language of the list."))
        }
        let contact = EmailAddress(input.contact.trimmed)
        if contact == nil && !input.contact.trimmed.isEmpty {
            errors.append(FieldError("contact", "\(EmailAddress.advice), or none."))
        }
        let registration = RegistrationMode(rawValue: input.registration)
        if registration == nil { errors.append(FieldError("registration", "Choose who may register.")) }
        let role = Role(rawValue: input.secondFactorFrom)
        if role == nil && !input.secondFactorFrom.isEmpty {
            errors.append(FieldError("second_factor", "Choose who must show a second factor."))
        }
        guard let registration, errors.isEmpty else { throw InvalidInput(errors) }
        self.init(
            title: input.title.trimmed, tagline: tagline, language: input.language, registration: registration,
            secondFactorFrom: role, contact: contact)
    }

    /// - Parameter title: trimmed.
    package static func problem(ofTitle title: String) -> FieldError? {
        if title.isEmpty { return FieldError("title", "Enter a title.") }
        if title.unicodeScalars.count > titleLimit {
            return FieldError("title", "This title is too long: use at most \(titleLimit) characters.")
        }
        return title.isPlainLine
            ? nil : FieldError("title", "Leave invisible and control characters out of the title.")
    }
}
