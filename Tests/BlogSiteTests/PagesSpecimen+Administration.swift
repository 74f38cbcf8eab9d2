import Markup

@testable import BlogSite

extension Specimen {
    /// What those who write and moderate see.
    static let administration = [
        Specimen("admin-dashboard", dashboard(isEmpty: false), in: .administrator),
        Specimen("admin-dashboard-empty", dashboard(isEmpty: true), in: .administrator),
        Specimen(
            "admin-posts", posts(posts: rows, empty: nil),
            in: .administrator.with(
                notice: PageNotice(text: "3 posts moved to the trash.", undo: .sample))),
        Specimen(
            "admin-posts-nothing-selected",
            posts(
                posts: rows, empty: nil,
                errors: ErrorSummary(problems: [PageLink(label: "Select at least one post.", url: "#rows")])),
            in: .administrator.withErrors),
        Specimen(
            "admin-posts-empty",
            posts(
                posts: [],
                empty: EmptyState(
                    text: "No posts yet.", link: PageLink(label: "Write the first one", url: "/admin/posts/new"))),
            in: .administrator),
        Specimen("admin-editor", editor, in: .administrator),
        Specimen("admin-editor-conflict", EditorPage.sample, in: .administrator.withErrors),
        Specimen("admin-comments", moderation(rows: comments, empty: nil), in: .administrator),
        Specimen(
            "admin-comments-empty",
            moderation(rows: [], empty: EmptyState(text: "No comments awaiting moderation.")),
            in: .administrator.with(notice: PageNotice(text: "3 comments approved."))),
        Specimen("admin-mail", mail([.sample, sentMail, keptMail]), in: .administrator),
        Specimen("admin-mail-empty", mail([]), in: .administrator),
    ]

    private static let sentMail = MailRow(
        id: "6", subject: "An invitation to The Swift’s Notebook", recipient: "new@example.org", kind: "Invitation",
        date: .sample, state: .sent, next: "2 days ago", tries: "1 try",
        answer: "Last answer: 250 2.0.0 Ok: queued as 4cDZ3v1q0Zz9sWJ")

    private static let keptMail = MailRow(
        id: "5", subject: "A test mail from The Swift’s Notebook", recipient: "ada@example.org", kind: "Test mail",
        date: .sample, state: .kept, next: "3 days ago", tries: "1 try",
        answer: "File: 1795542827-rPzVbA2iTzGgN5tYVb3J0KdP3XhP5C0m1xQ2w3e4r5t.eml")

    private static func mail(_ rows: [MailRow]) -> MailPage {
        MailPage(
            menu: menu("Mail"), explanation: "Mail comes from notes@example.org.", action: "/admin/mail",
            canTest: !rows.isEmpty, mails: rows, pagination: .sample,
            empty: rows.isEmpty ? EmptyState(text: "No mail here.") : nil)
    }

    private static func menu(_ current: String) -> AdminMenu {
        AdminMenu(
            places: [
                ("Dashboard", "/admin", nil), ("Posts", "/admin/posts", nil), ("Pages", "/admin/pages", nil),
                ("Comments", "/admin/comments", "3"), ("Mail", "/admin/mail", nil),
            ].map { Tab(label: $0.0, url: $0.1, count: $0.2, isCurrent: $0.0 == current) })
    }

    private static func dashboard(isEmpty: Bool) -> DashboardPage {
        DashboardPage(
            menu: menu("Dashboard"), newPostURL: "/admin/posts/new", steps: isEmpty ? [.sample, .sample] : [],
            counts: [("published posts", "58"), ("drafts", "4"), ("scheduled", "1"), ("pending comments", "3")].map {
                Tab(label: $0.0, url: "/admin/posts", count: isEmpty ? "0" : $0.1)
            },
            pendingComments: isEmpty ? [] : [.sample, .sample, .sample], pendingURL: "/admin/comments",
            allCommentsURL: "/admin/comments?status=all", drafts: isEmpty ? [] : [.sample, .sample],
            draftsURL: "/admin/posts?status=draft",
            site: SitePanel(
                counts: [Tab(label: "open invitations", url: "/admin/invitations", count: "0")],
                failedLogins: isEmpty ? [] : [.sample], version: "Martlet 0.1.0"))
    }

