import Markup
import Templates

/// A post or static page itself, without what stands around it and below it.
struct Article: TemplateModel, Sendable {
    /// The name of its template in `templates/`.
    static let template = "article"

    let title: String
    /// Absent on static pages.
    var author: AuthorLabel?
    /// Absent on static pages, and while a post has no date.
    var published: DateLabel?
    /// Present when the text changed after publishing.
    var updated: DateLabel?
    let body: SafeHTML
    var categories: [PageLink] = []
    var tags: [PageLink] = []
    /// Why others do not see this page: a draft, a scheduled post.
    var banner: String?
    /// Present for those who may edit.
    var editURL: String?
    /// "3 comments" and `#comments`; absent where comments never were open.
    var commentCount: PageLink?
    var olderPost: PageLink?
    var newerPost: PageLink?

    static let fields: [Field<Article>] = [
        .text("title") { $0.title },
        .flag("hasByline") { $0.author != nil || $0.editURL != nil },
        .one("author") { $0.author },
        .one("published") { $0.published },
        .one("updated") { $0.updated },
        .html("body") { $0.body },
        .flag("hasTerms") { !$0.categories.isEmpty || !$0.tags.isEmpty },
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
    ]

    static let sample = Article(
        title: "On never landing",
        author: AuthorLabel(label: "Ada Lovelace", url: "/authors/ada"),
        published: .sample,
        updated: .sample,
        body: SafeHTML(stored: "<p>The swift of heraldry has no feet, for it never needs them.</p>"),
        categories: [PageLink(label: "Heraldry", url: "/categories/heraldry")],
        tags: [PageLink(label: "birds", url: "/tags/birds"), PageLink(label: "flight", url: "/tags/flight")],
        banner: "This is a draft. Only its author and editors see it.",
        editURL: "/admin/posts/42/edit",
        commentCount: PageLink(label: "2 comments", url: "#comments"),
        olderPost: PageLink(label: "What the wind knows", url: "/posts/what-the-wind-knows"),
        newerPost: PageLink(label: "A field of argent", url: "/posts/a-field-of-argent"))
}
