internal import Blog

extension AccountRow {
    init(_ overview: AccountOverview, at now: Timestamp) {
        let account = overview.account
        self.init(
            displayName: account.displayName, name: account.name, url: Route.adminAccount(account.id).url,
            role: account.role.title, state: AccountStateMark(overview.state),
            lastSeen: overview.lastSeen(at: now), hasSecondFactor: overview.hasSecondFactor,
            posts: overview.posts.map { PageLink(label: "\(overview.postCount)", url: $0.url) })
    }
}

extension AccountOverview {
    /// `nil` when there is none, for then its author has no page.
    var posts: PageLink? {
        guard postCount > 0, let name = AccountName(account.name) else { return nil }
        return PageLink(counted(postCount, "post"), .author(name))
    }

    fileprivate func lastSeen(at now: Timestamp) -> String {
        guard let lastSeenAt else { return "Not yet" }
        let age = DateLabel.age(lastSeenAt, at: now)
        return age.prefix(1).uppercased() + age.dropFirst()
    }

    /// - Parameter mayChangeRole: the page shows the role in the form that changes it.
    func facts(at now: Timestamp, mayChangeRole: Bool) -> [Fact] {
        let role = mayChangeRole ? [] : [Fact(term: "Role", text: account.role.title)]
        let email = details.email.map { $0.text + (details.isVerified ? "" : " (not confirmed)") }
        return [Fact(term: "User name", text: account.name)] + role + [
            Fact(term: "E-mail address", text: email ?? "None"),
            Fact(term: "Second factor", text: hasSecondFactor ? "Set up" : "None"),
            Fact(term: "Member since", text: DateLabel(details.createdAt).text),
            Fact(term: "Last seen", text: lastSeen(at: now)),
            Fact(term: "Open sessions", text: "\(sessionCount)"),
            Fact(term: "Published posts", text: posts?.label ?? "None", url: posts?.url),
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
