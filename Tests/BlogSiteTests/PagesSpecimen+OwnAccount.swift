@testable import BlogSite

extension Specimen {
    /// The pages of one's own account.
    static let ownAccount = [
        Specimen("own-account", overview, in: .administrator),
        Specimen(
            "account-profile", profile, in: .administrator.with(notice: PageNotice(text: "Your profile is saved."))),
        Specimen("account-email", email, in: .administrator),
        Specimen("account-delete", deletion(obstacle: nil), in: .administrator),
        Specimen(
            "account-delete-not",
            deletion(obstacle: "You are the only administrator. Make somebody else one first."), in: .administrator),
    ]

    private static func places(_ current: String) -> AccountPlaces {
        AccountPlaces(
            places: [
                ("Overview", "/account"), ("Profile", "/account/profile"), ("Password", "/account/password"),
                ("E-mail", "/account/email"), ("Second factor", "/account/two-factor"),
                ("Sessions", "/account/sessions"), ("Your data", "/account/export"),
                ("Delete the account", "/account/delete"),
            ].map { Tab(label: $0.0, url: $0.1, isCurrent: $0.0 == current) })
    }

    private static let email = FormPage(
        accountMenu: places("E-mail"), heading: "Your e-mail address",
        lead: "Your e-mail address is ada@example.org, and was never confirmed.", offer: .sample,
        explanation: ["To use another address, enter it here. A link goes to it."], action: "/account/email",
        inputs: [
            FormField(
                id: "email", name: "email", label: "New e-mail address", type: "email",
                hint: "Only you and the administrators of this site see it.", autocomplete: "email", isRequired: true)
        ],
        submitLabel: "Send the link")

    private static let overview = OwnAccountPage(
        menu: places("Overview"), displayName: "Ada Lovelace",
        facts: [
            Fact(term: "User name", text: "ada"), Fact(term: "Role", text: "Author"),
            Fact(term: "Member since", text: "23 November 2026"),
            Fact(term: "Your posts", text: "/authors/ada", url: "/authors/ada"),
        ],
        parts: [
            AccountPart(
                label: "Profile", url: "/account/profile",
                purpose: "What others read about you: your name, a few words, a website."),
            .sample,
            AccountPart(
                label: "Second factor", url: "/account/two-factor",
                purpose: "With one, whoever learns your password still cannot log in as you.",
                state: "Set up: an authenticator app and 2 passkeys. 8 recovery codes left."),
        ],
        logins: [
            .sample,
            RecentLogin(
                device: "Safari on iPhone", origin: "an address that begins with 2001:db8:0:1", date: .sample,
                isThisOne: false),
        ], sessionsURL: "/account/sessions")

    private static let profile = ProfilePage(
        menu: places("Profile"), action: "/account/profile", hidden: [],
        displayName: FormField(
            id: "display-name", name: "display_name", label: "Display name", value: "Ada Lovelace",
            hint: "As it stands above what you write.", autocomplete: "name", isRequired: true, maximumLength: 80),
        bio: TextAreaField(
            id: "bio", name: "bio", label: "About you", value: "Writes about birds.\nAnd about engines.", rows: 6,
            hint: "Plain text.", maximumLength: 1_000),
        website: FormField(
            id: "website", name: "website", label: "Website", value: "https://ada.example/", type: "url",
            hint: "Begins with https:// or http://.", autocomplete: "url"),
        publicURL: "/authors/ada", emailURL: "/account/email")

    private static func deletion(obstacle: String?) -> DeleteAccountPage {
        DeleteAccountPage(
            menu: places("Delete the account"), obstacle: obstacle, name: "ada", action: "/account/delete",
            choices: [
                RadioGroup(
                    name: "comments", legend: "Your 3 comments",
                    options: [
                        RadioOption(
                            id: "comments", value: "keep", label: "Keep them", hint: "Under “Former member”.",
                            isChosen: true),
                        RadioOption(
                            id: "comments-erase", value: "erase", label: "Erase the text",
                            hint: "“[removed]” stands there instead."),
                    ])
            ],
            confirmation: CheckboxField(
                id: "confirmed", name: "confirmed", label: "I understand that this cannot be taken back."),
            exportURL: "/account/export", cancelURL: "/account")
    }
}
