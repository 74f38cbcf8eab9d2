internal import Blog

extension SiteSettings {
    /// Whom to ask: "whoever runs this site (help@example.org)".
    var operatorWords: String { "whoever runs this site" + (contact.map { " (\($0.text))" } ?? "") }
}
