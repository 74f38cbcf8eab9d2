internal import Blog
internal import BlogStore
internal import Markup

// What waits to be done.

extension Visit {
    private static let panelLength = 5

    func showDashboard() throws -> Reply {
        let account = try member()
        let posts = try store.posts.counts(.post, for: account, now: now)
        let pending = try pendingCount()
        let mayModerate = Permission.mayModerate(account.role)
        let waiting = mayModerate ? try store.comments.queue(.pending, limit: Self.panelLength) : []
        let drafts = try store.posts.list(.post, .draft, for: account, limit: Self.panelLength, now: now)
        let status = account.role == .administrator ? try store.siteStatus.load(for: account.id, now: now) : nil
        let content = DashboardPage(
            menu: try adminMenu(.admin, pending: pending), newPostURL: Route.newPost(.post).url,
            steps: status.map { firstSteps($0, hasPosts: posts.values.contains { $0 > 0 }) } ?? [],
            counts: [
                Tab(number: posts[.published] ?? 0, "published post", .adminPosts(.post, .published)),
                Tab(number: posts[.scheduled] ?? 0, "scheduled post", .adminPosts(.post, .scheduled)),
                Tab(number: posts[.draft] ?? 0, "draft", .adminPosts(.post, .draft)),
            ] + (mayModerate ? [Tab(number: pending, "pending comment", .adminComments())] : []),
            pendingComments: waiting.map { PendingComment($0, at: now) },
            pendingURL: mayModerate ? Route.adminComments().url : nil,
            allCommentsURL: Route.adminComments(.all).url,
            drafts: drafts.map { DraftRow($0, at: now) }, draftsURL: Route.adminPosts(.post, .draft).url,
            site: try status.map(sitePanel))
        return try page(\.dashboard, content, PageHead(title: "Dashboard"))
    }

    /// Those that are not done yet.
    private func firstSteps(_ status: SiteStatus, hasPosts: Bool) -> [FirstStep] {
        let steps: [(isDone: Bool, FirstStep)] = [
            (
                status.isNamed,
                FirstStep("Name the site", .adminSettings, "title", reason: "The name stands above every page.")
            ),
            (
                site.options.deliversMail,
                FirstStep(
                    "Set up mail", .adminMail(), reason: "Until then, nobody gets the links that the site writes.")
            ),
            (
                status.isEmailConfirmed || !site.options.sendsMail,
                FirstStep(
                    "Confirm your e-mail address", .changeEmail,
                    reason: "Links for a new password and news of your account go there."
                )
            ),
            (
                status.hasSecondFactor,
                FirstStep(
                    "Set up a second factor", .twoFactor,
                    reason: "Then a stolen password alone lets nobody in.")
            ),
            (hasPosts, FirstStep("Write the first post", .newPost(.post), reason: "It can stay a draft for now.")),
            (
                status.isRegistrationChosen,
                FirstStep(
                    "Choose who may register", .adminSettings, "registration",
                    reason: "Until the settings are saved, everybody may.")
            ),
        ]
        return steps.filter { !$0.isDone }.map(\.1)
    }

    private func sitePanel(_ status: SiteStatus) throws -> SitePanel {
        SitePanel(
            counts: Tab.ofSite(status),
            failedLogins: status.failedLogins == 0
                ? [] : try store.failedLogins.recent(limit: Self.panelLength, now: now).map(FailedLoginRow.init),
            version: "Martlet \(site.options.version)")
    }
}

extension Tab {
    fileprivate init(number: Int, _ noun: String, _ route: Route) {
        self.init(number == 1 ? noun : noun + "s", route, number)
    }

    /// What administrators look after.
    fileprivate static func ofSite(_ status: SiteStatus) -> [Tab] {
        [
            Tab(number: status.openInvitations, "open invitation", .invitations),
            Tab(status.mailsGivenUp == 1 ? "mail given up" : "mails given up", .adminMail(), status.mailsGivenUp),
        ]
            // Of none, their own panel says so.
            + (status.failedLogins == 0
                ? []
                : [
                    Tab(
                        label: status.failedLogins == 1 ? "failed log-in" : "failed log-ins",
                        url: Route.admin.url + "#" + SitePanel.failedLoginsID, count: "\(status.failedLogins)")
                ])
    }
}

extension FirstStep {
    /// - Parameter field: the id of the one that it is about.
    fileprivate init(_ label: String, _ route: Route, _ field: String? = nil, reason: String) {
        self.init(label: label, url: route.url + (field.map { "#" + $0 } ?? ""), reason: reason)
    }
}

extension FailedLoginRow {
    fileprivate init(_ failed: FailedLogins) {
        self.init(
            label: failed.accountID == nil ? "Names that nobody has" : failed.displayName,
            url: failed.accountID.map { Route.adminAccount($0).url },
            tries: failed.tries == 1 ? "1 try" : "\(failed.tries) tries")
    }
}

extension PendingComment {
    fileprivate init(_ queued: QueuedComment, at now: Timestamp) {
        self.init(
            author: queued.comment.author.name, excerpt: queued.comment.html.excerpt(limit: 120),
            post: PageLink(Post.shownTitle(queued.postTitle), .post(queued.postKind, queued.postSlug)),
            age: DateLabel.age(queued.comment.createdAt, at: now),
            url: Route.adminComments().url + "#comment-\(queued.comment.id)")
    }
}

extension DraftRow {
    fileprivate init(_ post: PostSummary, at now: Timestamp) {
        self.init(
            title: Post.shownTitle(post.title), editURL: Route.editPost(post.id).url, author: post.author.displayName,
            changed: "Changed \(DateLabel.age(post.updatedAt, at: now))")
    }
}
