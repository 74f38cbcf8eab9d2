internal import Blog
internal import HTTP

extension Visit {
    /// - Parameter current: the place of the page that is being made, or the one that it belongs to.
    func accountPlaces(_ current: Route) -> AccountPlaces {
        let places: [(String, Route)] = [
            ("Overview", .account), ("Profile", .profile), ("Password", .changePassword), ("E-mail", .changeEmail),
            ("Second factor", .twoFactor), ("Sessions", .sessions), ("Your data", .exportAccount),
            ("Delete the account", .deleteAccount),
        ]
        return AccountPlaces(
            places: places.map { label, route in Tab(label, route, isCurrent: route == current) })
    }

    /// A form page, whose title is its heading.
    func formPage(_ content: FormPage, status: Status = .ok) throws -> Reply {
        try page(
            \.form, content,
            PageHead(
                title: content.heading, hasErrors: content.errors != nil, needsFormToken: true,
                scripts: content.scripts),
            status: status)
    }
}
