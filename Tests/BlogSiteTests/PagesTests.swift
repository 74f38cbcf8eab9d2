import Foundation
import Templates
import Testing

@testable import BlogSite

/// With `MARTLET_TEST_PAGES` naming a folder, every page is also written there, to look at.
@Suite struct PagesTests {
    @Test(arguments: Specimen.all) func `every page renders its sample`(specimen: Specimen) throws {
        let html = try specimen.html()
        #expect(html.hasPrefix("<!DOCTYPE html>"))
        #expect(html.hasSuffix("</html>\n"))
        #expect(PageMarkup(html).elements(named: "h1").count >= 1)
        if let folder = ProcessInfo.processInfo.environment["MARTLET_TEST_PAGES"] {
            try html.write(
                to: URL(filePath: folder).appending(path: specimen.name + ".html"), atomically: true, encoding: .utf8)
        }
    }

    @Test func `every template is a page, a mail or part of one`() throws {
        let sources = try Specimen.sources()
        let parts = sources.values.flatMap {
            $0.text.matches(of: /\{\{[><]\s*([a-z.\/-]+)/).map { String($0.output.1) }
        }
        let pages =
            Specimen.pages.map { $0.template } + [Article.template, Discussion.template, ErrorDocument.template]
        let mails = MailKind.allCases.flatMap { ["mail/\($0.rawValue).text", "mail/\($0.rawValue).html"] }
        #expect(Set(sources.keys) == Set(pages + mails + parts))
    }

    @Test func `the front page has the site's name as its heading and a tag's page the tag`() throws {
        #expect(try html("front").contains("<h1>The Swift’s Notebook</h1>"))
        #expect(try html("tag").contains("<h1>birds</h1>"))
        #expect(try html("front-empty").contains("Nothing has been written yet."))
    }

    @Test func `a thread ten deep stays in order and whole`() throws {
        let html = try html("post-ten-deep")
        let comments = PageMarkup(html).ids.filter { $0.hasPrefix("comment-") && $0 != "comment-hint" }
        #expect(comments == (1...10).map { "comment-\($0)" } + ["comment-90", "comment-91", "comment-92"])
        #expect(html.ranges(of: "<ol").count == html.ranges(of: "</ol>").count)
    }

    @Test func `a removed comment keeps its place for the replies and shows nothing of itself`() throws {
        let html = try html("post-ten-deep")
        let place = try #require(html.firstRange(of: "id=\"comment-90\""))
        let reply = try #require(html.firstRange(of: "id=\"comment-91\""))
        let between = html[place.upperBound..<reply.lowerBound]
        #expect(between.contains("This comment was removed."))
        #expect(!between.contains("Reply"))
    }

    @Test func `a closed discussion says why and has no form`() throws {
        let html = try html("post-closed")
        #expect(html.contains("Comments closed on 1 May 2026."))
        #expect(!html.contains("<textarea"))
    }

    @Test func `the Enter key posts a comment and saves a draft`() throws {
        #expect(try firstIntent("post") == "post")
        #expect(try firstIntent("admin-editor") == "save")
    }

    @Test func `the error pages of the web server stand alone and look like the site`() throws {
        let files = try errorDocuments()
        #expect(!files.isEmpty)
        for (name, html) in files {
            #expect(html.hasPrefix("<!DOCTYPE html>"))
            #expect(html.contains("<link rel=\"stylesheet\" href=\"/assets/martlet.0123.css\">"))
            #expect(html.contains("Error \(name.prefix(3))"))
            #expect(PageMarkup(html).elements(named: "img", "script", "style", "form").isEmpty)
            if let folder = ProcessInfo.processInfo.environment["MARTLET_TEST_PAGES"] {
                try html.write(
                    to: URL(filePath: folder).appending(path: "error-" + name), atomically: true, encoding: .utf8)
            }
        }
    }

    @Test func `every error that the web server answers by itself has its page`() throws {
        let configuration = try String(
            contentsOf: Specimen.templates.appending(path: "../deploy/nginx/errors.conf").standardized, encoding: .utf8)
        let named = configuration.matches(of: /\/errors\/([0-9]+\.html)/).map { String($0.output.1) }
        #expect(!named.isEmpty)
        #expect(try Set(errorDocuments().map(\.name)) == Set(named))
    }

    private func errorDocuments() throws -> [(name: String, html: String)] {
        let library = try TemplateLibrary(sources: Specimen.sources())
        return try ErrorDocument.files(library, assets: Assets(urls: ["martlet.css": "/assets/martlet.0123.css"]))
            .map { ($0.name, String(decoding: $0.content, as: UTF8.self)) }
    }

    private func html(_ name: String) throws -> String {
        try #require(Specimen.all.first { $0.name == name }).html()
    }

    private func firstIntent(_ name: String) throws -> String? {
        PageMarkup(try html(name)).elements(named: "button").first { $0["name"] == "intent" }?["value"]
    }
}
