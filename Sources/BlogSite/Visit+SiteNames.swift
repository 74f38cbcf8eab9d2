internal import Blog

extension Visit {
    /// What the site is called, of which nobody may make a name or a password.
    var siteNames: [String] {
        let host = site.options.baseURL.drop { $0 != "/" }.drop { $0 == "/" }.prefix { $0 != ":" && $0 != "/" }
        return [settings.title, String(host)]
    }
}
