import Blog
import BlogStore
import HTTP
import MariaDB
import Markup
import Sodium
import Testing

@testable import BlogSite

/// What is shown of a post is kept between requests: it must never be out of date, and never somebody else's.
@Suite struct RenderedPostTests {
    @Test func `a reader's second look asks the database for the session and the versions alone`() throws {
        try withSite { site throws in
            let saved = try site.post("On swifts")
            for number in 1...20 { try site.comment(on: saved.id, "Comment \(number)") }
            let store = site.store()
            let reader = try site.browser(loggedInAs: .reader, over: store)
            let first = reader.get("/posts/on-swifts")
            let before = store.connection.statementCount
            let second = reader.get("/posts/on-swifts")
            #expect(store.connection.statementCount - before == 2)
            #expect(second.text == first.text)
            #expect(second.text.contains("Comment 20"))
        }
    }

    @Test func `a change of the post is seen with the next request`() throws {
        try withSite { site throws in
            let saved = try site.post("On swifts")
            let reader = try site.browser(loggedInAs: .reader)
            #expect(reader.get("/posts/on-swifts").text.contains("The text of On swifts."))
            var input = PostDraft.Input()
            input.title = "On swifts"
            input.body = "Rewritten."
            input.status = .published
            _ = try site.store().posts.update(saved.id, to: PostDraft(input), from: saved.version, now: site.now)
            let page = reader.get("/posts/on-swifts").text
            #expect(page.contains("Rewritten."))
            #expect(!page.contains("The text of On swifts."))
        }
    }

    @Test(arguments: [ModerationAction.spam, .trash, .unapprove]) func `a comment comes and goes with the next request`(
        action: ModerationAction
    ) throws {
        try withSite { site throws in
            let saved = try site.post("On swifts")
            let reader = try site.browser(loggedInAs: .reader)
            #expect(reader.get("/posts/on-swifts").text.contains("No comments yet"))
            let comment = try site.comment(on: saved.id, "They never land.")
            let page = reader.get("/posts/on-swifts").text
            #expect(page.contains("They never land."))
            #expect(page.contains("1 comment"))
            _ = try site.store().comments.moderate(action, [comment])
            #expect(!reader.get("/posts/on-swifts").text.contains("They never land."))
        }
    }

    @Test func `Lobsters #452: a post that was taken back is gone with the next request`() throws {
        try withSite { site throws in
            let saved = try site.post("On swifts")
            let editor = try site.account(.editor)
            let reader = try site.browser(loggedInAs: .reader)
            #expect(reader.get("/posts/on-swifts").status == .ok)
            _ = try site.store().posts.apply(.unpublish, to: [saved.id], by: editor, now: site.now)
            #expect(reader.get("/posts/on-swifts").status == .notFound)
        }
    }

    @Test func `what an editor is shown is not shown to a reader, nor the other way round`() throws {
        try withSite { site throws in
            let saved = try site.post("On swifts")
            try site.comment(on: saved.id, "They never land.")
            let (editor, reader) = (try site.browser(loggedInAs: .editor), try site.browser(loggedInAs: .reader))
            let author = try site.browser(loggedInAs: .author)
            for _ in 1...2 {
                let (forEditor, forReader) = (editor.get("/posts/on-swifts").text, reader.get("/posts/on-swifts").text)
                #expect(forEditor.contains("/admin/posts/\(saved.id)/edit"))
                #expect(forEditor.contains("Moderate"))
                for page in [
                    forReader, author.get("/posts/on-swifts").text, site.browser().get("/posts/on-swifts").text,
                ] {
                    #expect(page.contains("They never land."))
                    #expect(!page.contains("/admin/posts/\(saved.id)/edit"))
                    #expect(!page.contains("Moderate"))
                }
            }
        }
    }

