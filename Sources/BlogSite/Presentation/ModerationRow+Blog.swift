internal import Blog
internal import HTTP
internal import Markup

extension ModerationRow {
    init(_ queued: QueuedComment, isSelected: Bool, at now: Timestamp) {
        let comment = queued.comment
        let post = Route.post(queued.postKind, queued.postSlug)
        let excerpt = comment.html.excerpt(limit: 200)
        self.init(
            id: "\(comment.id)", author: comment.author.name,
            email: queued.email.isEmpty
                ? nil : PageLink(label: queued.email, url: Self.mailAddress(queued.email)),
            website: WebAddress(comment.author.website)?.text,
            address: queued.remoteAddress.isEmpty ? nil : queued.remoteAddress,
            state: CommentStateMark(comment.status), date: DateLabel(comment.createdAt),
            age: DateLabel.age(comment.createdAt, at: now), excerpt: excerpt,
            body: comment.html.isPlain(excerpt) ? nil : comment.html,
            post: PageLink(Post.shownTitle(queued.postTitle), post),
            url: comment.status == .approved ? post.url + "#comment-\(comment.id)" : nil,
            inReplyTo: comment.parentID.flatMap { parent in
                queued.parentAuthor.map { PageLink($0, post, fragment: "comment-\(parent)") }
            },
            isSelected: isSelected, actions: Self.buttons(for: comment.status))
    }

    /// RFC 6068: whatever a local part holds, it stays one address and brings no header fields along.
    private static func mailAddress(_ email: String) -> String {
        let parts = email.split(separator: "@").map { PercentCoding.encode(String($0)) }
        return "mailto:" + parts.joined(separator: "@")
    }

    private static func buttons(for status: Comment.Status) -> [SubmitButton] {
        let spam = SubmitButton(value: "spam", label: "Spam")
        let trash = SubmitButton(value: "trash", label: "Trash", isDestructive: true)
        return switch status {
        case .pending: [SubmitButton(value: "approve", label: "Approve", isPrimary: true), spam, trash]
        case .approved: [SubmitButton(value: "unapprove", label: "Unapprove"), spam, trash]
        case .spam: [SubmitButton(value: "restore", label: "Restore"), trash]
        case .trash: [SubmitButton(value: "restore", label: "Restore")]
        }
    }
}

extension SafeHTML {
    /// Whether `text` is all there is: one paragraph without a link or another mark.
    fileprivate func isPlain(_ text: String) -> Bool {
        html.count { $0 == "<" } == 2 && html.hasPrefix("<p>") && !text.hasSuffix("…")
    }
}

extension CommentStateMark {
    fileprivate init(_ status: Comment.Status) {
        switch status {
        case .pending: self = .pending
        case .approved: self = .approved
        case .spam: self = .spam
        case .trash: self = .trash
        }
    }
}
