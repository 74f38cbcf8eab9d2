import Templates

/// One choice among views of the same thing, such as "Drafts 4".
struct Tab: TemplateModel, Sendable {
    let label: String
    let url: String
    var count: String?
    var isCurrent = false

    static let fields: [Field<Tab>] = [
        .text("label") { $0.label },
        .text("url") { $0.url },
        .text("count") { $0.count },
        .flag("isCurrent") { $0.isCurrent },
    ]
}
