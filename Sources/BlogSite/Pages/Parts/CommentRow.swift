import Markup
import Templates

/// A comment with the replies to it, as readers see it.
struct CommentRow: TemplateModel, Sendable {
    /// Its fragment in the page is `comment-` and this.
    let id: String
    let author: String
    /// The author's own site; the link carries `rel="nofollow ugc"`.
    var website: String?
    /// The comment comes from the author of the post.
    var isByPostAuthor = false
    let date: DateLabel
    /// Its own address.
    let url: String
    /// Absent when the comment was removed and only its place is kept for the replies.
    let body: SafeHTML?
    /// Waits for a moderator; only its author and moderators see it.
    var isPending = false
    /// The comment that this one answers.
    var inReplyTo: PageLink?
    /// Absent when nobody can answer any more.
    var replyURL: String?
    /// Present for those who may moderate.
    var moderationURL: String?
    var replies: [CommentRow] = []

    static let fields: [Field<CommentRow>] = [
        .text("id") { $0.id },
        .text("author") { $0.author },
        .text("website") { $0.website },
        .flag("isByPostAuthor") { $0.isByPostAuthor },
        .one("date") { $0.date },
        .text("url") { $0.url },
        .html("body") { $0.body },
        .flag("isRemoved") { $0.body == nil },
        .flag("isPending") { $0.isPending },
        .one("inReplyTo") { $0.inReplyTo },
        .text("replyURL") { $0.replyURL },
        .text("moderationURL") { $0.moderationURL },
        .flag("hasReplies") { !$0.replies.isEmpty },
        .many("replies") { $0.replies },
    ]

    static let sample = CommentRow(
        id: "7", author: "Grace", website: "https://grace.example/", date: .sample,
        url: "/posts/on-never-landing#comment-7",
        body: SafeHTML(stored: "<p>They sleep on the wing, I am told.</p>"),
        replyURL: "/posts/on-never-landing?reply=7#respond",
        moderationURL: "/admin/comments",
        replies: [
            CommentRow(
                id: "8", author: "Ada Lovelace", isByPostAuthor: true, date: .sample,
                url: "/posts/on-never-landing#comment-8",
                body: SafeHTML(stored: "<p>Half a brain at a time.</p>"), isPending: true,
                inReplyTo: PageLink(label: "Grace", url: "#comment-7"))
        ])
}
