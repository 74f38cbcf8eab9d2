import Templates

extension Page<PostContent> {
    /// A post with `count` comments, every other one a reply to the one before it. Signed in, it is what a moderator
    /// sees.
    static func sample(comments count: Int, isSignedIn: Bool = true) -> Page {
        let paragraph = "<p>\(String(repeating: "The martlet never lands &amp; never rests. ", count: 6))</p>"
        var comments: [CommentRow] = []
        var index = 0
        while index < count {
            let hasReply = index + 1 < count
            let replies = hasReply ? [CommentRow.sample(index + 1, isSignedIn, paragraph, replies: [])] : []
            comments.append(.sample(index, isSignedIn, paragraph, replies: replies))
            index += 2
        }
        return Page(
            frame: Frame(
                siteTitle: "Notes & Queries", viewerName: isSignedIn ? "Ann O'Hara" : nil,
                notice: isSignedIn ? "Your comment is published." : nil,
                formToken: "q8Zx0c3nW5vR7tY9uI1oP3aS5dF7gH9j"),
            content: PostContent(
                title: "On \"swifts\" <and> martlets", url: "https://example.org/posts/on-swifts-and-martlets",
                author: "Ann O'Hara", authorURL: "/authors/ann", published: "3 March 2025",
                publishedISO: "2025-03-03T09:30:00Z", body: Markup(html: String(repeating: paragraph, count: 10)),
                tags: ["birds", "heraldry", "flight"].map { Tag(name: $0, url: "/tags/\($0)") }, commentCount: count,
                comments: comments))
    }
}

extension CommentRow {
    fileprivate static func sample(
        _ index: Int, _ isSignedIn: Bool, _ paragraph: String, replies: [CommentRow]
    ) -> CommentRow {
        CommentRow(
            id: 100_000 + index, author: index.isMultiple(of: 3) ? "Tom & Jerry" : "Reader number \(index)",
            website: index.isMultiple(of: 2) ? "https://example.org/people/\(index)?a=1&b=2" : nil,
            avatarURL: "https://example.org/avatars/\(index)/small.png",
            badge: index.isMultiple(of: 5) ? "author" : nil, published: "3 March 2025, 12:\(10 + index % 50)",
            publishedISO: "2025-03-03T12:\(10 + index % 50):00Z",
            permalink: "/posts/on-swifts-and-martlets#comment-\(100_000 + index)",
            replyURL: "/posts/on-swifts-and-martlets?reply=\(100_000 + index)#respond",
            editURL: "/admin/comments/\(100_000 + index)/edit", language: "en", body: Markup(html: paragraph),
            isPending: index.isMultiple(of: 7), canModerate: isSignedIn, replies: replies)
    }
}
