import Templates

/// The queue of comments for those who moderate.
struct ModerationPage: Page {
    static let template = "admin-comments"

    let menu: AdminMenu
    let tabs: [Tab]
    let rows: [ModerationRow]
    let bulk: BulkForm
    let pagination: Pagination
    /// The confirm page that empties spam or trash.
    var emptyTrash: PageLink?
    /// Shown while there are no rows.
    let empty: EmptyState?

    static let fields: [Field<ModerationPage>] = [
        .one("adminMenu") { $0.menu },
        .many("tabs") { $0.tabs },
        .flag("hasRows") { !$0.rows.isEmpty },
        .many("rows") { $0.rows },
        .one("bulk") { $0.bulk },
        .one("pagination") { $0.pagination },
        .one("emptyTrash") { $0.emptyTrash },
        .one("empty") { $0.empty },
    ]

    static let sample = ModerationPage(
        menu: .sample,
        tabs: [
            Tab(label: "All", url: "/admin/comments?status=all", count: "33"),
            Tab(label: "Pending", url: "/admin/comments", count: "3", isCurrent: true),
        ],
        rows: [.sample],
        bulk: .sample,
        pagination: .sample,
        emptyTrash: PageLink(label: "Empty spam", url: "/admin/comments/spam/empty"),
        empty: EmptyState(text: "No comments awaiting moderation."))
}
