import Templates

/// One thing that is known: what it is and how it stands.
struct Fact: TemplateModel, Sendable {
    let term: String
    let text: String
    var url: String?

    static let fields: [Field<Fact>] = [
        .text("term") { $0.term },
        .text("text") { $0.text },
        .text("url") { $0.url },
    ]

    static let sample = Fact(term: "Posts", text: "58 posts", url: "/authors/grace")
}
