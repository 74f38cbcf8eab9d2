internal import Blog
internal import HTTP
internal import Templates

/// What a page tells its frame about itself.
struct PageHead {
    var title: String?
    var description: String?
    /// Present for pages that search engines may list.
    var canonical: Route?
    var hasErrors = false
    /// The page holds a form that strangers send with a token.
    var needsFormToken = false
    /// The names in `public/` of the scripts that the page can do without.
    var scripts: [String] = []
}

extension Visit {
    func page<Content: Page>(
        _ template: KeyPath<PageTemplates, Template<Framed<Content>>>, _ content: Content, _ head: PageHead,
        status: Status = .ok
    ) throws -> Reply {
        var output: [UInt8] = []
        // Beside what comes rendered, most pages need less than this. Growing would copy what is written already.
        output.reserveCapacity(16_384 + content.renderedByteCount)
        let framed = Framed(frame: try frame(head), content: content)
        site.templates[keyPath: template].render(framed, into: &output)
        return .page(status, output)
    }

    private func frame(_ head: PageHead) throws -> PageFrame {
        let isStranger = viewer.account == nil
        return PageFrame(
            siteTitle: settings.title,
            siteTagline: settings.tagline.isEmpty ? nil : settings.tagline,
            homeURL: Route.home().url,
            language: settings.language,
            pageTitle: head.title,
            hasErrors: head.hasErrors,
            description: head.description,
            canonicalURL: head.canonical.map { site.options.baseURL + $0.url },
            isUnlisted: head.canonical == nil,
            stylesheetURL: site.assets["martlet.css"],
            faviconURL: site.assets["favicon.svg"],
            touchIconURL: site.assets["touch-icon.png"],
            scriptURLs: head.scripts.map { site.assets[$0] },
            menu: surroundings.menu.map { PageLink(.page, $0.slug, title: $0.title) },
            adminURL: Permission.mayWrite(.post, viewer.account?.role) ? Route.admin.url : nil,
            loginURL: isStranger ? Route.login().url : nil,
            registerURL: isStranger ? registrationURL : nil,
            account: viewer.account.map {
                AccountMenu(displayName: $0.displayName, accountURL: Route.account.url, logoutURL: Route.logout.url)
            },
            notice: takeNotice(),
            formToken: !isStranger || head.needsFormToken ? try formToken() : nil,
            year: CalendarDate(now).year)
    }

    /// The notice of this browser, which with this page has seen it, and that of a form that was filled with what waited.
    private func takeNotice() -> PageNotice? {
        var notice: PageNotice?
        if let code = cookie(CookieName.notice) {
            cookies.append(Cookie(CookieName.notice, "", maxAge: 0))
            notice = Notice(code: code).map { PageNotice($0, on: route, mailNote: mailNote) }
        }
        guard isFormTakenUp else { return notice }
        let words = "What you had typed is here. Check it and send it."
        return PageNotice(
            text: notice.map { "\($0.text) \(words)" } ?? words,
            tone: notice?.tone == .warning ? .warning : .news, link: notice?.link, undo: notice?.undo)
    }
}
