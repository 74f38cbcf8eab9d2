import Blog

@testable import BlogSite

extension Specimen {
    /// From the wish for an account to having one, and invitations.
    static let registration = [
        Specimen(
            "register-invited",
            RegisterPage(
                explanation:
                    "Ada Lovelace invites you to be an author here, with the e-mail address grace@example.org.",
                action: "/register",
                name: FormField(
                    id: "name", name: "name", label: "User name", autocomplete: "username", isRequired: true,
                    maximumLength: 40),
                password: FormField(
                    id: "password", name: "password", label: "Password", type: "password",
                    autocomplete: "new-password", isRequired: true),
                hidden: [HiddenField(name: "invitation", value: "k")], loginURL: "/login")),
        Specimen("registration-refused", ErrorPage.registrationRefused(SiteSettings(registration: .invitation))),
        Specimen(
            "registration-waits",
            FormPage(
                heading: "Check your e-mail",
                explanation: [
                    "The link in the mail to grace@example.org makes your account.",
                    "Nothing there after a few minutes?",
                ],
                action: "/verify", submitLabel: "Send the mail again",
                links: [PageLink(label: "Register with another address", url: "/register")])),
        Specimen(
            "registration-confirm",
            FormPage(
                heading: "Make the account “grace”?", explanation: ["Its e-mail address is grace@example.org."],
                errors: ErrorSummary(problems: [PageLink(label: "This is not the password.", url: "#password")]),
                action: "/verify", hidden: [HiddenField(name: "key", value: "k")],
                inputs: [
                    .currentPassword(
                        "The password that you chose", [.init("password", "This is not the password.")])
                ],
                submitLabel: "Make my account"), in: .guest.withErrors),
        Specimen(
            "admin-invitations",
            invitations(rows: [
                .sample,
                InvitationRow(
                    id: "8", email: "a.very.long.address.of.somebody@a-department.of-a-large.example.org",
                    role: "Editor",
                    inviter: PageLink(label: "Ada Lovelace", url: "/authors/ada"), end: .sample),
            ]), in: .administrator.with(notice: PageNotice(text: "The invitation is on its way."))),
        Specimen("admin-invitations-empty", invitations(rows: []), in: .administrator),
    ]

    private static func invitations(rows: [InvitationRow]) -> InvitationsPage {
        InvitationsPage(
            menu: .sample, action: "/admin/invitations",
            email: FormField(
                id: "email", name: "email", label: "E-mail address", type: "email", autocomplete: "off",
                isRequired: true),
            role: SelectField(
                id: "role", name: "role", label: "Role",
                options: [
                    SelectOption(value: "reader", label: "Reader"),
                    SelectOption(value: "author", label: "Author", isSelected: true),
                ]),
            rows: rows, empty: rows.isEmpty ? EmptyState(text: "No invitation is open. The form above sends one.") : nil
        )
    }
}
