import Templates

/// The posts, or the pages, that the viewer may edit.
struct AdminPostsPage: Page {
    static let template = "admin-posts"

    let menu: AdminMenu
    /// "Posts", "Pages".
    let heading: String
    /// "Write a post" and where.
    let new: PageLink
    let tabs: [Tab]
    let rows: [AdminPostRow]
    let bulk: BulkForm
    let pagination: Pagination
    /// The confirm page that empties the trash.
    var emptyTrash: PageLink?
    /// Shown while there are no rows.
    let empty: EmptyState?

    static let fields: [Field<AdminPostsPage>] = [
        .one("adminMenu") { $0.menu },
        .text("heading") { $0.heading },
        .one("new") { $0.new },
        .many("tabs") { $0.tabs },
        .flag("hasRows") { !$0.rows.isEmpty },
        .many("rows") { $0.rows },
        .one("bulk") { $0.bulk },
        .one("pagination") { $0.pagination },
        .one("emptyTrash") { $0.emptyTrash },
        .one("empty") { $0.empty },
    ]

    static let sample = AdminPostsPage(
        menu: .sample,
        heading: "Posts",
        new: PageLink(label: "Write a post", url: "/admin/posts/new"),
        tabs: [
            Tab(label: "All", url: "/admin/posts", count: "62", isCurrent: true),
            Tab(label: "Drafts", url: "/admin/posts?status=draft", count: "4"),
        ],
        rows: [.sample],
        bulk: .sample,
        pagination: .sample,
        emptyTrash: PageLink(label: "Empty the trash", url: "/admin/posts/trash/empty"),
        empty: .sample)
}

/// A post in the list of those who write.
struct AdminPostRow: TemplateModel, Sendable {
    let id: String
    let title: String
    /// Absent in the trash.
    let editURL: String?
    /// Its public page; absent in the trash.
    let viewURL: String?
    let author: String
    let state: PostStateMark
    /// When it was published, will be, or was last changed.
    let date: DateLabel?
    /// "2 comments" and where they stand below the post; absent where there are none.
    var commentCount: PageLink?
    var isSelected = false
    /// What its own buttons do; values of `action`.
    var actions: [SubmitButton] = []

    static let fields: [Field<AdminPostRow>] = [
        .text("id") { $0.id },
        .text("title") { $0.title },
        .text("editURL") { $0.editURL },
        .text("viewURL") { $0.viewURL },
        .text("author") { $0.author },
        .text("state") { $0.state.label },
        .text("stateClass") { $0.state.rawValue },
        .one("date") { $0.date },
        .one("commentCount") { $0.commentCount },
        .flag("isSelected") { $0.isSelected },
        .many("actions") { $0.actions },
    ]

    static let sample = AdminPostRow(
        id: "42", title: "On never landing", editURL: "/admin/posts/42/edit", viewURL: "/posts/on-never-landing",
        author: "Ada Lovelace", state: .published, date: .sample,
        commentCount: PageLink(label: "2 comments", url: "/posts/on-never-landing#comments"), isSelected: true,
        actions: [SubmitButton(value: "trash", label: "Trash", isDestructive: true)])
}

/// The mark of a post's state in lists; the raw value is part of a CSS class.
enum PostStateMark: String, Sendable {
    case draft, scheduled, published, trash

    var label: String {
        switch self {
        case .draft: "Draft"
        case .scheduled: "Scheduled"
        case .published: "Published"
        case .trash: "In the trash"
        }
    }
}
