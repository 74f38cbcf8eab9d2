import Templates

/// Who was invited and has not come yet, and the form that invites.
struct InvitationsPage: Page {
    static let template = "admin-invitations"

    let menu: AdminMenu
    /// What becomes of mail that does not leave the machine.
    var mailNote: String?
    var errors: ErrorSummary?
    let action: String
    let email: FormField
    let role: SelectField
    let rows: [InvitationRow]
    /// Shown while there are no rows.
    let empty: EmptyState?

    static let fields: [Field<InvitationsPage>] = [
        .one("adminMenu") { $0.menu },
        .text("mailNote") { $0.mailNote },
        .one("errors") { $0.errors },
        .text("action") { $0.action },
        .one("emailField") { $0.email },
        .one("roleField") { $0.role },
        .flag("hasRows") { !$0.rows.isEmpty },
        .many("rows") { $0.rows },
        .one("empty") { $0.empty },
    ]

    static let sample = InvitationsPage(
        menu: .sample, mailNote: "No mail leaves this machine.", errors: .sample, action: "/admin/invitations",
        email: .sample,
        role: SelectField(
            id: "role", name: "role", label: "Role",
            options: [SelectOption(value: "author", label: "Author", isSelected: true)],
            hint: "What the person may do here.", error: "Choose one of the list."),
        rows: [.sample], empty: .sample)
}

/// An invitation that waits.
struct InvitationRow: TemplateModel, Sendable {
    let id: String
    let email: String
    let role: String
    let inviter: PageLink
    /// Until then it can be accepted.
    let end: DateLabel

    static let fields: [Field<InvitationRow>] = [
        .text("id") { $0.id },
        .text("email") { $0.email },
        .text("role") { $0.role },
        .one("inviter") { $0.inviter },
        .one("end") { $0.end },
    ]

    static let sample = InvitationRow(
        id: "7", email: "grace@example.org", role: "Author",
        inviter: PageLink(label: "Ada Lovelace", url: "/authors/ada"), end: .sample)
}
