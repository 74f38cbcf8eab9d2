internal import Blog

extension AboutAuthor {
    /// `nil` when the author tells nothing.
    init?(_ author: AuthorProfile) {
        guard !author.bio.isEmpty || author.website != nil else { return nil }
        self.init(
            bio: author.bio.isEmpty ? nil : author.bio, websiteURL: author.website?.text,
            websiteLabel: author.website.map { Self.label($0.text) })
    }

    private static func label(_ url: String) -> String {
        let rest = url.split(separator: "//", maxSplits: 1).last.map(String.init) ?? url
        return rest.hasSuffix("/") ? String(rest.dropLast()) : rest
    }
}
