internal import Blog

extension AdminPostRow {
    init(_ post: PostSummary, isSelected: Bool, at now: Timestamp) {
        let state = post.state(at: now)
        self.init(
            id: "\(post.id)", title: Post.shownTitle(post.title),
            editURL: state == .trash ? nil : Route.editPost(post.id).url,
            viewURL: state == .trash ? nil : Route.post(post.kind, post.slug).url, author: post.author.displayName,
            state: PostStateMark(state),
            date: DateLabel(state == .draft ? post.updatedAt : post.publishedAt ?? post.updatedAt),
            commentCount: post.commentCount == 0
                ? nil
                : PageLink(counted(post.commentCount, "comment"), .post(post.kind, post.slug), fragment: "comments"),
            isSelected: isSelected, actions: Self.buttons(for: state))
    }

    private static func buttons(for state: Post.State) -> [SubmitButton] {
        switch state {
        case .draft:
            [
                SubmitButton(value: "publish", label: "Publish"),
                SubmitButton(value: "trash", label: "Trash", isDestructive: true),
            ]
        case .published, .scheduled:
            [
                SubmitButton(value: "unpublish", label: "Unpublish"),
                SubmitButton(value: "trash", label: "Trash", isDestructive: true),
            ]
        case .trash: [SubmitButton(value: "restore", label: "Restore")]
        }
    }
}

extension PostStateMark {
    init(_ state: Post.State) {
        switch state {
        case .draft: self = .draft
        case .scheduled: self = .scheduled
        case .published: self = .published
        case .trash: self = .trash
        }
    }
}