    private static func posts(posts: [AdminPostRow], empty: EmptyState?, errors: ErrorSummary? = nil) -> AdminPostsPage
    {
        AdminPostsPage(
            menu: menu("Posts"), heading: "Posts", new: PageLink(label: "Write a post", url: "/admin/posts/new"),
            tabs: [("All", "62"), ("Published", "58"), ("Scheduled", "0"), ("Drafts", "4"), ("Trash", "7")].map {
                Tab(label: $0.0, url: "/admin/posts?status=x", count: $0.1, isCurrent: $0.0 == "All")
            },
            rows: posts,
            bulk: BulkForm(
                action: "/admin/posts",
                choices: [
                    SelectOption(value: "publish", label: "Publish"),
                    SelectOption(value: "unpublish", label: "Unpublish"),
                    SelectOption(value: "trash", label: "Move to trash"),
                ], errors: errors),
            pagination: Pagination(previous: nil, next: PageLink(label: "Older posts", url: "/x")), empty: empty)
    }

    private static let rows = [
        row(1, "On never landing", .published), row(2, "What the wind knows", .draft),
        row(3, "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", .scheduled),
        row(4, "<script>alert(1)</script>", .trash),
    ]

    private static func row(_ id: Int, _ title: String, _ state: PostStateMark) -> AdminPostRow {
        AdminPostRow(
            id: String(id), title: title, editURL: state == .trash ? nil : "/admin/posts/\(id)/edit",
            viewURL: state == .trash ? nil : "/posts/x", author: "Ada Lovelace", state: state, date: .sample,
            commentCount: PageLink(label: "\(id) comments", url: "/admin/comments?post=\(id)"), isSelected: id == 2,
            actions: state == .trash
                ? [
                    SubmitButton(value: "restore", label: "Restore"),
                    SubmitButton(value: "delete", label: "Delete for ever", isDestructive: true),
                ] : [SubmitButton(value: "trash", label: "Trash", isDestructive: true)])
    }

    private static let editor = EditorPage(
        menu: menu("Posts"), heading: "Write a post", action: "/admin/posts/new",
        hidden: [HiddenField(name: "version", value: "0")],
        title: FormField(id: "title", name: "title", label: "Title", maximumLength: 200),
        slug: EditorPage.sample.slug,
        body: TextAreaField(id: "body", name: "body", label: "Text", rows: 24, hint: "Written in Markdown."),
        excerpt: EditorPage.sample.excerpt, tags: EditorPage.sample.tags, category: EditorPage.sample.category,
        status: SelectField(
            id: "status", name: "status", label: "Status",
            options: [SelectOption(value: "draft", label: "Draft", isSelected: true)]),
        publishedAt: FormField(
            id: "published-at", name: "published_at", label: "Publishing date (UTC)",
            hint: "As 2026-11-23 14:02. Left empty, it is the moment of publishing."),
        comments: EditorPage.sample.comments, submits: EditorPage.sample.submits)

    private static let comments = [
        ModerationRow.sample,
        ModerationRow(
            id: "8", author: "A name that is long enough to make trouble for a narrow phone",
            email: PageLink(label: "x@example.org", url: "mailto:x@example.org"),
            website: "https://example.org/a/very/long/path/that/goes/on/and/on/for/no/good/reason",
            address: "2001:db8::7",
            state: .spam, date: .sample, age: "2 days ago",
            excerpt: "Buy <b>cheap</b> feathers!",
            body: nil, post: PageLink(label: "On never landing", url: "/posts/x"), actions: ModerationRow.sample.actions
        ),
    ]

    private static func moderation(rows: [ModerationRow], empty: EmptyState?) -> ModerationPage {
        ModerationPage(
            menu: menu("Comments"),
            tabs: [("All", "40"), ("Pending", "3"), ("Approved", "30"), ("Spam", "5"), ("Trash", "2")].map {
                Tab(label: $0.0, url: "/admin/comments?status=x", count: $0.1, isCurrent: $0.0 == "Pending")
            },
            rows: rows,
            bulk: BulkForm(
                action: "/admin/comments",
                choices: [
                    SelectOption(value: "approve", label: "Approve"),
                    SelectOption(value: "spam", label: "Mark as spam"),
                    SelectOption(value: "trash", label: "Move to trash"),
                ], errors: nil),
            pagination: Pagination(previous: nil, next: nil), empty: empty)
    }
}
