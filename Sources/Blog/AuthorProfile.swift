/// An author as readers see them: the name, and what they tell of themselves.
package struct AuthorProfile: Hashable, Sendable {
    package let byline: Byline
    package let bio: String
    package let website: WebAddress?

    package init(byline: Byline, bio: String, website: WebAddress?) {
        self.byline = byline
        self.bio = bio
        self.website = website
    }
}
