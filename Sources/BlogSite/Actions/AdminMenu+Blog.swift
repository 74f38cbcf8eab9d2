internal import Blog
internal import BlogStore

extension Visit {
    /// The places of the admin pages that the viewer may enter.
    /// - Parameter pending: when it was counted already.
    func adminMenu(_ current: Route, pending: Int? = nil) throws -> AdminMenu {
        let role = viewer.account?.role
        var places: [Tab] = [Tab("Dashboard", .admin, isCurrent: current == .admin)]
        for kind in Post.Kind.allCases where Permission.mayWrite(kind, role) {
            let route = Route.adminPosts(kind)
            places.append(Tab(kind.plural, route, isCurrent: current == route))
        }
        if Permission.mayModerate(role) {
            let count = try pending ?? pendingCount()
            places.append(
                Tab("Comments", .adminComments(), count > 0 ? count : nil, isCurrent: current == .adminComments()))
        }
        let others: [(String, Route, Right)] = [
            ("Accounts", .adminAccounts(), .manageAccounts), ("Invitations", .invitations, .invite),
            ("Settings", .adminSettings, .changeSettings), ("Mail", .adminMail(), .readMailQueue),
        ]
        for (label, route, right) in others where Permission.may(right, role) {
            places.append(Tab(label, route, isCurrent: current == route))
        }
        return AdminMenu(places: places)
    }

    /// How many comments wait for the viewer to approve them.
    func pendingCount() throws -> Int {
        Permission.mayModerate(viewer.account?.role) ? try store.comments.pendingCount() : 0
    }
}

extension Tab {
    init(_ label: String, _ route: Route, _ count: Int? = nil, isCurrent: Bool = false) {
        self.init(label: label, url: route.url, count: count.map { "\($0)" }, isCurrent: isCurrent)
    }
}
