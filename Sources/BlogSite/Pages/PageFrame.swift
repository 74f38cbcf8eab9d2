import Templates

/// What is the same around every page: the head of the document, the site's name, the navigation, the notice.
struct PageFrame: TemplateModel, Sendable {
    let siteTitle: String
    let siteTagline: String?
    let homeURL: String
    /// The language of the page as a BCP 47 tag.
    let language: String

    /// What the browser's title shows before the site's name; absent on the front page.
    let pageTitle: String?
    /// The page shows a form again: its title then starts with "Error: ".
    var hasErrors = false
    let description: String?
    let canonicalURL: String?
    /// Search engines must not list the page.
    var isUnlisted = false

    let stylesheetURL: String
    let faviconURL: String
    let touchIconURL: String
    /// On the few pages that do more where scripts run.
    var scriptURLs: [String] = []

    /// Published static pages that the site's menu names.
    var menu: [PageLink] = []
    /// Present for those who may enter the admin pages.
    let adminURL: String?
    /// Present for strangers.
    let loginURL: String?
    /// Present for strangers, where they can make accounts for themselves.
    let registerURL: String?
    let account: AccountMenu?

    var notice: PageNotice?
    /// Absent on pages that a cache may keep.
    let formToken: String?
    let year: Int

    static let fields: [Field<PageFrame>] = [
        .text("siteTitle") { $0.siteTitle },
        .text("siteTagline") { $0.siteTagline },
        .text("homeURL") { $0.homeURL },
        .text("language") { $0.language },
        .text("pageTitle") { $0.pageTitle },
        .flag("hasErrors") { $0.hasErrors },
        .text("description") { $0.description },
        .text("canonicalURL") { $0.canonicalURL },
        .flag("isUnlisted") { $0.isUnlisted },
        .text("stylesheetURL") { $0.stylesheetURL },
        .text("faviconURL") { $0.faviconURL },
        .text("touchIconURL") { $0.touchIconURL },
        .many("scriptURLs") { $0.scriptURLs },
        .many("menu") { $0.menu },
        .text("adminURL") { $0.adminURL },
        .text("loginURL") { $0.loginURL },
        .text("registerURL") { $0.registerURL },
        .one("account") { $0.account },
        .one("notice") { $0.notice },
        .text("formToken") { $0.formToken },
        .number("year") { $0.year },
    ]
}

/// Who is signed in, and the way out.
struct AccountMenu: TemplateModel, Sendable {
    let displayName: String
    /// Of the pages of one's own account.
    let accountURL: String
    let logoutURL: String

    static let fields: [Field<AccountMenu>] = [
        .text("displayName") { $0.displayName },
        .text("accountURL") { $0.accountURL },
        .text("logoutURL") { $0.logoutURL },
    ]
}

extension PageFrame {
    static let sample = PageFrame(
        siteTitle: "The Swift’s Notebook",
        siteTagline: "Letters from a bird that never lands",
        homeURL: "/",
        language: "en",
        pageTitle: "A sample page",
        description: "Letters from a bird that never lands",
        canonicalURL: "https://localhost:8443/sample",
        stylesheetURL: "/assets/martlet.css",
        faviconURL: "/assets/favicon.svg",
        touchIconURL: "/assets/touch-icon.png",
        scriptURLs: ["/assets/passkeys.js", "/assets/passwords.js"],
        menu: [PageLink(label: "About", url: "/pages/about")],
        adminURL: "/admin",
        loginURL: "/login",
        registerURL: "/register",
        account: AccountMenu(displayName: "Ada Lovelace", accountURL: "/account", logoutURL: "/logout"),
        notice: .sample,
        formToken: "sample-form-token",
        year: 2026)
}
