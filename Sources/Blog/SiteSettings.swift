/// What an administrator chose for the whole site.
package struct SiteSettings: Hashable, Sendable {
    package static let titleLimit = 100

    package var title: String
    package var tagline: String
    /// A BCP 47 tag, such as `en`.
    package var language: String
    package var registration: RegistrationMode
    /// The least role that must show a second factor; `nil` asks it of nobody.
    package var secondFactorFrom: Role?
    /// Where people turn who cannot log in. Everybody may see it.
    package var contact: EmailAddress?

    package init(
        title: String = "Martlet", tagline: String = "", language: String = "en",
        registration: RegistrationMode = .open, secondFactorFrom: Role? = nil,
        contact: EmailAddress? = nil
    ) {
        self.title = title
        self.tagline = tagline
        self.language = language
        self.registration = registration
        self.secondFactorFrom = secondFactorFrom
        self.contact = contact
    }
}
