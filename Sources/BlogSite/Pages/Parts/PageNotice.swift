import Templates

/// What just happened, told once at the top of the next page.
struct PageNotice: TemplateModel, Sendable {
    enum Kind: Sendable {
        /// Good or neutral news, read out when the reader pauses.
        case status
        /// Bad news, read out at once.
        case alert
    }

    let kind: Kind
    let text: String
    /// Where to look at it.
    var link: PageLink?
    /// How to take it back. It changes something, so it is a form and never a link.
    var undo: ActionButton?

    static let fields: [Field<PageNotice>] = [
        .flag("isAlert") { $0.kind == .alert },
        .text("text") { $0.text },
        .one("link") { $0.link },
        .one("undo") { $0.undo },
    ]

    static let sample = PageNotice(
        kind: .status, text: "“On never landing” moved to the trash.",
        link: PageLink(label: "View the trash", url: "/admin/posts?status=trash"), undo: .sample)
}
