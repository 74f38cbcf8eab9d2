internal import Blog

extension PageLink {
    init(_ label: String, _ route: Route, fragment: String? = nil) {
        self.init(label: label, url: route.url + (fragment.map { "#" + $0 } ?? ""))
    }

    /// To a post or a page, by its title.
    init(_ kind: Post.Kind, _ slug: Slug, title: String) {
        self.init(Post.shownTitle(title), .post(kind, slug))
    }
}
