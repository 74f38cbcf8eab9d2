import Templates

/// A post, or a page that stands outside the order of time, with its comments. What many readers are shown alike comes
/// rendered.
struct PostPage: Page {
    static let template = "post"

    /// An ``Article``.
    let article: RenderedPart
    /// A ``Discussion``; absent where comments never were open.
    var discussion: RenderedPart?
    /// Absent when nobody can comment, or not any more.
    var form: CommentForm?

    var renderedByteCount: Int { article.byteCount + (discussion?.byteCount ?? 0) }

    static let fields: [Field<PostPage>] = [
        .rendered("article") { $0.article },
        .rendered("discussion") { $0.discussion },
        .one("form") { $0.form },
    ]
}
