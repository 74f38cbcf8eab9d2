import Templates

/// Posts, newest first: the front page, and those of one tag, category or author.
struct ListingPage: Page {
    static let template = "listing"

    /// What the list is of: "Tag", "Category", "Author".
    var kind: String?
    /// Absent on the front page.
    let heading: String?
    /// On an author's page, when there is something about the author.
    var about: AboutAuthor?
    let posts: [ListedPost]
    let pagination: Pagination
    /// Shown while there are no posts.
    let empty: EmptyState?

    static let fields: [Field<ListingPage>] = [
        .text("kind") { $0.kind },
        .text("heading") { $0.heading },
        .one("about") { $0.about },
        .many("posts") { $0.posts },
        .one("pagination") { $0.pagination },
        .one("empty") { $0.empty },
    ]

    static let sample = ListingPage(
        kind: "Tag", heading: "birds", about: .sample, posts: [.sample], pagination: .sample,
        empty: .sample)
}

/// What authors tell of themselves.
struct AboutAuthor: TemplateModel, Sendable {
    /// Plain text in lines.
    let bio: String?
    let websiteURL: String?
    /// Without what every address begins with.
    let websiteLabel: String?

    static let fields: [Field<AboutAuthor>] = [
        .text("bio") { $0.bio },
        .text("websiteURL") { $0.websiteURL },
        .text("websiteLabel") { $0.websiteLabel },
    ]

    static let sample = AboutAuthor(
        bio: "Writes about birds.\nAnd about engines.", websiteURL: "https://ada.example/",
        websiteLabel: "ada.example")
}

/// A post in a list.
struct ListedPost: TemplateModel, Sendable {
    let title: String
    let url: String
    let author: AuthorLabel
    let published: DateLabel
    /// Plain text: the written excerpt, or else how the post begins.
    let excerpt: String?
    /// "3 comments"; absent where there are none.
    var commentCount: PageLink?
    /// It stands above newer ones.
    var isPinned = false

    static let fields: [Field<ListedPost>] = [
        .text("title") { $0.title },
        .text("url") { $0.url },
        .one("author") { $0.author },
        .one("published") { $0.published },
        .text("excerpt") { $0.excerpt },
        .one("commentCount") { $0.commentCount },
        .flag("isPinned") { $0.isPinned },
    ]

    static let sample = ListedPost(
        title: "On never landing",
        url: "/posts/on-never-landing",
        author: AuthorLabel(label: "Ada Lovelace", url: "/authors/ada"),
        published: .sample,
        excerpt: "The swift of heraldry has no feet, for it never needs them.",
        commentCount: PageLink(label: "2 comments", url: "/posts/on-never-landing#comments"),
        isPinned: true)
}
