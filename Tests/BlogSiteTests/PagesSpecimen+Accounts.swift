@testable import BlogSite

extension Specimen {
    /// What administrators see of accounts and settings.
    static let accounts = [
        Specimen("admin-accounts", list(rows, empty: nil), in: .administrator),
        Specimen(
            "admin-accounts-none",
            list(
                [],
                empty: EmptyState(text: "No account fits.", link: PageLink(label: "Show all", url: "/admin/accounts"))),
            in: .administrator),
        Specimen("admin-account", account(.active), in: .administrator),
        Specimen(
            "admin-account-suspended", account(.suspended),
            in: .administrator.with(notice: PageNotice(text: "The account is suspended."))),
        Specimen("admin-account-own", own, in: .administrator),
        Specimen("admin-account-refused", AccountPage.sample, in: .administrator.withErrors),
        Specimen("admin-settings", settings(), in: .administrator.with(notice: PageNotice(text: "Settings saved."))),
        Specimen(
            "admin-settings-wrong",
            settings(
                error: "Enter a title.",
                ErrorSummary(problems: [
                    PageLink(label: "Enter a title.", url: "#title")
                ])), in: .administrator.withErrors),
    ]

    private static func menu(_ current: String) -> AdminMenu {
        AdminMenu(
            places: [
                ("Dashboard", "/admin"), ("Posts", "/admin/posts"), ("Pages", "/admin/posts?kind=page"),
                ("Comments", "/admin/comments"), ("Accounts", "/admin/accounts"),
                ("Invitations", "/admin/invitations"), ("Settings", "/admin/settings"), ("Mail", "/admin/mail"),
            ].map { Tab(label: $0.0, url: $0.1, isCurrent: $0.0 == current) })
    }

    private static func roles(_ selected: String) -> [SelectOption] {
        ["Reader", "Author", "Editor", "Administrator"].map {
            SelectOption(value: $0.lowercased(), label: $0, isSelected: $0 == selected)
        }
    }

    private static func list(_ rows: [AccountRow], empty: EmptyState?) -> AccountsPage {
        AccountsPage(
            menu: menu("Accounts"), invite: PageLink(label: "Invite somebody", url: "/admin/invitations"),
            action: "/admin/accounts",
            search: FormField(id: "q", name: "q", label: "Name or e-mail address", value: "a", type: "search"),
            role: SelectField(
                id: "role", name: "role", label: "Role",
                options: [SelectOption(value: "", label: "All", isSelected: true)] + roles("")),
            rows: rows,
            pagination: Pagination(
                previous: nil,
                next: rows.isEmpty ? nil : PageLink(label: "Older accounts", url: "/admin/accounts?after=1")),
            empty: empty)
    }

    private static let rows = [
        AccountRow.sample,
        AccountRow(
            displayName: "A name that is long enough to make trouble for a narrow phone",
            name: "Donaudampfschifffahrtselektrizitaetenhau", url: "/admin/accounts/2", role: "Administrator",
            state: .suspended, lastSeen: "2 months ago", hasSecondFactor: false, posts: nil),
        AccountRow(
            displayName: "<script>alert(1)</script>", name: "imported", url: "/admin/accounts/3", role: "Author",
            state: .withoutPassword, lastSeen: "Not yet", hasSecondFactor: false,
            posts: PageLink(label: "1", url: "/authors/imported")),
    ]

    private static func account(_ state: AccountStateMark) -> AccountPage {
        AccountPage(
            menu: menu("Accounts"), heading: "Grace Hopper", state: state, facts: facts, action: "/admin/accounts/2",
            role: SelectField(id: "role", name: "role", label: "Role", options: roles("Author")),
            acts: state == .suspended
                ? [
                    AccountAct(
                        heading: "Suspension", explanation: "The account is suspended: its owner cannot log in.",
                        value: "reinstate", label: "Lift the suspension")
                ]
                : [
                    AccountAct(
                        heading: "Password",
                        explanation:
                            "A link goes to grace@example.org, by which its owner chooses a password that nobody else sees.",
                        value: "password-link", label: "Send the link"),
                    AccountAct(
                        heading: "Sessions", explanation: "Logs the person out everywhere, as when a device was lost.",
                        value: "end-sessions", label: "End all sessions"),
                    AccountAct(
                        heading: "Suspension", explanation: "Keeps the person out. What was written stays.",
                        value: "suspend", label: "Suspend the account", isDestructive: true),
                ])
    }

    private static let own = AccountPage(
        menu: menu("Accounts"), heading: "Ada Lovelace", state: .active,
        facts: [Fact(term: "Role", text: "Administrator")] + facts,
        note: "This is your own account: another administrator can change it.", ownURL: "/account",
        action: "/admin/accounts/1", role: nil,
        acts: [])

    private static let facts = [
        Fact(term: "User name", text: "grace"),
        Fact(term: "E-mail address", text: "grace.brewster.murray.hopper@a-rather-long-domain.example.org"),
        Fact(term: "Second factor", text: "None"), Fact(term: "Member since", text: "23 November 2026"),
        Fact(term: "Last seen", text: "3 hours ago"), Fact(term: "Open sessions", text: "2"),
        Fact(term: "Published posts", text: "58 posts", url: "/authors/grace"),
    ]

    private static func settings(error: String? = nil, _ errors: ErrorSummary? = nil) -> SettingsPage {
        SettingsPage(
            menu: menu("Settings"), errors: errors, action: "/admin/settings",
            hidden: [HiddenField(name: "seen", value: "x")],
            titleField: FormField(
                id: "title", name: "title", label: "Title", value: error == nil ? "The Swift’s Notebook" : "",
                error: error, isRequired: true, maximumLength: 100),
            tagline: FormField(
                id: "tagline", name: "tagline", label: "Tagline", value: "Letters from a bird that never lands",
                hint: "Stands below the title and in what search engines show.", maximumLength: 200),
            languageField: SelectField(
                id: "language", name: "language", label: "Language of the posts",
                options: [SelectOption(value: "en", label: "English", isSelected: true)],
                hint: "Told to browsers and screen readers. The words of the pages themselves are English."),
            contact: FormField(
                id: "contact", name: "contact", label: "Contact address", value: "help@example.org", type: "email",
                hint: "Optional. Mails and pages name it to people who cannot log in: it becomes public.",
                autocomplete: "off"),
            registration: SelectField(
                id: "registration", name: "registration", label: "Who may register",
                options: [SelectOption(value: "open", label: "Everybody", isSelected: true)]),
            secondFactor: SelectField(
                id: "second-factor", name: "second_factor", label: "Who must show a second factor",
                options: [SelectOption(value: "", label: "Nobody", isSelected: true)],
                hint: "People in these roles who have not set one up have only a reader’s rights until they do."))
    }
}
