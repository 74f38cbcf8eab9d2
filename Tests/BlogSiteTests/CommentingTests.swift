import Blog
import BlogStore
import Foundation
import HTTP
import MariaDB
import Testing

@testable import BlogSite

@Suite struct CommentingTests {
    @Test func `a guest's comment waits, seen by its author alone, until it is approved`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            let url = "/posts/\(saved.slug)"
            let guest = site.browser()
            guest.get(url)
            let posted = guest.post(url + "/comments", Self.fields("First!"))
            #expect(posted.status == .seeOther)
            #expect(posted.location?.hasPrefix("\(url)#comment-") == true)
            let own = guest.follow(posted)
            #expect(own.text.contains("First!") && own.text.contains("Awaiting moderation."))
            #expect(own.text.contains("once a moderator has read it"))
            #expect(!site.browser().get(url).text.contains("First!"))
            #expect(try !site.browser(loggedInAs: .reader).get(url).text.contains("First!"))
            let queue = try site.browser(loggedInAs: .editor)
            let id = try #require(
                queue.get("/admin/comments").text.firstMatch(of: /name="ids" type="checkbox" value="([0-9]+)"/)
            ).1
            let approved = queue.post("/admin/comments", [("ids", String(id)), ("action", "approve")])
            #expect(queue.follow(approved).text.contains("1 comment approved."))
            #expect(site.browser().get(url).text.contains("First!"))
            #expect(site.browser().get(url).text.contains("1 comment"))
        }
    }

    @Test func `who may have to wait for a moderator is told before writing`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            let url = "/posts/\(saved.slug)"
            let (forGuests, forMembers) = (
                "Comments by guests appear once a moderator has read them.",
                "A first comment appears once a moderator has read it."
            )
            let stranger = site.browser().get(url).text
            #expect(stranger.contains(forGuests) && !stranger.contains(forMembers))
            for role in Role.allCases {
                let page = try site.browser(loggedInAs: role).get(url).text
                #expect(page.contains(forMembers) == (role == .reader), "\(role)")
                #expect(!page.contains(forGuests), "\(role)")
            }
        }
    }

    @Test func `the same comment sent twice, or by eight at once, exists once`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            let url = "/posts/\(saved.slug)/comments"
            let browsers = (0..<8).map { _ in site.browser() }
            nonisolated(unsafe) let shared = browsers
            DispatchQueue.concurrentPerform(iterations: 8) { number in
                for _ in 0..<2 { shared[number].post(url, Self.fields("The same words")) }
            }
            #expect(try site.store().comments.counts() == [.pending: 1])
            let again = site.browser().post(url, Self.fields("The same words"))
            #expect(again.status == .seeOther)
            #expect(site.browser().post(url, Self.fields("Other words")).status == .seeOther)
            #expect(try site.store().comments.counts() == [.pending: 2])
        }
    }

    @Test func `a preview shows the comment above the filled form and keeps nothing`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            let page = site.browser().post(
                "/posts/\(saved.slug)/comments", Self.fields("Some *words*", intent: "preview"))
            #expect(page.status == .ok)
            #expect(page.text.contains("<em>words</em>"))
            #expect(page.text.contains("Some *words*"))
            #expect(page.text.contains("value=\"grace@example.org\""))
            #expect(page.headers["Cache-Control"] == "no-store")
            #expect(try site.store().comments.counts().isEmpty)
        }
    }

    @Test func `errors are told beside their fields and nothing typed is lost`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            let page = site.browser().post(
                "/posts/\(saved.slug)/comments",
                [
                    ("body", "Kept words"), ("name", ""), ("email", "nobody"), ("website", "javascript:alert(1)"),
                    ("remember", "yes"),
                ])
            #expect(page.status == .unprocessableContent)
            #expect(page.text.contains("There is a problem"))
            for id in ["name", "email", "website"] {
                #expect(page.text.contains("href=\"#\(id)\"") && page.text.contains("id=\"\(id)-error\""))
            }
            #expect(page.text.contains("Kept words") && page.text.contains("value=\"nobody\""))
            #expect(!page.text.contains("href=\"javascript"))
        }
    }

    @Test func `an answer stands below what it answers, and the form quotes it`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            let parent = try site.comment(on: saved.id, "What do swifts eat?", by: "Wren")
            let url = "/posts/\(saved.slug)"
            let form = site.browser().get("\(url)?reply=\(parent)")
            #expect(form.text.contains("Reply to Wren"))
            #expect(form.hidden("parent") == "\(parent)")
            let browser = try site.browser(loggedInAs: .author)
            browser.get("\(url)?reply=\(parent)")
            #expect(
                browser.post(url + "/comments", [("body", "Insects."), ("parent", "\(parent)")]).status == .seeOther)
            let text = site.browser().get(url).text
            let question = try #require(text.range(of: "What do swifts eat?"))
            let answer = try #require(text.range(of: "Insects."))
            #expect(question.upperBound < answer.lowerBound)
            #expect(text[question.upperBound..<answer.lowerBound].contains("<ol>"))
        }
    }

    @Test func `only what is there can be answered`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            let other = try site.post("Other")
            let elsewhere = try site.comment(on: other.id, "Elsewhere")
            let spam = try site.comment(on: saved.id, "Spam", status: .spam)
            let pending = try site.comment(on: saved.id, "Waiting", status: .pending)
            for id in ["\(elsewhere)", "\(spam)", "\(pending)", "999999"] {
                #expect(site.browser().get("/posts/\(saved.slug)?reply=\(id)").status == .notFound)
            }
            for id in ["\(elsewhere)", "\(spam)", "\(pending)", "999999", "0x1", "-1", "1 "] {
                let page = site.browser().post(
                    "/posts/\(saved.slug)/comments", Self.fields("My text") + [("parent", id)])
                #expect(page.status == (Route.id(id) == nil ? .badRequest : .unprocessableContent))
                #expect(page.text.contains("My text"))
                #expect(page.hidden("parent") == nil, "sent again, it stands by itself")
            }
            #expect(try site.store().comments.counts()[.pending] == 1)
        }
    }

    @Test func `who writes while comments are closed or the post goes gets the text back`() throws {
        try withSite { site throws in
            let closed = try site.post("A post with an end") { $0.commentsOpen = false }
            let page = site.browser().post("/posts/\(closed.slug)/comments", Self.fields("An hour of work"))
            #expect(page.status == .forbidden)
            #expect(page.text.contains("Comments are closed") && page.text.contains("An hour of work</textarea>"))
            #expect(page.text.contains("<a href=\"/posts/\(closed.slug)\">Back to the post</a>"))
            let gone = site.browser().post("/posts/gone/comments", Self.fields("An hour of work"))
            #expect(gone.status == .notFound)
            #expect(gone.text.contains("An hour of work</textarea>"))
        }
    }

    @Test func `the form's address leads to what is wrong with it`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            let url = "/posts/\(saved.slug)"
            #expect(site.browser().get(url).text.contains("class=\"respond\" id=\"respond\""))
            let page = site.browser().post(url + "/comments", [("body", ""), ("name", ""), ("email", "x")])
            #expect(page.text.contains("class=\"error-summary\" id=\"respond\""))
            let problems = page.text.matches(of: /<li><a href="#(body|name|email)">/).map { String($0.1) }
            #expect(problems == ["body", "name", "email"], "in the order of the form")
        }
    }

    @Test func `CVE-2020-25286: a post that readers cannot see takes no comments`() throws {
        try withSite { site throws in
            let draft = try site.post("Draft") { $0.status = .draft }
            let later = try site.post("Later") { $0.publishedAt = "2090-01-01" }
            let closed = try site.post("Closed") { $0.commentsOpen = false }
            for saved in [draft, later] {
                #expect(site.browser().post("/posts/\(saved.slug)/comments", Self.fields("Hello")).status == .notFound)
            }
            let page = site.browser().post("/posts/\(closed.slug)/comments", Self.fields("Hello there"))
            #expect(page.status == .forbidden)
            #expect(page.text.contains("Hello there"))
            #expect(try site.store().comments.counts().isEmpty)
        }
    }

    @Test func `a reader waits the first time only, staff never`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            let url = "/posts/\(saved.slug)"
            let reader = try site.browser(loggedInAs: .reader)
            reader.get(url)
            reader.post(url + "/comments", [("body", "One")])
            #expect(try site.store().comments.counts() == [.pending: 1])
            try site.store().connection.execute("UPDATE comments SET status = 'approved'")
            reader.get(url)
            reader.post(url + "/comments", [("body", "Two")])
            let author = try site.browser(loggedInAs: .author)
            author.get(url)
            author.post(url + "/comments", [("body", "Three")])
            #expect(try site.store().comments.counts() == [.approved: 3])
        }
    }

    @Test func `the browser remembers a guest who asked for it`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            let url = "/posts/\(saved.slug)"
            let guest = site.browser()
            guest.post(url + "/comments", Self.fields("One") + [("remember", "yes")])
            let again = guest.get(url).text
            #expect(again.contains("value=\"Grace &amp; Co\"") && again.contains("value=\"grace@example.org\""))
            guest.post(url + "/comments", Self.fields("Two"))
            #expect(guest.cookies[CookieName.author] == nil)
        }
    }

    @Test func `the place of a removed comment is kept for its answers`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            let first = try site.comment(on: saved.id, "First words")
            let second = try site.comment(on: saved.id, "Second words", parent: first)
            try site.comment(on: saved.id, "Third words", parent: second)
            _ = try site.store().comments.moderate(.trash, [first, second])
            let text = site.browser().get("/posts/\(saved.slug)").text
            #expect(!text.contains("First words") && !text.contains("Second words"))
            #expect(text.contains("Third words"))
            #expect(text.ranges(of: "This comment was removed.").count == 2)
            _ = try site.store().comments.moderate(.delete, [first])
            #expect(site.browser().get("/posts/\(saved.slug)").text.ranges(of: "This comment was removed.").count == 1)
        }
    }

    @Test func `cross-site scripting: whatever a guest writes stays text`() throws {
        try withSite { site throws in
            let saved = try site.post("<script>alert('title')</script>")
            let attack = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>"
            let guest = site.browser()
            let url = "/posts/\(saved.slug)"
            let posted = guest.post(
                url + "/comments",
                [
                    ("body", attack), ("name", attack), ("email", "eve@example.org"),
                    ("website", "https://a.example/'x"), ("intent", "post"),
                ])
            #expect(posted.status == .unprocessableContent)
            let kept = guest.post(
                url + "/comments",
                [("body", attack), ("name", attack), ("email", "eve@example.org"), ("intent", "post")])
            let editor = try site.browser(loggedInAs: .editor)
            for page in [
                posted, guest.follow(kept), editor.get("/admin/comments"), editor.get("/admin"),
                editor.get("/admin/posts"), editor.get(url), site.browser().get("/"),
            ] {
                #expect(!page.text.contains("<script"))
                #expect(!page.text.contains("<img src=x"))
            }
        }
    }

    static func fields(_ body: String, intent: String = "post") -> [(String, String)] {
        [
            ("body", body), ("name", "Grace & Co"), ("email", "grace@example.org"),
            ("website", "https://grace.example/"),
            ("intent", intent),
        ]
    }
}
