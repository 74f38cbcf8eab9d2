import Blog
import BlogStore
import HTTP
import MariaDB
import Testing

@testable import BlogSite

/// What an author chooses beside the text.
@Suite struct EditorChoicesTests {
    @Test func `an editor keeps a post above the others and lets it go again`() throws {
        try withSite { site throws in
            let author = try site.account(.author, name: "ada")
            let saved = try site.post("Pinned", by: author)
            for number in 1...3 { try site.post("Later \(number)") }
            func save(_ browser: Browser, _ fields: [(String, String)]) -> Browser.Page {
                let form = browser.get("/admin/posts/\(saved.id)/edit")
                return browser.post(
                    "/admin/posts/\(saved.id)/edit",
                    [
                        ("title", "Pinned"), ("body", "Text."), ("status", "published"),
                        ("version", form.hidden("version") ?? ""), ("intent", "save"),
                    ] + fields)
            }
            func standsFirst() -> Bool {
                site.browser().get("/").text.firstMatch(of: /href="\/posts\/([a-z0-9-]+)"/)?.output.1 == "pinned"
            }
            let editor = try site.browser(loggedInAs: .editor)
            #expect(save(editor, [("sticky", "yes")]).status == .seeOther)
            site.advance(seconds: 5)
            #expect(standsFirst())
            #expect(editor.get("/admin/posts/\(saved.id)/edit").text.contains(/name="sticky"[^>]* checked/))

            // Mass assignment: the form of an author has no such field, and sending one changes nothing.
            let own = try site.browser(loggedInAs: .author, name: "ada")
            #expect(!own.get("/admin/posts/\(saved.id)/edit").text.contains("name=\"sticky\""))
            #expect(save(own, []).status == .seeOther)
            #expect(standsFirst())
            #expect(save(editor, []).status == .seeOther)
            #expect(!standsFirst())
            #expect(save(own, [("sticky", "yes")]).status == .seeOther)
            #expect(!standsFirst())
            #expect(!editor.get("/admin/posts/new?kind=page").text.contains("name=\"sticky\""))
        }
    }

    @Test func `a draft whose comments are open is not said to be closed to them`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .editor)
            for (isOpen, title) in [(true, "Open"), (false, "Closed")] {
                let saved = try site.post(title) {
                    $0.status = .draft
                    $0.commentsOpen = isOpen
                }
                try site.comment(on: saved.id, "An older answer")
                let page = browser.get("/posts/\(saved.slug)").text
                #expect(page.contains("Comments are closed.") == !isOpen)
                #expect(page.contains("Comments are taken once this is published.") == isOpen)
            }
        }
    }

    @Test func `names that lead to one slug stay two terms, and spellings of one name stay one`() throws {
        try withSite { site throws in
            try site.post("First") { $0.tags = "C, Élan" }
            let second = try site.post("Second") { $0.tags = "C++, c, C#, elan, C++" }
            try site.post("Third") { $0.tags = "c++" }
            let page = site.browser().get("/posts/\(second.slug)").text
            let tags = page.matches(of: /href="\/tags\/([a-z0-9-]+)">([^<]+)<\/a>/).map {
                "\($0.output.1) \($0.output.2)"
            }
            #expect(tags == ["c-2 C++", "c C", "c-3 C#", "elan Élan"])
            let plus = site.browser().get("/tags/c-2").text
            #expect(plus.contains("Second") && plus.contains("Third") && !plus.contains("First"))
            let editor = try site.browser(loggedInAs: .editor)
            let form = editor.get("/admin/posts/\(second.id)/edit")
            editor.post(
                "/admin/posts/\(second.id)/edit",
                [
                    ("title", "Second"), ("body", "New text."), ("status", "published"), ("tags", "C++, C, C#, Élan"),
                    ("version", form.hidden("version") ?? ""), ("intent", "save"),
                ])
            let again = site.browser().get("/posts/\(second.slug)").text
            #expect(again.contains("New text."))
            #expect(
                again.matches(of: /href="\/tags\/([a-z0-9-]+)"/).map { String($0.output.1) } == [
                    "c-2", "c", "c-3", "elan",
                ])
        }
    }
}
