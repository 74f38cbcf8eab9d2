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
    let confirm: Template<Framed<ConfirmPage>>
    let error: Template<Framed<ErrorPage>>
    let dashboard: Template<Framed<DashboardPage>>
    let adminPosts: Template<Framed<AdminPostsPage>>
    let editor: Template<Framed<EditorPage>>
    let moderation: Template<Framed<ModerationPage>>

    package init(_ library: TemplateLibrary) throws(TemplateError) {
        article = try library.template(Article.template, for: Article.self)
        discussion = try library.template(Discussion.template, for: Discussion.self)
        listing = try Self.compile(library)
        post = try Self.compile(library)
        login = try Self.compile(library)
        register = try Self.compile(library)
        setup = try Self.compile(library)
        confirm = try Self.compile(library)
        error = try Self.compile(library)
        dashboard = try Self.compile(library)
        adminPosts = try Self.compile(library)
        editor = try Self.compile(library)
        moderation = try Self.compile(library)
    }

    private static func compile<Content: Page>(
        _ library: TemplateLibrary
    ) throws(TemplateError) -> Template<Framed<Content>> {
        try library.template(Content.template, for: Framed<Content>.self)
    }
}
