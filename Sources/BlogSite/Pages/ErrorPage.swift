import Templates

/// What a reader sees instead of the page they asked for: what happened, in their words, and what to do next.
struct ErrorPage: Page {
    static let template = "error"

    let status: Int
    let heading: String
    let explanation: String
    /// Names this failure in the log; shown for failures of ours.
    var requestID: String?
    /// What was typed and could not be taken, for the reader to copy.
    var kept: [KeptText] = []
    /// Where to go from here, before the link to the front page.
    var links: [PageLink] = []
    /// What there is to read instead.
    var recentPosts: [PageLink] = []

    static let fields: [Field<ErrorPage>] = [
        // An ordinary refusal is no error: its words suffice.
        .text("errorNumber") { $0.status == 404 || $0.status >= 500 ? "\($0.status)" : nil },
        .text("heading") { $0.heading },
        .text("explanation") { $0.explanation },
        .text("requestID") { $0.requestID },
        .flag("hasKept") { !$0.kept.isEmpty },
        .many("kept") { $0.kept },
        .many("links") { $0.links },
        .flag("hasRecentPosts") { !$0.recentPosts.isEmpty },
        .many("recentPosts") { $0.recentPosts },
    ]

    static let sample = ErrorPage(
        status: 500,
        heading: "Something went wrong",
        explanation: "The mistake is ours, and it has been written down.",
        requestID: "5f2c9a7e",
        kept: [KeptText(name: "body", label: "Text", text: "A comment that took an hour to write.")],
        links: [PageLink(label: "Log in", url: "/login")],
        recentPosts: [PageLink(label: "On never landing", url: "/posts/on-never-landing")])
}
