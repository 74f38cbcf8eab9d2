/// A page as a menu names it.
package struct PageTitle: Hashable, Sendable {
    package let slug: Slug
    package let title: String

    package init(slug: Slug, title: String) {
        self.slug = slug
        self.title = title
    }
}
