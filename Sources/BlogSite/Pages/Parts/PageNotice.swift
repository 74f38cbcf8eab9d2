import Templates

/// What just happened, told once at the top of the next page.
struct PageNotice: TemplateModel, Sendable {
    /// What the notice says of how things stand; its colour repeats what its words say.
    enum Tone: String, CaseIterable, Sendable {
        /// What was asked for is done.
        case success
        /// Nothing is wrong, and something may be still to come.
        case news
        /// Something is wanted of the reader, or what was asked for was not done.
        case warning
    }

    let text: String
    var tone = Tone.success
    /// Where to look at it.
    var link: PageLink?
    /// How to take it back. It changes something, so it is a form and never a link.
    var undo: ActionButton?

    static let fields: [Field<PageNotice>] = [
        .text("text") { $0.text },
        .text("tone") { $0.tone.rawValue },
        .text("role") { $0.tone == .warning ? "alert" : "status" },
        .one("link") { $0.link },
        .one("undo") { $0.undo },
    ]

    static let sample = PageNotice(
        text: "“On never landing” moved to the trash.",
        link: PageLink(label: "View the trash", url: "/admin/posts?status=trash"), undo: .sample)
}
