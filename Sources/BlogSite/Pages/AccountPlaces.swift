import Templates

/// The pages of one's own account, to go from one to another.
struct AccountPlaces: TemplateModel, Sendable {
    let places: [Tab]

    static let fields: [Field<AccountPlaces>] = [
        .many("places") { $0.places }
    ]

    static let sample = AccountPlaces(places: [
        Tab(label: "Overview", url: "/account", isCurrent: true),
        Tab(label: "Profile", url: "/account/profile"),
        Tab(label: "Sessions", url: "/account/sessions", count: "2"),
    ])
}
