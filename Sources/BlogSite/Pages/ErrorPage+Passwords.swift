internal import Blog

extension ErrorPage {
    static func passwordsWithoutMail(_ settings: SiteSettings) -> ErrorPage {
        ErrorPage(
            status: 403, heading: "This site sends no mail",
            explanation:
                "So it cannot send you a link for a new password. Ask \(settings.operatorWords) for one.",
            links: [PageLink("Log in", .login())])
    }
}
