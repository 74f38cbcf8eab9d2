import Templates

/// The ways to the neighbouring pages of a list. The labels say the direction, as in "Older posts".
struct Pagination: TemplateModel, Sendable {
    let previous: PageLink?
    let next: PageLink?

    static let fields: [Field<Pagination>] = [
        .one("previous") { $0.previous },
        .one("next") { $0.next },
        .flag("isNeeded") { $0.previous != nil || $0.next != nil },
    ]

    static let sample = Pagination(
        previous: PageLink(label: "Newer posts", url: "/"),
        next: PageLink(label: "Older posts", url: "/?before=2026-11-01.42"))
}
