import Templates

/// What waits to be done, at a glance.
struct DashboardPage: Page {
    static let template = "admin-dashboard"

    let menu: AdminMenu
    let newPostURL: String
    /// What a new site still wants, for administrators.
    var steps: [FirstStep] = []
    /// Each number leads to what it counts.
    let counts: [Tab]
    /// The comments that have waited longest.
    let pendingComments: [PendingComment]
    /// Absent for those who may not moderate.
    let pendingURL: String?
    /// Where the answered ones are.
    let allCommentsURL: String
    let drafts: [DraftRow]
    let draftsURL: String
    /// For administrators.
    var site: SitePanel?

    static let fields: [Field<DashboardPage>] = [
        .one("adminMenu") { $0.menu },
        .text("newPostURL") { $0.newPostURL },
        .flag("hasSteps") { !$0.steps.isEmpty },
        .many("steps") { $0.steps },
        .many("counts") { $0.counts },
        .flag("hasPendingComments") { !$0.pendingComments.isEmpty },
        .many("pendingComments") { $0.pendingComments },
        .text("pendingURL") { $0.pendingURL },
        .text("allCommentsURL") { $0.allCommentsURL },
        .flag("hasDrafts") { !$0.drafts.isEmpty },
        .many("drafts") { $0.drafts },
        .text("draftsURL") { $0.draftsURL },
        .one("site") { $0.site },
    ]

    static let sample = DashboardPage(
        menu: .sample,
        newPostURL: "/admin/posts/new",
        steps: [.sample],
        counts: [
            Tab(label: "published posts", url: "/admin/posts?status=published", count: "58"),
            Tab(label: "pending comments", url: "/admin/comments?status=pending", count: "3"),
        ],
        pendingComments: [.sample],
        pendingURL: "/admin/comments?status=pending",
        allCommentsURL: "/admin/comments?status=all",
        drafts: [.sample],
        draftsURL: "/admin/posts?status=draft",
        site: .sample)
}

/// Something that a new site wants and that was not done yet.
struct FirstStep: TemplateModel, Sendable {
    /// "Name the site".
    let label: String
    let url: String
    let reason: String

    static let fields: [Field<FirstStep>] = [
        .text("label") { $0.label },
        .text("url") { $0.url },
        .text("reason") { $0.reason },
    ]

    static let sample = FirstStep(
        label: "Name the site", url: "/admin/settings#title", reason: "The name stands above every page.")
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
