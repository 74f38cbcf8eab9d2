import Markup
import Templates

/// A comment in the queue, with what helps to judge it.
struct ModerationRow: TemplateModel, Sendable {
    let id: String
    let author: String
    /// With a `mailto:` address.
    var email: PageLink?
    var website: String?
    /// The network address it came from.
    var address: String?
    let state: CommentStateMark
    let date: DateLabel
    /// "3 hours ago".
    let age: String
    /// Plain text, cut short.
    let excerpt: String
    /// The whole comment; absent when the excerpt is all there is.
    let body: SafeHTML?
    let post: PageLink
    /// The comment on its public page.
    var url: String?
    var inReplyTo: PageLink?
    var isSelected = false
    /// What its own buttons do; values of `action`.
    let actions: [SubmitButton]

    static let fields: [Field<ModerationRow>] = [
        .text("id") { $0.id },
        .text("author") { $0.author },
        .one("email") { $0.email },
        .text("website") { $0.website },
        .text("address") { $0.address },
        .text("state") { $0.state.label },
        .text("stateClass") { $0.state.rawValue },
        .one("date") { $0.date },
        .text("age") { $0.age },
        .text("excerpt") { $0.excerpt },
        .html("body") { $0.body },
        .one("post") { $0.post },
        .text("url") { $0.url },
        .one("inReplyTo") { $0.inReplyTo },
        .flag("isSelected") { $0.isSelected },
        .many("actions") { $0.actions },
    ]

    static let sample = ModerationRow(
        id: "7",
        author: "Grace",
        email: PageLink(label: "grace@example.org", url: "mailto:grace@example.org"),
        website: "https://grace.example/",
        address: "192.0.2.7",
        state: .pending,
        date: .sample,
        age: "3 hours ago",
        excerpt: "They sleep on the wing, I am told, and…",
        body: SafeHTML(stored: "<p>They sleep on the wing, I am told, and wake in another country.</p>"),
        post: PageLink(label: "On never landing", url: "/posts/on-never-landing"),
        url: "/posts/on-never-landing#comment-7",
        inReplyTo: PageLink(label: "Ada Lovelace", url: "/posts/on-never-landing#comment-6"),
        isSelected: true,
        actions: [
            SubmitButton(value: "approve", label: "Approve", isPrimary: true),
            SubmitButton(value: "spam", label: "Spam"),
            SubmitButton(value: "trash", label: "Trash", isDestructive: true),
        ])
}

/// The mark of a comment's state in the queue; the raw value is part of a CSS class.
enum CommentStateMark: String, Sendable {
    case pending, approved, spam, trash

    var label: String {
        switch self {
        case .pending: "Pending"
        case .approved: "Approved"
        case .spam: "Spam"
        case .trash: "In the trash"
        }
    }
}