    @Test func `a comment that waits is shown to its writer, and to nobody after`() throws {
        try withSite { site throws in
            try site.post("On swifts")
            let (writer, other) = (site.browser(), site.browser())
            _ = writer.get("/posts/on-swifts")
            writer.post("/posts/on-swifts/comments", [("body", "Mine alone."), ("name", "Grace"), ("intent", "post")])
            #expect(writer.get("/posts/on-swifts").text.contains("Mine alone."))
            #expect(!other.get("/posts/on-swifts").text.contains("Mine alone."))
            #expect(writer.get("/posts/on-swifts").text.contains("Mine alone."))
        }
    }

    @Test func `a comment that came while the page of its writer was made is shown to nobody else`() throws {
        try withSite { site throws in
            let saved = try site.post("On swifts")
            let (visit, outline, guest) = try Self.lookInProgress(at: site)
            try Self.wait("Mine alone.", on: saved.id, by: guest, site)
            _ = try visit.renderedPost(outline)
            #expect(!site.browser().get("/posts/on-swifts").text.contains("Mine alone."))
        }
    }

    @Test func `a page far larger than others is written into room of its size`() throws {
        try withSite { site throws in
            try site.post("On swifts") { $0.body = String(repeating: "They never land. ", count: 10_000) }
            let (visit, outline, _) = try Self.lookInProgress(at: site)
            let reply = try visit.postPage(outline, CommentInput(remembered: visit, parent: nil))
            guard case .page(.ok, let bytes) = reply else { throw Failure.notFound }
            #expect(bytes.count > 170_000)
            // An array that outgrows its room doubles it.
            #expect(bytes.capacity < bytes.count + 20_000)
        }
    }

    @Test func `a draft that a post became while its page was made is shown to nobody`() throws {
        try withSite { site throws in
            let saved = try site.post("On swifts")
            let (visit, outline, _) = try Self.lookInProgress(at: site)
            var input = PostDraft.Input()
            input.title = "On swifts"
            input.body = "Not for readers."
            _ = try site.store().posts.update(saved.id, to: PostDraft(input), from: saved.version, now: site.now)
            #expect(throws: Failure.self) { try visit.renderedPost(outline) }
        }
    }

