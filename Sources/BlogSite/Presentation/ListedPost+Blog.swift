internal import Blog

extension ListedPost {
    init(_ post: PostSummary, isPinned: Bool = false) {
        let route = Route.post(post.kind, post.slug)
        self.init(
            title: Post.shownTitle(post.title), url: route.url, author: AuthorLabel(post.author),
            published: DateLabel(post.publishedAt ?? post.updatedAt),
            excerpt: post.summary.isEmpty ? nil : post.summary,
            commentCount: post.commentCount == 0
                ? nil : PageLink(counted(post.commentCount, "comment"), route, fragment: "comments"),
            isPinned: isPinned)
    }
}
