internal import Blog

extension PageLink {
    init(_ label: String, _ route: Route, fragment: String? = nil) {
        self.init(label: label, url: route.url + (fragment.map { "#" + $0 } ?? ""))
    }

    /// The author's page; an author whose name makes no address is named without one.
    init(_ author: Byline) {
        let route = AccountName(author.name).map { Route.author($0) } ?? .home()
        self.init(author.displayName, route)
    }
}
