import Templates

/// Who wrote a post, with a way to the rest of what that person wrote.
struct AuthorLabel: TemplateModel, Sendable {
    let label: String
    /// Absent for former members, who have no page.
    let url: String?

    static let fields: [Field<AuthorLabel>] = [
        .text("label") { $0.label },
        .text("url") { $0.url },
    ]
}
