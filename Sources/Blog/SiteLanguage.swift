/// A language that a site may be written in.
package struct SiteLanguage: Hashable, Sendable {
    /// As in BCP 47.
    package let tag: String
    /// In that language itself.
    package let name: String

    /// Written from left to right, as the pages are laid out.
    package static let all: [SiteLanguage] = [
        ("cs", "Čeština"), ("da", "Dansk"), ("de", "Deutsch"), ("el", "Ελληνικά"), ("en", "English"),
        ("en-GB", "English (United Kingdom)"), ("en-US", "English (United States)"), ("es", "Español"),
        ("fi", "Suomi"), ("fr", "Français"), ("hu", "Magyar"), ("it", "Italiano"), ("ja", "日本語"), ("ko", "한국어"),
        ("nb", "Norsk bokmål"), ("nl", "Nederlands"), ("pl", "Polski"), ("pt", "Português"),
        ("pt-BR", "Português (Brasil)"), ("ro", "Română"), ("ru", "Русский"), ("sv", "Svenska"), ("tr", "Türkçe"),
        ("uk", "Українська"), ("vi", "Tiếng Việt"), ("zh-Hans", "简体中文"), ("zh-Hant", "繁體中文"),
    ].map { SiteLanguage(tag: $0.0, name: $0.1) }
}
