import Foundation
import Templates
import Testing

@testable import BlogSite

/// A page with the data of one situation, rendered by the real templates.
struct Specimen: Sendable, CustomTestStringConvertible {
    let name: String
    let frame: PageFrame
    private let renderer: @Sendable (TemplateLibrary) throws -> String

    init<Content: Page>(_ name: String, _ content: Content, in frame: PageFrame = .guest) {
        self.init(name, in: frame) { _ in content }
    }

    init(_ name: String, _ post: WholePost, in frame: PageFrame = .guest) {
        self.init(name, in: frame, post.page)
    }

    private init<Content: Page>(
        _ name: String, in frame: PageFrame, _ content: @escaping @Sendable (TemplateLibrary) throws -> Content
    ) {
        self.name = name
        self.frame = frame
        renderer = { library in
            let template = try library.template(Content.template, for: Framed<Content>.self)
            var output: [UInt8] = []
            template.render(Framed(frame: frame, content: try content(library)), into: &output)
            return String(decoding: output, as: UTF8.self)
        }
    }

    var testDescription: String { name }

    func html() throws -> String { try renderer(Self.library.get()) }

    static let all =
        samples + reading + forms + passwords + registration + passkeys + ownAccount + administration + accounts

    static let pages: [any Page.Type] = [
        ListingPage.self, PostPage.self, ErrorPage.self, ConfirmPage.self, FormPage.self,
        LoginPage.self, LoginCodePage.self, RegisterPage.self, SetupPage.self,
        OwnAccountPage.self, ProfilePage.self, DeleteAccountPage.self, SessionsPage.self,
        TwoFactorPage.self, AuthenticatorPage.self, RecoveryCodesPage.self, NewRecoveryCodesPage.self,
        PasskeysPage.self, PasskeyPage.self,
        DashboardPage.self, AdminPostsPage.self, EditorPage.self, ModerationPage.self,
        AccountsPage.self, AccountPage.self, CloseAccountPage.self, InvitationsPage.self, SettingsPage.self,
        MailPage.self,
    ]

    /// The templates of the project, found from this file's place.
    static let templates = URL(filePath: #filePath).appending(path: "../../../templates").standardized
    static let assets = templates.appending(path: "../public").standardized

    private static let library = Result { try TemplateLibrary(sources: sources()) }

    /// Also those in folders: `mail/test.text` is a file of the folder `mail`.
    static func sources() throws -> [String: (file: String, text: String)] {
        var sources: [String: (file: String, text: String)] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: templates.path())
        where path.hasSuffix(".mustache") {
            let text = try String(contentsOf: templates.appending(path: path), encoding: .utf8)
            sources[String(path.dropLast(".mustache".count))] = (path, text)
        }
        return sources
    }

    private static let samples = [
        Specimen("sample-listing", ListingPage.sample, in: .sample),
        Specimen("sample-post", WholePost(article: .sample, discussion: .sample, form: .sample), in: .sample),
        Specimen("sample-login", LoginPage.sample, in: .sample),
        Specimen("sample-login-code", LoginCodePage.sample, in: .sample),
        Specimen("sample-two-factor", TwoFactorPage.sample, in: .sample),
        Specimen("sample-authenticator", AuthenticatorPage.sample, in: .sample),
        Specimen("sample-recovery-codes", RecoveryCodesPage.sample, in: .sample),
        Specimen("sample-new-recovery-codes", NewRecoveryCodesPage.sample, in: .sample),
        Specimen("sample-register", RegisterPage.sample, in: .sample),
        Specimen("sample-setup", SetupPage.sample, in: .sample),
        Specimen("sample-sessions", SessionsPage.sample, in: .sample),
        Specimen("sample-form", FormPage.sample, in: .sample),
        Specimen("sample-own-account", OwnAccountPage.sample, in: .sample),
        Specimen("sample-profile", ProfilePage.sample, in: .sample),
        Specimen("sample-delete-account", DeleteAccountPage.sample, in: .sample),
        Specimen("sample-confirm", ConfirmPage.sample, in: .sample),
        Specimen("sample-error", ErrorPage.sample, in: .sample),
        Specimen("sample-dashboard", DashboardPage.sample, in: .sample),
        Specimen("sample-posts", AdminPostsPage.sample, in: .sample),
        Specimen("sample-editor", EditorPage.sample, in: .sample),
        Specimen("sample-comments", ModerationPage.sample, in: .sample),
        Specimen("sample-accounts", AccountsPage.sample, in: .sample),
        Specimen("sample-own-account", OwnAccountPage.sample, in: .sample),
        Specimen("sample-close-account", CloseAccountPage.sample, in: .sample),
        Specimen("sample-settings", SettingsPage.sample, in: .sample),
        Specimen("sample-invitations", InvitationsPage.sample, in: .sample),
        Specimen("sample-mail", MailPage.sample, in: .sample),
    ]
}

extension PageFrame {
    /// For a stranger: the page may be cached, so it carries no form token.
    static let guest = framed(account: nil, formToken: nil)
    static let administrator = framed(
        account: AccountMenu(displayName: "Ada Lovelace", accountURL: "/account", logoutURL: "/logout"),
        formToken: "t0k3n")

    func with(notice: PageNotice) -> PageFrame {
        var frame = self
        frame.notice = notice
        return frame
    }

    var withErrors: PageFrame {
        var frame = self
        frame.hasErrors = true
        return frame
    }

    private static func framed(account: AccountMenu?, formToken: String?) -> PageFrame {
        PageFrame(
            siteTitle: "The Swift’s Notebook", siteTagline: "Letters from a bird that never lands", homeURL: "/",
            language: "en", pageTitle: "A page", description: nil, canonicalURL: nil,
            stylesheetURL: "/assets/martlet.css", faviconURL: "/assets/favicon.svg",
            touchIconURL: "/assets/touch-icon.png",
            menu: [PageLink(label: "About", url: "/pages/about"), PageLink(label: "Letters", url: "/pages/letters")],
            adminURL: account == nil ? nil : "/admin", loginURL: account == nil ? "/login" : nil,
            registerURL: account == nil ? "/register" : nil, account: account, formToken: formToken, year: 2026)
    }
}
