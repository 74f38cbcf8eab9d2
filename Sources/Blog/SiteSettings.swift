/// What an administrator chose for the whole site.
package struct SiteSettings: Hashable, Sendable {
    package static let titleLimit = 100

    package var title: String
    package var tagline: String
    /// A BCP 47 tag, such as `en`.
    package var language: String

    package init(title: String = "Martlet", tagline: String = "", language: String = "en") {
        self.title = title
        self.tagline = tagline
        self.language = language
    }
}
