import Templates

/// What a list says while it has nothing in it, and the next step.
struct EmptyState: TemplateModel, Sendable {
    let text: String
    var link: PageLink?

    static let fields: [Field<EmptyState>] = [
        .text("text") { $0.text },
        .one("link") { $0.link },
    ]

    static let sample = EmptyState(
        text: "Nothing here yet.", link: PageLink(label: "Write a post", url: "/admin/posts/new"))
}
