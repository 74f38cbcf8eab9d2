import FoundationEssentials
import Markup
import Templates

@testable import BlogSite

/// The site's own post page with fifty comments, as somebody sees it who is signed in.
enum SitePostPage {
    private static let comments = 50

    /// The page with everything that its parts are rendered from.
    struct Whole {
        let frame: PageFrame
        let article: Article
        let discussion: Discussion
        let form: CommentForm
    }

    /// Its templates, to a program that appends the same bytes by hand. Nothing comes from a cache: the parts are
    /// rendered anew for each page.
    static func ratio() throws -> Double {
        let templates = try templates()
        let page = page
        var byTemplate: [UInt8] = []
        var byHand: [UInt8] = []
        render(page, templates, into: &byTemplate)
        SitePostPageByHand.render(page, into: &byHand)
        guard byTemplate == byHand else {
            throw Difference(
                byTemplate: String(decoding: byTemplate, as: UTF8.self), byHand: String(decoding: byHand, as: UTF8.self)
            )
        }
        return Stopwatch.ratio({ render(page, templates, into: &$0) }, { SitePostPageByHand.render(page, into: &$0) })
    }

    private static func render(_ page: Whole, _ templates: PageTemplates, into output: inout [UInt8]) {
        let content = PostPage(
            article: templates.article.renderedPart(page.article),
            discussion: templates.discussion.renderedPart(page.discussion), form: page.form)
        templates.post.render(Framed(frame: page.frame, content: content), into: &output)
    }

    /// The two must write the same bytes, or the ratio says nothing.
    private struct Difference: Error, CustomStringConvertible {
        let byTemplate: String
        let byHand: String

        var description: String {
            let lines = zip(Self.lines(byTemplate), Self.lines(byHand))
            guard let (mine, theirs) = lines.first(where: { $0 != $1 }) else {
                return "one is longer: \(byTemplate.utf8.count) and \(byHand.utf8.count) bytes"
            }
            return "by template: \(mine)\nby hand:     \(theirs)"
        }

        private static func lines(_ text: String) -> [Substring] {
            text.split(separator: "\n", omittingEmptySubsequences: false)
        }
    }

    private static func templates() throws -> PageTemplates {
        let folder = ProcessInfo.processInfo.environment["MARTLET_TEMPLATES"] ?? "templates"
        var sources: [String: (file: String, text: String)] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder) where name.hasSuffix(".mustache") {
            let content = FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data()
            sources[String(name.dropLast(".mustache".count))] = (name, String(decoding: content, as: UTF8.self))
        }
        return try PageTemplates(TemplateLibrary(sources: sources))
    }

    private static let paragraph = "The martlet never lands & never rests; \"feet\" are for others, it says."

    private static var page: Whole {
        let date = DateLabel(iso: "2026-11-23T14:02:00Z", text: "23 November 2026", time: "14:02 UTC")
        let rows = (1...comments).map { number in
            BlogSite.CommentRow(
                id: "\(number)", author: "Visitor & number \(number)", website: "https://example.org/\(number)?a=1&b=2",
                date: date, url: "/posts/on-never-landing#comment-\(number)",
                body: Markdown.render(paragraph, for: .visitor),
                replyURL: "/posts/on-never-landing?reply=\(number)#respond")
        }
        let form = CommentForm(
            action: "/posts/on-never-landing/comments#respond", heading: "Leave a comment", guest: nil,
            viewerName: "Ada Lovelace",
            body: TextAreaField(
                id: "body", name: "body", label: "Comment", hint: "You can use Markdown.", isRequired: true,
                maximumLength: 20000))
        return Whole(
            frame: PageFrame(
                siteTitle: "The Swift's Notebook", siteTagline: "Letters from a bird", homeURL: "/", language: "en",
                pageTitle: "On never landing", description: paragraph,
                canonicalURL: "https://localhost:8443/posts/on-never-landing",
                stylesheetURL: "/assets/martlet.0123456789abcdef.css",
                faviconURL: "/assets/favicon.0123456789abcdef.svg",
                touchIconURL: "/assets/touch-icon.0123456789abcdef.png", adminURL: nil, loginURL: nil, registerURL: nil,
                account: AccountMenu(displayName: "Ada Lovelace", accountURL: "/account", logoutURL: "/logout"),
                formToken: "q8Zx0c3nW5vR7tY9uI1oP3aS5dF7gH9j", year: 2026),
            article: Article(
                title: "On \"never\" <landing>", author: AuthorLabel(label: "Ada", url: "/authors/ada"),
                published: date,
                body: Markdown.render(String(repeating: paragraph + "\n\n", count: 30), for: .staff),
                categories: [PageLink(label: "Heraldry", url: "/categories/heraldry")],
                tags: ["birds", "flight"].map { PageLink(label: $0, url: "/tags/\($0)") },
                commentCount: PageLink(label: "\(comments) comments", url: "#comments"),
                olderPost: PageLink(label: "What the wind knows", url: "/posts/what-the-wind-knows")),
            discussion: Discussion(heading: "\(comments) comments", comments: rows), form: form)
    }
}
