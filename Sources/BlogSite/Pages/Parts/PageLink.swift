import Templates

/// Words and where they lead.
struct PageLink: TemplateModel, Sendable {
    let label: String
    let url: String

    static let fields: [Field<PageLink>] = [
        .text("label") { $0.label },
        .text("url") { $0.url },
    ]
}
