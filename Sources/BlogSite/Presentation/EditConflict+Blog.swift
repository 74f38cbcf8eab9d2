internal import Blog

extension EditConflict {
    /// - Parameter input: what stands in the form.
    init(_ post: Post, beside input: PostDraft.Input, at now: Timestamp) {
        let state = post.state(at: now)
        let kind = post.kind.rawValue
        self.init(
            heading: state == .trash
                ? "This \(kind) was moved to the trash in the meantime"
                : "This \(kind) was changed from elsewhere in the meantime",
            advice: state == .trash
                ? "“Save changes” keeps your text and leaves the \(kind) in the trash; “Publish” takes it out of there."
                : "Saving again keeps yours.",
            savedAt: DateLabel(post.updatedAt), title: Post.shownTitle(post.title), body: post.body.source,
            choices: [EditorChoice(label: "Status", value: PostStateMark(state).label)]
                + Self.differences(PostDraft.Input(post), input))
    }

    /// What the form says otherwise beside the title and the text, as it was saved.
    private static func differences(_ saved: PostDraft.Input, _ typed: PostDraft.Input) -> [EditorChoice] {
        let all = [
            ("Excerpt", saved.excerpt, typed.excerpt), ("Publishing date (UTC)", saved.publishedAt, typed.publishedAt),
            ("Slug", saved.slug, typed.slug), ("Categories", saved.categories, typed.categories),
            ("Tags", saved.tags, typed.tags), ("Comments are open", word(saved.commentsOpen), word(typed.commentsOpen)),
            ("Kept above the others", word(saved.isSticky), word(typed.isSticky)),
        ]
        return all.filter { $0.1 != $0.2 }.map { EditorChoice(label: $0.0, value: $0.1.isEmpty ? "None" : $0.1) }
    }

    private static func word(_ flag: Bool) -> String { flag ? "Yes" : "No" }
}
