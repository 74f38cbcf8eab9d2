import Templates

/// The places of the admin pages that the viewer may enter.
struct AdminMenu: TemplateModel, Sendable {
    let places: [Tab]

    static let fields: [Field<AdminMenu>] = [
        .many("places") { $0.places }
    ]

    static let sample = AdminMenu(places: [
        Tab(label: "Dashboard", url: "/admin", isCurrent: true),
        Tab(label: "Posts", url: "/admin/posts"),
        Tab(label: "Pages", url: "/admin/posts?kind=page"),
        Tab(label: "Comments", url: "/admin/comments", count: "3"),
    ])
}
