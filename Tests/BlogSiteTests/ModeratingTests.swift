import Blog
import BlogStore
import HTTP
import MariaDB
import Testing

@testable import BlogSite

@Suite struct ModeratingTests {
    @Test func `header injection: an address brings no header fields into a moderator's mail`() throws {
        try withSite { site throws in
            try site.post("Post")
            let fields = [("body", "Hello."), ("name", "Grace"), ("email", "x?bcc=v@example.org"), ("intent", "post")]
            #expect(site.browser().post("/posts/post/comments", fields).status == .seeOther)
            let page = try site.browser(loggedInAs: .editor).get("/admin/comments").text
            #expect(page.contains("href=\"mailto:x%3Fbcc%3Dv@example.org\">x?bcc=v@example.org</a>"))
        }
    }

    @Test func `many are approved, marked as spam, thrown away and restored at once`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            let ids = try (1...4).map { try site.comment(on: saved.id, "Comment \($0)", status: .pending) }
            let browser = try site.browser(loggedInAs: .editor)
            func apply(_ action: String, _ ids: [UInt64], at tab: String) -> String {
                browser.get("/admin/comments?status=\(tab)")
                let page = browser.post(
                    "/admin/comments?status=\(tab)", ids.map { ("ids", "\($0)") } + [("action", action)])
                #expect(page.status == .seeOther)
                return browser.follow(page).text
            }
            #expect(apply("approve", ids, at: "pending").contains("4 comments approved."))
            #expect(site.browser().get("/").text.contains("4 comments"))
            #expect(apply("spam", [ids[0]], at: "approved").contains("1 comment marked as spam."))
            #expect(apply("trash", [ids[1]], at: "approved").contains("1 comment moved to the trash."))
            #expect(try site.store().comments.counts() == [.approved: 2, .spam: 1, .trash: 1])
            #expect(site.browser().get("/").text.contains("2 comments"))
            #expect(apply("restore", [ids[0]], at: "spam").contains("1 comment restored to pending."))
            #expect(apply("approve", [ids[2]], at: "all").contains("Nothing changed"))
            #expect(apply("unapprove", [ids[2], ids[3], 424_242], at: "approved").contains("2 comments taken back"))
            #expect(try site.store().comments.counts() == [.pending: 3, .trash: 1])
        }
    }

    @Test func `who overrules another moderator from a page that is out of date is told so`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            let ids = try (1...4).map { try site.comment(on: saved.id, "Comment \($0)", status: .pending) }
            let (ada, eve) = (try site.browser(loggedInAs: .editor, name: "ada"), try site.browser(loggedInAs: .editor))
            let stale = eve.get("/admin/comments")
            ada.get("/admin/comments")
            ada.post("/admin/comments", ids.prefix(3).map { ("ids", "\($0)") } + [("action", "approve")])
            let row = try #require(stale.forms.first { $0.fields.contains { $0 == ("ids", "\(ids[0])") } })
            let one = eve.post(row.action, row.fields + [("action", "spam")])
            #expect(one.location?.hasSuffix("#rows") == true)
            let told = eve.follow(one)
            #expect(
                told.text.contains(
                    "1 comment marked as spam. It had been approved by somebody else in the meantime."))
            let undo = try #require(told.forms.first { $0.button == "Undo" })
            eve.post(undo.action, undo.fields)
            #expect(try site.store().comments.counts() == [.approved: 3, .pending: 1])

            let seen = stale.text.matches(of: /name="shown" value="([^"]+)" form="bulk"/).map {
                ("shown", String($0.1))
            }
            #expect(seen.count == 4)
            let many = eve.post("/admin/comments", ids.map { ("ids", "\($0)") } + seen + [("action", "spam")])
            #expect(eve.follow(many).text.contains("3 of them had been approved by somebody else in the meantime."))
            let known = eve.get("/admin/comments?status=spam")
            let last = try #require(known.forms.first { $0.fields.contains { $0 == ("ids", "\(ids[3])") } })
            #expect(!eve.follow(eve.post(last.action, last.fields + [("action", "trash")])).text.contains("meantime"))
        }
    }

    @Test func `nothing selected, no action or an unknown one brings the page back`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            let id = try site.comment(on: saved.id, "Waiting", status: .pending)
            let browser = try site.browser(loggedInAs: .editor)
            browser.get("/admin/comments")
            let none = browser.post("/admin/comments", [("action", "approve")])
            #expect(none.status == .unprocessableContent)
            #expect(none.text.contains("Select at least one comment."))
            for action in ["", "destroy", "APPROVE"] {
                let page = browser.post("/admin/comments", [("ids", "\(id)"), ("action", action)])
                #expect(page.status == .unprocessableContent)
                #expect(page.text.contains("value=\"\(id)\" form=\"bulk\" checked"))
            }
            for ids in ["x", "1 OR 1=1", "-1", "01"] {
                #expect(
                    browser.post("/admin/comments", [("ids", ids), ("action", "approve")]).status
                        == .unprocessableContent)
            }
            #expect(try site.store().comments.counts() == [.pending: 1])
        }
    }

    @Test func `nothing is done to the selected before somebody chose what`() throws {
        try withSite { site throws in
            let post = try site.post("Open")
            let comment = try site.comment(on: post.id, "Waits", status: .pending)
            let browser = try site.browser(loggedInAs: .editor)
            let before = try site.fingerprint()
            for (list, id) in [("/admin/comments", comment), ("/admin/posts", post.id)] {
                let page = browser.get(list).text
                #expect(page.contains(/<select id="bulk-choice" name="action">\s*<option value="">/), "\(list)")
                let answer = browser.post(list, [("action", ""), ("ids", "\(id)")])
                #expect(answer.status == .unprocessableContent && answer.text.contains("Choose what to do with"))
            }
            #expect(try site.fingerprint() == before)
        }
    }

    @Test func `all on this page means the page that was seen`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            for number in 1...30 { try site.comment(on: saved.id, "Comment \(number)", status: .pending) }
            let browser = try site.browser(loggedInAs: .editor)
            let page = browser.get("/admin/comments")
            let listed = page.text.matches(of: /name="listed" value="([0-9]+)"/).map { ("listed", String($0.1)) }
            #expect(listed.count == 25)
            try site.comment(on: saved.id, "A newcomer", status: .pending)
            browser.post("/admin/comments", listed + [("scope", "page"), ("action", "approve")])
            #expect(try site.store().comments.counts() == [.approved: 25, .pending: 6])
        }
    }

    @Test func `the queue is paged, those that wait longest first`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            for number in 1...60 { try site.comment(on: saved.id, "Waiting number \(number).", status: .pending) }
            let browser = try site.browser(loggedInAs: .editor)
            var seen: [String] = []
            var next: String? = "/admin/comments"
            while let url = next {
                let page = browser.get(url)
                seen += page.text.matches(of: /class="excerpt">Waiting number ([0-9]+)\./).map { String($0.1) }
                next = page.text.firstMatch(of: /href="([^"]+)"[^>]*>[^<]*(<[^>]+>)*[^<]*Next page/)
                    .map { String($0.1).replacing("&amp;", with: "&") }
            }
            #expect(seen == (1...60).map(String.init))
        }
    }

    @Test func `a comment leads its moderator to itself in the queue, however old it is`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            let ids = try (1...30).map { try site.comment(on: saved.id, "Comment \($0)") }
            let browser = try site.browser(loggedInAs: .editor)
            let links = browser.get("/posts/\(saved.slug)").text.matches(of: /href="([^"]*)" aria-label="Moderate\b/)
                .map { String($0.1).replacing("&amp;", with: "&") }
            #expect(links.count == ids.count)
            for (id, link) in zip(ids, links) {
                #expect(link.hasSuffix("#comment-\(id)"))
                #expect(browser.get(link).text.contains("id=\"comment-\(id)\""), "\(link)")
            }
        }
    }

    @Test func `an author's dashboard leads nowhere that is not open to authors`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .author)
            let page = browser.get("/admin").text
            let links = page.matches(of: /href="(\/[^"]*)"/).map { String($0.1).replacing("&amp;", with: "&") }
            for link in links where !link.hasPrefix("/assets/") {
                #expect(browser.get(link).status == .ok, "\(link)")
            }
            #expect(!page.contains("Comments to read"))
        }
    }

    @Test func `emptying asks first, and destroys what was shown and no more`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            let spam = try (1...2).map { try site.comment(on: saved.id, "Spam \($0)", status: .spam) }
            let browser = try site.browser(loggedInAs: .editor)
            let question = browser.get("/admin/comments/spam/empty")
            #expect(question.text.contains("Delete 2 comments for ever?"))
            try site.comment(on: saved.id, "Spam that came later", status: .spam)
            let approved = try site.comment(on: saved.id, "Approved")
            let page = browser.post(
                "/admin/comments/spam/empty", (spam + [approved]).map { ("ids", "\($0)") })
            #expect(browser.follow(page).text.contains("2 comments deleted for ever."))
            #expect(try site.store().comments.counts() == [.spam: 1, .approved: 1])
        }
    }

    @Test func `deleting for ever from the list asks first`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            let ids = try (1...2).map { try site.comment(on: saved.id, "Spam \($0)", status: .spam) }
            let browser = try site.browser(loggedInAs: .editor)
            browser.get("/admin/comments?status=spam")
            let question = browser.post(
                "/admin/comments?status=spam", ids.map { ("ids", "\($0)") } + [("action", "delete")])
            #expect(question.status == .ok && question.text.contains("Delete 2 comments for ever?"))
            #expect(try site.store().comments.counts() == [.spam: 2])
            let form = try #require(question.forms.last { $0.button == "Delete for ever" })
            #expect(
                browser.follow(browser.post(form.action, form.fields)).text.contains("2 comments deleted for ever."))
            #expect(try site.store().comments.counts().isEmpty)
            #expect(browser.get("/admin/comments/spam/empty").text.contains("No spam."))
        }
    }

    @Test(arguments: [Blog.Comment.Status.pending, .approved, .spam, .trash])
    func `what was done to many is undone with one button`(status: Blog.Comment.Status) throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            let ids = try (1...3).map { try site.comment(on: saved.id, "Comment \($0)", status: status) }
            let browser = try site.browser(loggedInAs: .editor)
            let list = "/admin/comments?status=\(status.rawValue)"
            for action in ModerationAction.allCases where action.origins.contains(status) && action != .delete {
                browser.get(list)
                let done = browser.follow(
                    browser.post(list, ids.map { ("ids", "\($0)") } + [("action", action.rawValue)]))
                #expect(try site.store().comments.counts()[status] == nil)
                let undo = try #require(done.forms.first { $0.button == "Undo" }, "\(action)")
                let back = browser.post(undo.action, undo.fields)
                #expect(back.status == .seeOther)
                #expect(try site.store().comments.counts() == [status: 3], "\(action)")
            }
        }
    }

    @Test func `answers to a destroyed comment move up to what it answered`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            let first = try site.comment(on: saved.id, "First")
            let second = try site.comment(on: saved.id, "Second", parent: first)
            let third = try site.comment(on: saved.id, "Third", parent: second)
            _ = try site.store().comments.moderate(.trash, [second])
            _ = try site.store().comments.moderate(.delete, [second])
            let comments = try site.store().comments.visible(onPost: saved.id, to: .stranger)
            #expect(comments.map(\.id) == [first, third])
            #expect(comments.last?.parentID == first)
        }
    }

    @Test func `field-level access: a visitor's pages hold no address of a commenter`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            try site.comment(on: saved.id, "Hello")
            let text = site.browser().get("/posts/\(saved.slug)").text
            #expect(!text.contains("guest@example.org") && !text.contains("192.0.2.1"))
            #expect(
                try site.browser(loggedInAs: .editor).get("/admin/comments?status=all").text.contains(
                    "guest@example.org"))
        }
    }
}
