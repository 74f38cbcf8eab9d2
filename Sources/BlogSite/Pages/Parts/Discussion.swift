import Templates

/// The comments of a post or page and the way to add one.
struct Discussion: TemplateModel, Sendable {
    /// "3 comments", "No comments yet".
    let heading: String
    let comments: [CommentRow]
    /// Absent when nobody can comment any more.
    let form: CommentForm?
    /// Why there is no form: "Comments closed on 1 May 2026."
    var closedNotice: String?

    static let fields: [Field<Discussion>] = [
        .text("discussionHeading") { $0.heading },
        .flag("hasComments") { !$0.comments.isEmpty },
        .many("comments") { $0.comments },
        .one("form") { $0.form },
        .text("closedNotice") { $0.closedNotice },
    ]

    static let sample = Discussion(
        heading: "2 comments", comments: [.sample], form: .sample, closedNotice: "Comments close on 1 December 2026.")
}
