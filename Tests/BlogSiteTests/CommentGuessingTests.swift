import Blog
import BlogStore
import HTTP
import MariaDB
import Testing

@testable import BlogSite

/// Strangers who send the words of somebody else's comment again, to learn what is not published of it; and guests who
/// send their own again.
@Suite struct CommentGuessingTests {
    private static let address = "grace.hopper@example.org"

    @Test(arguments: [Blog.Comment.Status.approved, .pending, .spam, .trash])
    func `user enumeration: a comment that is sent again tells neither its author's address nor that it waits`(
        _ status: Blog.Comment.Status
    ) throws {
        try withSite { site throws in
            let url = "/posts/\(try site.post("Post").slug)"
            let guest = site.browser()
            let first = try #require(id(send(url, in: guest, from: nonce(url, guest))))
            try site.store().connection.execute("UPDATE comments SET status = \(status.rawValue)")
            for hasForm in [true, false] {
                for guess in ["nobody@example.org", Self.address, Self.address.uppercased(), ""] {
                    let stranger = site.browser()
                    let answer = send(url, in: stranger, email: guess, from: hasForm ? nonce(url, stranger) : nil)
                    #expect(answer.status == .seeOther && stranger.cookies[CookieName.notice] == "awaits", "\(guess)")
                    #expect(try #require(id(answer)) > first, "\(guess)")
                    #expect(stranger.follow(answer).text.contains("Awaiting moderation."), "\(guess)")
                    try site.store().connection.execute("DELETE FROM comments WHERE id > \(first)")
                }
            }
        }
    }

    @Test func `a form that is sent twice makes one comment, with and without the cookie of its first answer`() throws {
        try withSite { site throws in
            let url = "/posts/\(try site.post("Post").slug)"
            let guest = site.browser()
            let shown = nonce(url, guest)
            // The first answer never came, and then another network was there.
            let lost = guest.copy(answeredBy: site.responder())
            lost.remoteAddress = "198.51.100.1"
            let first = id(send(url, in: guest, from: shown))
            #expect(id(send(url, in: lost, from: shown)) == first)
            #expect(id(send(url, in: guest, from: shown)) == first)
            // By now the browser is known by its own secret, whatever form it has.
            let second = id(send(url, "Other words", in: guest, from: nonce(url, guest)))
            #expect(second != first && id(send(url, "Other words", in: guest, from: nonce(url, guest))) == second)
            #expect(try site.store().comments.counts() == [.pending: 2])
        }
    }

    @Test func `a form that comes back is the form that was sent`() throws {
        try withSite { site throws in
            let url = "/posts/\(try site.post("Post").slug)"
            let guest = site.browser()
            let shown = try #require(nonce(url, guest))
            for fields in [("intent", "preview"), ("website", "nowhere")] {
                let page = guest.post(url + "/comments", [("body", "Words"), ("nonce", shown), fields])
                #expect(page.hidden("nonce") == shown)
            }
            #expect(guest.post(url + "/comments", [("body", ""), ("nonce", "\"x")]).hidden("nonce")?.count == 43)
            #expect(nonce(url, site.browser()) != shown)
            #expect(try site.browser(loggedInAs: .reader).get(url).hidden("nonce") == nil)
        }
    }

    @discardableResult
    private func send(
        _ url: String, _ body: String = "I liked this very much.", in browser: Browser, email: String = address,
        from nonce: String?
    ) -> Browser.Page {
        let fields = [("body", body), ("name", "Grace"), ("email", email), ("website", ""), ("intent", "post")]
        return browser.post(url + "/comments", fields + (nonce.map { [("nonce", $0)] } ?? []))
    }

    /// What a form that is shown now carries.
    private func nonce(_ url: String, _ browser: Browser) -> String? { browser.get(url).hidden("nonce") }

    private func id(_ answer: Browser.Page) -> UInt64? {
        answer.location?.firstMatch(of: /#comment-([0-9]+)$/).flatMap { UInt64($0.1) }
    }
}
