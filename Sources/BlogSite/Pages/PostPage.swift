import Markup
import Templates

/// A post with its comments.
struct PostPage: Page {
    static let template = "post"

    let title: String
    let author: PageLink
    /// Absent while the post has no date.
    let published: DateLabel?
    /// Present when the text changed after publishing.
    var updated: DateLabel?
    let body: SafeHTML
    var categories: [PageLink] = []
    var tags: [PageLink] = []
    /// Why others do not see this page: a draft, a scheduled post, a preview.
    var banner: String?
    /// Present for those who may edit.
    var editURL: String?
    /// "3 comments" and `#comments`; absent where comments never were open.
    var commentCount: PageLink?
    var olderPost: PageLink?
    var newerPost: PageLink?
    let discussion: Discussion?

    static let fields: [Field<PostPage>] = [
        .text("title") { $0.title },
        .one("author") { $0.author },
        .one("published") { $0.published },
        .one("updated") { $0.updated },
        .html("body") { $0.body },
        .flag("hasCategories") { !$0.categories.isEmpty },
        .many("categories") { $0.categories },
        .flag("hasTags") { !$0.tags.isEmpty },
        .many("tags") { $0.tags },
        .text("banner") { $0.banner },
        .text("editURL") { $0.editURL },
        .one("commentCount") { $0.commentCount },
        .flag("hasNeighbours") { $0.olderPost != nil || $0.newerPost != nil },
        .one("olderPost") { $0.olderPost },
        .one("newerPost") { $0.newerPost },
        .one("discussion") { $0.discussion },
    ]

    static let sample = PostPage(
        title: "On never landing",
        author: PageLink(label: "Ada Lovelace", url: "/authors/ada"),
        published: .sample,
        updated: .sample,
        body: SafeHTML(stored: "<p>The swift of heraldry has no feet, for it never needs them.</p>"),
        categories: [PageLink(label: "Heraldry", url: "/categories/heraldry")],
        tags: [PageLink(label: "birds", url: "/tags/birds"), PageLink(label: "flight", url: "/tags/flight")],
        banner: "This is a draft. Only its author and editors see it.",
        editURL: "/admin/posts/42/edit",
        commentCount: PageLink(label: "2 comments", url: "#comments"),
        olderPost: PageLink(label: "What the wind knows", url: "/posts/what-the-wind-knows"),
        newerPost: PageLink(label: "A field of argent", url: "/posts/a-field-of-argent"),
        discussion: .sample)
}
