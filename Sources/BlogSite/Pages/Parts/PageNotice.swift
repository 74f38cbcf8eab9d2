import Templates

/// What just happened, told once at the top of the next page.
struct PageNotice: TemplateModel, Sendable {
    let text: String
    /// Where to look at it.
    var link: PageLink?
    /// How to take it back. It changes something, so it is a form and never a link.
    var undo: ActionButton?

    static let fields: [Field<PageNotice>] = [
        .text("text") { $0.text },
        .one("link") { $0.link },
        .one("undo") { $0.undo },
    ]

    static let sample = PageNotice(
        text: "“On never landing” moved to the trash.",
        link: PageLink(label: "View the trash", url: "/admin/posts?status=trash"), undo: .sample)
}
