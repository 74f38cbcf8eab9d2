import Templates

/// The comments of a post or page.
struct Discussion: TemplateModel, Sendable {
    /// The name of its template in `templates/`.
    static let template = "discussion"

    /// "3 comments", "No comments yet".
    let heading: String
    let comments: [CommentRow]
    /// Why there is no form below: "Comments are closed."
    var closedNotice: String?

    static let fields: [Field<Discussion>] = [
        .text("heading") { $0.heading },
        .flag("hasComments") { !$0.comments.isEmpty },
        .many("comments") { $0.comments },
        .text("closedNotice") { $0.closedNotice },
    ]

    static let sample = Discussion(heading: "2 comments", comments: [.sample], closedNotice: "Comments are closed.")
}