    /// A guest's request that has read the versions of the post, and nothing else yet.
    private static func lookInProgress(at site: TestSite) throws -> (Visit, PostOutline, Token) {
        let guest = try Token()
        var request = Request(method: .get, path: "/posts/on-swifts")
        request.headers.add("Cookie", "\(CookieName.guest)=\(guest.text)")
        let visit = Visit(site: site.site, store: site.store(), request: request, now: site.now)
        try visit.prepare { SiteSurroundings() }
        return (visit, try visit.readablePost(.post, #require(Slug("on-swifts"))), guest)
    }

    private static func wait(_ text: String, on post: UInt64, by guest: Token, _ site: TestSite) throws {
        _ = try site.store().comments.post(
            CommentStore.Submission(
                postID: post, parentID: nil,
                author: Blog.Comment.Author(accountID: nil, name: "Grace", website: ""), email: "",
                guestDigest: guest.digest, remoteAddress: "192.0.2.1",
                body: RichText(text, format: .markdown, by: .visitor), status: .pending,
                key: Digest.sha256(of: [text]), createdAt: site.now))
    }

    @Test func `a member's comment is shown to its writer alone while it waits, before and after moderation`() throws {
        try withSite { site throws in
            try site.post("On swifts")
            let (writer, other) = (
                try site.browser(loggedInAs: .reader), try site.browser(loggedInAs: .reader, name: "eve")
            )
            let url = "/posts/on-swifts"
            _ = writer.get(url)
            writer.post(url + "/comments", [("body", "Mine alone."), ("intent", "post")])
            let store = site.store().comments
            let comment = try #require(try store.queue(.pending, limit: 5).first).comment.id
            func expectShown(toWriter: Bool, toOther: Bool, _ state: String) {
                #expect(writer.get(url).text.contains("Mine alone.") == toWriter, "\(state)")
                #expect(other.get(url).text.contains("Mine alone.") == toOther, "\(state)")
            }
            expectShown(toWriter: true, toOther: false, "pending")
            _ = try store.moderate(.approve, [comment])
            expectShown(toWriter: true, toOther: true, "approved")
            _ = try store.moderate(.unapprove, [comment])
            expectShown(toWriter: true, toOther: false, "taken back")
            _ = try store.moderate(.spam, [comment])
            expectShown(toWriter: false, toOther: false, "spam")
            _ = try store.moderate(.restore, [comment])
            expectShown(toWriter: true, toOther: false, "restored")
        }
    }

    @Test func `somebody who comments does not disturb the author who is editing`() throws {
        try withSite { site throws in
            let saved = try site.post("On swifts")
            let editor = try site.browser(loggedInAs: .editor)
            let page = editor.get("/admin/posts/\(saved.id)/edit")
            try site.comment(on: saved.id, "They never land.")
            let answer = editor.post(
                "/admin/posts/\(saved.id)/edit",
                [
                    ("title", "On swifts"), ("body", "Better."), ("status", "published"),
                    ("version", page.hidden("version") ?? ""), ("intent", "save"),
                ])
            #expect(answer.status == .seeOther)
            #expect(editor.get("/posts/on-swifts").text.contains("Better."))
        }
    }

    @Test func `a post that was taken back and published again is not marked as updated`() throws {
        try withSite { site throws in
            let saved = try site.post("On swifts")
            let editor = try site.account(.editor)
            site.advance(seconds: 7200)
            for action in [PostAction.unpublish, .publish] {
                _ = try site.store().posts.apply(action, to: [saved.id], by: editor, now: site.now)
            }
            #expect(!site.browser().get("/posts/on-swifts").text.contains("Updated"))
            var input = PostDraft.Input()
            input.title = "On swifts"
            input.body = "Rewritten."
            input.status = .published
            _ = try site.store().posts.update(saved.id, to: PostDraft(input), from: saved.version + 2, now: site.now)
            #expect(site.browser().get("/posts/on-swifts").text.contains("Updated"))
        }
    }

    @Test func `a post names its neighbours in time, and learns of a new one`() throws {
        try withSite { site throws in
            for title in ["First", "Second", "Third"] {
                try site.post(title)
                site.advance(seconds: 60)
            }
            try site.post("Hidden") { $0.status = .draft }
            try site.post("Later") { $0.publishedAt = DateLabel.typed(site.now.advanced(bySeconds: 86_400)) }
            let browser = site.browser()
            #expect(browser.get("/posts/second").neighbours == ["/posts/third", "/posts/first"])
            #expect(browser.get("/posts/first").neighbours == ["/posts/second"])
            #expect(browser.get("/posts/third").neighbours == ["/posts/second"])
            try site.post("Fourth")
            site.advance(seconds: RenderedPostCache.maximumAge)
            #expect(browser.get("/posts/third").neighbours == ["/posts/fourth", "/posts/second"])
        }
    }

    @Test func `posts of one moment are neighbours by their number`() throws {
        try withSite { site throws in
            for title in ["First", "Second", "Third"] { try site.post(title) }
            let browser = site.browser()
            #expect(browser.get("/posts/first").neighbours == ["/posts/second"])
            #expect(browser.get("/posts/second").neighbours == ["/posts/third", "/posts/first"])
            #expect(browser.get("/posts/third").neighbours == ["/posts/second"])
        }
    }
}

extension Browser.Page {
    /// The newer post first.
    fileprivate var neighbours: [String] {
        guard let navigation = text.firstMatch(of: /<nav class="pagination neighbours"[\s\S]*?<\/nav>/) else {
            return []
        }
        return navigation.output.matches(of: /href="([^"]+)"/).map { String($0.output.1) }
    }
}
