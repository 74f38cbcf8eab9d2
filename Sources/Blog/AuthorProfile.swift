/// An author as readers see him: who it is, and what he tells of himself.
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
