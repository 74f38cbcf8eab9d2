/// A comment as a moderator sees it.
package struct QueuedComment: Sendable {
    package let comment: Comment
    /// Empty when the author has an account.
    package let email: String
    package let remoteAddress: String
    package let postKind: Post.Kind
    package let postSlug: Slug
    package let postTitle: String
    /// Whom the comment answers.
    package let parentAuthor: String?

    package init(
        comment: Comment, email: String, remoteAddress: String, postKind: Post.Kind, postSlug: Slug,
        postTitle: String, parentAuthor: String?
    ) {
        self.comment = comment
        self.email = email
        self.remoteAddress = remoteAddress
        self.postKind = postKind
        self.postSlug = postSlug
        self.postTitle = postTitle
        self.parentAuthor = parentAuthor
    }
}
