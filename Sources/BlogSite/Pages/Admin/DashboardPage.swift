import Templates

/// What waits to be done, at a glance.
struct DashboardPage: Page {
    static let template = "admin-dashboard"

    let menu: AdminMenu
    let newPostURL: String
    /// Each number leads to what it counts.
    let counts: [Tab]
    /// The comments that have waited longest.
    let pendingComments: [PendingComment]
    /// Absent for those who may not moderate.
    let pendingURL: String?
    let drafts: [DraftRow]
    let draftsURL: String

    static let fields: [Field<DashboardPage>] = [
        .one("adminMenu") { $0.menu },
        .text("newPostURL") { $0.newPostURL },
        .many("counts") { $0.counts },
        .flag("hasPendingComments") { !$0.pendingComments.isEmpty },
        .many("pendingComments") { $0.pendingComments },
        .text("pendingURL") { $0.pendingURL },
        .flag("hasDrafts") { !$0.drafts.isEmpty },
        .many("drafts") { $0.drafts },
        .text("draftsURL") { $0.draftsURL },
    ]

    static let sample = DashboardPage(
        menu: .sample,
        newPostURL: "/admin/posts/new",
        counts: [
            Tab(label: "published posts", url: "/admin/posts?status=published", count: "58"),
            Tab(label: "pending comments", url: "/admin/comments?status=pending", count: "3"),
        ],
        pendingComments: [.sample],
        pendingURL: "/admin/comments?status=pending",
        drafts: [.sample],
        draftsURL: "/admin/posts?status=draft")
}

/// A comment that waits for a moderator, in one glance.
struct PendingComment: TemplateModel, Sendable {
    let author: String
    let excerpt: String
    let post: PageLink
    /// "3 hours ago".
    let age: String
    /// The comment in the queue.
    let url: String

    static let fields: [Field<PendingComment>] = [
        .text("author") { $0.author },
        .text("excerpt") { $0.excerpt },
        .one("post") { $0.post },
        .text("age") { $0.age },
        .text("url") { $0.url },
    ]

    static let sample = PendingComment(
        author: "Grace", excerpt: "They sleep on the wing, I am told.",
        post: PageLink(label: "On never landing", url: "/posts/on-never-landing"), age: "3 hours ago",
        url: "/admin/comments?status=pending#comment-7")
}

/// A text that is not finished.
struct DraftRow: TemplateModel, Sendable {
    let title: String
    let editURL: String
    let author: String
    /// "Changed 3 hours ago".
    let changed: String

    static let fields: [Field<DraftRow>] = [
        .text("title") { $0.title },
        .text("editURL") { $0.editURL },
        .text("author") { $0.author },
        .text("changed") { $0.changed },
    ]

    static let sample = DraftRow(
        title: "What the wind knows", editURL: "/admin/posts/43/edit", author: "Ada Lovelace",
        changed: "Changed 3 hours ago")
}
