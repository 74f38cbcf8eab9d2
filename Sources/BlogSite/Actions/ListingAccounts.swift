internal import Blog
internal import BlogStore

// The list of accounts, for administrators.

extension Visit {
    private static let accountsLength = 25
    /// In code points; nothing that is searched is longer than an e-mail address.
    private static let searchLimit = EmailAddress.limit

    func accountsPage(_ filter: AccountFilter, after cursor: UInt64?) throws -> Reply {
        let search = String(
            String.UnicodeScalarView((filter.search ?? "").trimmed.unicodeScalars.prefix(Self.searchLimit)))
        let found = try store.accounts.list(
            search: search.isEmpty ? nil : search, role: filter.role, after: cursor, limit: Self.accountsLength + 1,
            now: now)
        let shown = found.prefix(Self.accountsLength)
        let next = found.count > shown.count ? shown.last?.account.id : nil
        let content = AccountsPage(
            menu: try adminMenu(.adminAccounts()), invite: PageLink("Invite somebody", .invitations),
            action: Route.adminAccounts().url,
            search: FormField(id: "q", name: "q", label: "Name or e-mail address", value: search, type: "search"),
            role: SelectField(
                id: "role", name: "role", label: "Role",
                options: [SelectOption(value: "", label: "All", isSelected: filter.role == nil)]
                    + SelectOption.roles(selected: filter.role)),
            rows: shown.map { AccountRow($0, at: now) },
            pagination: Pagination(
                previous: cursor == nil ? nil : PageLink("Newest accounts", .adminAccounts(filter)),
                next: next.map { PageLink("Older accounts", .adminAccounts(filter, after: $0)) }),
            empty: shown.isEmpty
                ? EmptyState(text: "No account fits.", link: PageLink("Show all", .adminAccounts())) : nil)
        return try page(\.accounts, content, PageHead(title: "Accounts"))
    }
}

extension SelectOption {
    static func roles(selected: Role?) -> [SelectOption] {
        Role.allCases.map { SelectOption(value: $0.rawValue, label: $0.title, isSelected: $0 == selected) }
    }
}
