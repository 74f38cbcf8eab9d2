extension ErrorPage {
    static let passwordsWithoutMail = ErrorPage(
        status: 403, heading: "This site sends no mail",
        explanation: "So it cannot send you a link for a new password. Ask whoever runs this site for one.",
        links: [PageLink("Log in", .login())])
}
