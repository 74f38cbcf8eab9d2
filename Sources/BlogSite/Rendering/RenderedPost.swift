internal import Templates

/// What a reader is shown of a post, save what belongs to that reader alone.
struct RenderedPost: Sendable {
    let title: String
    /// For search engines.
    let description: String
    let article: RenderedPart
    /// Absent where comments never were open.
    let discussion: RenderedPart?

    /// About what it takes in memory.
    var byteCount: Int {
        title.utf8.count + description.utf8.count + article.byteCount + (discussion?.byteCount ?? 0) + 512
    }
}
