package import Templates

/// The compiled template of every page. Each is checked against the fields of its page when the program starts: what
/// is wrong in a template stops the start, with file, line and column, and never a reader.
package struct PageTemplates: Sendable {
    let article: Template<Article>
    let discussion: Template<Discussion>
    let listing: Template<Framed<ListingPage>>
    let post: Template<Framed<PostPage>>
    let login: Template<Framed<LoginPage>>
    let register: Template<Framed<RegisterPage>>
    let setup: Template<Framed<SetupPage>>
    let sessions: Template<Framed<SessionsPage>>
    let form: Template<Framed<FormPage>>
    let passkeys: Template<Framed<PasskeysPage>>
    let passkey: Template<Framed<PasskeyPage>>
    let confirm: Template<Framed<ConfirmPage>>
    let error: Template<Framed<ErrorPage>>
    let dashboard: Template<Framed<DashboardPage>>
    let adminPosts: Template<Framed<AdminPostsPage>>
    let editor: Template<Framed<EditorPage>>
    let moderation: Template<Framed<ModerationPage>>

    /// - Throws: everything that is wrong with any of them, in one error.
    package init(_ library: TemplateLibrary) throws(TemplateError) {
        var errors: [TemplateError] = []
        article = library.template(Article.template, for: Article.self, collecting: &errors)
        discussion = library.template(Discussion.template, for: Discussion.self, collecting: &errors)
        listing = Self.compile(library, &errors)
        post = Self.compile(library, &errors)
        login = Self.compile(library, &errors)
        register = Self.compile(library, &errors)
        setup = Self.compile(library, &errors)
        sessions = Self.compile(library, &errors)
        form = Self.compile(library, &errors)
        passkeys = Self.compile(library, &errors)
        passkey = Self.compile(library, &errors)
        confirm = Self.compile(library, &errors)
        error = Self.compile(library, &errors)
        dashboard = Self.compile(library, &errors)
        adminPosts = Self.compile(library, &errors)
        editor = Self.compile(library, &errors)
        moderation = Self.compile(library, &errors)
        guard errors.isEmpty else { throw TemplateError(joining: errors) }
    }

    private static func compile<Content: Page>(
        _ library: TemplateLibrary, _ errors: inout [TemplateError]
    ) -> Template<Framed<Content>> {
        library.template(Content.template, for: Framed<Content>.self, collecting: &errors)
    }
}
