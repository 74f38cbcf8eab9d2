import Blog
import BlogStore
import HTTP
import MariaDB
import TestDatabase
import Testing

@testable import BlogSite

/// What the buttons of the editor do, and what is told of it.
@Suite struct EditorButtonsTests {
    @Test func `where the buttons decide what becomes of a text, no list of statuses contradicts them`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .editor)
            func hasList(_ url: String) -> Bool { browser.get(url).text.contains("name=\"status\"") }
            #expect(!hasList("/admin/posts/new"))
            for (status, date, isShown) in [
                (Post.Status.draft, "", false), (.trash, "", false), (.published, "", true),
                (.published, "2090-01-01 10:00", true),
            ] {
                let saved = try site.post("\(status) \(date)") {
                    $0.status = status
                    $0.publishedAt = date
                }
                #expect(hasList("/admin/posts/\(saved.id)/edit") == isShown, "\(status) \(date)")
            }
            #expect(browser.get("/admin/posts/new").text.contains("A time to come schedules it."))
        }
    }

    @Test func `without a status, what is saved keeps its own, and a new text is a draft`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .editor)
            for status in Post.Status.allCases {
                let saved = try site.post("Kept \(status)") { $0.status = status }
                let url = "/admin/posts/\(saved.id)/edit"
                browser.get(url)
                browser.post(url, Self.fields("Kept \(status)", "save") + [("version", "1")])
                #expect(try Self.status(saved.id, site) == status)
            }
            browser.get("/admin/posts/new")
            let new = browser.follow(browser.post("/admin/posts/new", Self.fields("New", "save")))
            #expect(new.text.contains("Draft saved."))
        }
    }

    @Test func `Publish with a date to come schedules, and names the time`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .author)
            browser.get("/admin/posts/new")
            let done = browser.post(
                "/admin/posts/new", Self.fields("Later", "publish") + [("published_at", "2090-11-24 14:05")])
            #expect(browser.follow(done).text.contains("Scheduled for 24 November 2090, 14:05 UTC."))
            #expect(site.browser().get("/posts/later").status == .notFound)
        }
    }

    @Test func `another address than the one that was wanted is told, and why`() throws {
        try withSite { site throws in
            try site.post("x")
            let browser = try site.browser(loggedInAs: .author)
            func write(_ title: String, _ more: [(String, String)] = []) -> Browser.Page {
                browser.get("/admin/posts/new")
                return browser.follow(browser.post("/admin/posts/new", Self.fields(title, "publish") + more))
            }
            #expect(write("X").text.contains("Its address is /posts/x-2, since /posts/x is taken."))
            let third = write("Other", [("slug", "x")])
            #expect(third.text.contains("Its address is /posts/x-3, since /posts/x is taken."))
            #expect(
                write("雨燕").text.contains(
                    "Its address is /posts/post-20260921141320, since its title holds nothing to make one from."))
            #expect(!write("Free").text.contains("Its address"))
        }
    }

    @Test func `the form of a new text that is sent again leads to the post that is there`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .author)
            func shownForm() throws -> String { try #require(browser.get("/admin/posts/new").hidden("form")) }
            let form = try shownForm()
            func send(_ intent: String, _ title: String = "Once", form: String) -> Browser.Page {
                browser.post("/admin/posts/new", Self.fields(title, intent) + [("form", form)])
            }
            let first = try #require(send("save", form: form).location)
            let again = send("save", form: form)
            #expect(again.location == first)
            #expect(browser.follow(again).text.contains("This text was saved already."))
            #expect(send("preview", form: form).location == first + "?preview=1")
            #expect(browser.follow(send("publish", form: form)).text.contains("Published."))
            #expect(send("save", form: form).location == first)
            #expect(site.browser().get("/posts/once").status == .ok)

            let changed = send("save", "Once more", form: form)
            #expect(changed.status == .unprocessableContent && changed.text.contains("value=\"Once more\""))
            #expect(try site.number("SELECT COUNT(*) FROM posts") == 1)

            #expect(try send("save", form: shownForm()).location != first, "another form means another post")
            let other = try site.browser(loggedInAs: .author, name: "eve")
            other.get("/admin/posts/new")
            let others = other.post("/admin/posts/new", Self.fields("Once", "save") + [("form", form)])
            #expect(others.location != first, "nobody reaches the post of somebody else by their form")
        }
    }

    @Test func `of many clicks on Save draft at once, one makes a post`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .author)
            let form = try #require(browser.get("/admin/posts/new").hidden("form"))
            let clicks = (0..<8).map { _ in browser.copy(answeredBy: site.responder()) }
            nonisolated(unsafe) let shared = clicks
            let pages = inParallel(count: clicks.count) {
                shared[$0].post("/admin/posts/new", Self.fields("Once", "save") + [("form", form)])
            }
            #expect(Set(try pages.map { try $0.get().location }).count == 1)
            #expect(try site.number("SELECT COUNT(*) FROM posts") == 1)
        }
    }

    private static func fields(_ title: String, _ intent: String) -> [(String, String)] {
        [("title", title), ("body", "Text."), ("comments", "open"), ("intent", intent)]
    }

    private static func status(_ id: UInt64, _ site: TestSite) throws -> Post.Status? {
        try site.store().posts.editable(id, by: site.account(.editor))?.status
    }
}
