import Templates

/// What others read about a person.
struct ProfilePage: Page {
    static let template = "profile"

    let menu: AccountPlaces
    var errors: ErrorSummary?
    let action: String
    /// What the profile was when the form was made.
    let hidden: [HiddenField]
    let displayName: FormField
    let bio: TextAreaField
    let website: FormField
    /// Present for those who write posts.
    var publicURL: String?
    let emailURL: String

    static let fields: [Field<ProfilePage>] = [
        .one("accountMenu") { $0.menu },
        .one("errors") { $0.errors },
        .text("action") { $0.action },
        .many("hidden") { $0.hidden },
        .one("displayNameField") { $0.displayName },
        .one("bioField") { $0.bio },
        .one("websiteField") { $0.website },
        .text("publicURL") { $0.publicURL },
        .text("emailURL") { $0.emailURL },
    ]

    static let sample = ProfilePage(
        menu: .sample,
        errors: ErrorSummary(problems: [
            PageLink(label: "Enter the name that others are to see.", url: "#display-name")
        ]), action: "/account/profile",
        hidden: [HiddenField(name: "seen", value: "0a1b")],
        displayName: FormField(
            id: "display-name", name: "display_name", label: "Display name",
            error: "Enter the name that others are to see.",
            autocomplete: "name", isRequired: true, maximumLength: 80),
        bio: TextAreaField(id: "bio", name: "bio", label: "About you", value: "Writes about birds.", rows: 6),
        website: FormField(
            id: "website", name: "website", label: "Website", value: "https://ada.example/", type: "url",
            autocomplete: "url"),
        publicURL: "/authors/ada", emailURL: "/account/email")
}
