import Blog

@testable import BlogSite

extension Specimen {
    /// A forgotten password, and another one for one's own account.
    static let passwords = [
        Specimen(
            "password-forgot",
            FormPage(
                heading: "Set a new password",
                explanation: ["Enter the e-mail address of your account. A link is sent to it."],
                action: "/password/forgot",
                inputs: [
                    FormField(
                        id: "email", name: "email", label: "E-mail", type: "email", autocomplete: "email",
                        isRequired: true)
                ],
                submitLabel: "Send the link", links: [PageLink(label: "Log in", url: "/login")])),
        Specimen(
            "password-reset",
            FormPage(
                heading: "Choose a new password",
                explanation: ["It is for the account “ada”. Wherever that is logged in now, it is logged out."],
                errors: ErrorSummary(problems: [PageLink(label: poor, url: "#password")]), action: "/password/reset",
                hidden: [HiddenField(name: "key", value: "k")], inputs: [newPassword(error: poor)],
                submitLabel: "Set the password"),
            in: .guest.withErrors),
        Specimen(
            "password-change",
            FormPage(
                accountMenu: .sample, heading: "Change your password",
                explanation: ["All your other sessions end, and a mail tells you of it."], action: "/account/password",
                inputs: [
                    FormField(
                        id: "current", name: "current", label: "Current password", type: "password",
                        autocomplete: "current-password", isRequired: true), newPassword(),
                ],
                submitLabel: "Change the password",
                links: [PageLink(label: "I have forgotten my current password", url: "/password/forgot")]),
            in: .administrator),
        Specimen("password-without-mail", ErrorPage.passwordsWithoutMail(SiteSettings())),
    ]

    private static let poor =
        "This password is among the first that an attacker tries. Use another one, such as a few words that do not belong together."

    private static func newPassword(error: String? = nil) -> FormField {
        FormField(
            id: "password", name: "password", label: "New password", type: "password",
            hint: "At least 8 characters. A few words in a row are easy to remember.", error: error,
            autocomplete: "new-password", isRequired: true)
    }
}
