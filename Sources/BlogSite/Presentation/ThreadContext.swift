internal import Blog

/// What the rows of a thread have in common.
struct ThreadContext {
    let kind: Post.Kind
    let slug: Slug
    let postAuthor: UInt64
    let takesReplies: Bool
    let mayModerate: Bool

    func rows(_ threads: [CommentThread]) -> [CommentRow] { rows(threads, depth: 0, parent: nil) }

    /// How deep answers are nested; deeper ones follow in order at this depth and say whom they answer.
    private static let depthLimit = 12

    private func rows(_ threads: [CommentThread], depth: Int, parent: Comment?) -> [CommentRow] {
        threads.flatMap { thread -> [CommentRow] in
            guard depth >= Self.depthLimit else {
                return [
                    row(thread, parent: parent, replies: rows(thread.replies, depth: depth + 1, parent: thread.comment))
                ]
            }
            return flattened(thread, parent: parent)
        }
    }

    /// One thread as a plain list in its order of reading; a loop, since nothing bounds how deep people answer.
    private func flattened(_ thread: CommentThread, parent: Comment?) -> [CommentRow] {
        var rows: [CommentRow] = []
        var waiting = [(thread, parent)]
        while let (next, answered) = waiting.popLast() {
            rows.append(row(next, parent: answered, replies: []))
            waiting += next.replies.reversed().map { ($0, next.comment) }
        }
        return rows
    }

    private func row(_ thread: CommentThread, parent: Comment?, replies: [CommentRow]) -> CommentRow {
        let post = Route.post(kind, slug)
        let anchor = "#comment-\(thread.id)"
        guard let comment = thread.comment else {
            return CommentRow(
                id: "\(thread.id)", author: "", date: DateLabel(Timestamp(microseconds: 0)), url: post.url + anchor,
                body: nil, replies: replies)
        }
        return CommentRow(
            id: "\(comment.id)", author: comment.author.name,
            website: WebAddress(comment.author.website)?.text,
            isByPostAuthor: comment.author.accountID == postAuthor, date: DateLabel(comment.createdAt),
            url: post.url + anchor, body: comment.html, isPending: comment.status == .pending,
            inReplyTo: parent.map { PageLink(label: $0.author.name, url: "#comment-\($0.id)") },
            replyURL: takesReplies && comment.status == .approved
                ? Route.post(kind, slug, reply: comment.id).url + "#respond" : nil,
            moderationURL: mayModerate ? Self.placeInQueue(comment.id) : nil, replies: replies)
    }

    /// The queue has the newest first: the page that goes on behind the next number begins with the comment.
    private static func placeInQueue(_ id: UInt64) -> String {
        Route.adminComments(.all, after: id &+ 1).url + "#comment-\(id)"
    }
}
