internal import Blog

extension AccountRow {
    init(_ overview: AccountOverview, at now: Timestamp) {
        let account = overview.account
        self.init(
            displayName: account.displayName, name: account.name, url: Route.adminAccount(account.id).url,
            role: account.role.title, state: AccountStateMark(overview.state),
            lastSeen: overview.lastSeenAt.map { "Last seen \(DateLabel.age($0, at: now))" } ?? "Not seen yet",
            posts: overview.posts)
    }
}

extension AccountOverview {
    /// `nil` when there is none, for then its author has no page.
    var posts: PageLink? {
        guard postCount > 0, let name = AccountName(account.name) else { return nil }
        return PageLink(counted(postCount, "post"), .author(name))
    }

    func facts(at now: Timestamp) -> [Fact] {
        let email = details.email.map { $0.text + (details.isVerified ? "" : " (not confirmed)") }
        return [
            Fact(term: "Name", text: account.name), Fact(term: "Role", text: account.role.title),
            Fact(term: "E-mail", text: email ?? "None"),
            Fact(term: "Second factor", text: hasSecondFactor ? "Set up" : "None"),
            Fact(term: "Since", text: DateLabel(details.createdAt).text),
            Fact(term: "Last seen", text: lastSeenAt.map { DateLabel.age($0, at: now) } ?? "Not yet"),
            Fact(term: "Open sessions", text: "\(sessionCount)"),
            Fact(term: "Posts", text: posts?.label ?? "None", url: posts?.url),
        ] + (details.suspendedAt.map { [Fact(term: "Suspended", text: DateLabel($0).text)] } ?? [])
    }
}

extension AccountStateMark {
    init(_ state: AccountOverview.State) {
        switch state {
        case .active: self = .active
        case .suspended: self = .suspended
        case .withoutPassword: self = .withoutPassword
        }
    }
}
