package import Templates

/// The compiled template of every page. Each is checked against the fields of its page when the program starts: what
/// is wrong in a template stops the start, with file, line and column, and never a reader.
///
/// A class, since every request holds the site: to copy all templates would count references a hundred times.
package final class PageTemplates: Sendable {
    let article: Template<Article>
    let discussion: Template<Discussion>
    let listing: Template<Framed<ListingPage>>
    let post: Template<Framed<PostPage>>
    let login: Template<Framed<LoginPage>>
    let loginCode: Template<Framed<LoginCodePage>>
    let register: Template<Framed<RegisterPage>>
    let setup: Template<Framed<SetupPage>>
    let sessions: Template<Framed<SessionsPage>>
    let form: Template<Framed<FormPage>>
    let twoFactor: Template<Framed<TwoFactorPage>>
    let authenticator: Template<Framed<AuthenticatorPage>>
    let recoveryCodes: Template<Framed<RecoveryCodesPage>>
    let newRecoveryCodes: Template<Framed<NewRecoveryCodesPage>>
    let ownAccount: Template<Framed<OwnAccountPage>>
    let profile: Template<Framed<ProfilePage>>
    let deleteAccount: Template<Framed<DeleteAccountPage>>
    let passkeys: Template<Framed<PasskeysPage>>
    let passkey: Template<Framed<PasskeyPage>>
    let confirm: Template<Framed<ConfirmPage>>
    let error: Template<Framed<ErrorPage>>
    let dashboard: Template<Framed<DashboardPage>>
    let adminPosts: Template<Framed<AdminPostsPage>>
    let editor: Template<Framed<EditorPage>>
    let moderation: Template<Framed<ModerationPage>>
    let accounts: Template<Framed<AccountsPage>>
    let account: Template<Framed<AccountPage>>
    let closeAccount: Template<Framed<CloseAccountPage>>
    let settings: Template<Framed<SettingsPage>>
    let mailList: Template<Framed<MailPage>>
    let mails: MailTemplates
    let invitations: Template<Framed<InvitationsPage>>

    /// - Throws: everything that is wrong with any of them, in one error.
    package init(_ library: TemplateLibrary) throws(TemplateError) {
        var errors: [TemplateError] = []
        article = library.template(Article.template, for: Article.self, collecting: &errors)
        discussion = library.template(Discussion.template, for: Discussion.self, collecting: &errors)
        listing = Self.compile(library, &errors)
        post = Self.compile(library, &errors)
        login = Self.compile(library, &errors)
        loginCode = Self.compile(library, &errors)
        register = Self.compile(library, &errors)
        setup = Self.compile(library, &errors)
        sessions = Self.compile(library, &errors)
        form = Self.compile(library, &errors)
        twoFactor = Self.compile(library, &errors)
        authenticator = Self.compile(library, &errors)
        recoveryCodes = Self.compile(library, &errors)
        newRecoveryCodes = Self.compile(library, &errors)
        ownAccount = Self.compile(library, &errors)
        profile = Self.compile(library, &errors)
        deleteAccount = Self.compile(library, &errors)
        passkeys = Self.compile(library, &errors)
        passkey = Self.compile(library, &errors)
        confirm = Self.compile(library, &errors)
        error = Self.compile(library, &errors)
        dashboard = Self.compile(library, &errors)
        adminPosts = Self.compile(library, &errors)
        editor = Self.compile(library, &errors)
        moderation = Self.compile(library, &errors)
        accounts = Self.compile(library, &errors)
        account = Self.compile(library, &errors)
        closeAccount = Self.compile(library, &errors)
        settings = Self.compile(library, &errors)
        mailList = Self.compile(library, &errors)
        mails = MailTemplates(library, &errors)
        invitations = Self.compile(library, &errors)
        guard errors.isEmpty else { throw TemplateError(joining: errors) }
    }

    private static func compile<Content: Page>(
        _ library: TemplateLibrary, _ errors: inout [TemplateError]
    ) -> Template<Framed<Content>> {
        library.template(Content.template, for: Framed<Content>.self, collecting: &errors)
    }
}
