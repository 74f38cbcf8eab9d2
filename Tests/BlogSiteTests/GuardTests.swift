import Blog
import BlogStore
import HTTP
import MariaDB
import Sodium
import Testing

@testable import BlogSite

/// The checks that come before every action.
@Suite struct GuardTests {
    @Test func `cross-site request forgery: a form from elsewhere changes nothing`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            let id = try site.comment(on: saved.id, "Waiting", status: .pending)
            let browser = try site.browser(loggedInAs: .administrator)
            browser.get("/admin/comments")
            let origins: [(String?, String?)] = [
                ("https://evil.example", nil), ("null", nil), (nil, nil), ("https://blog.example", "cross-site"),
                ("https://blog.example", "same-site"), (nil, "none"), ("http://blog.example", nil),
                ("https://blog.example.evil.example", nil),
            ]
            for (origin, fetchSite) in origins {
                let page = browser.post("/admin/comments", [("ids", "\(id)"), ("action", "approve")]) { request in
                    request.headers = Self.headers(of: request, origin: origin, fetchSite: fetchSite)
                }
                #expect(page.status == .forbidden)
            }
            #expect(try site.store().comments.counts() == [.pending: 1])
        }
    }

    @Test func `CVE-2019-9787: a guest's form from another site posts no comment`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            let fields = [("body", "Hello"), ("name", "Eve"), ("email", "eve@example.org"), ("intent", "post")]
            let page = try site.browser(loggedInAs: .administrator).post("/posts/\(saved.slug)/comments", fields) {
                $0.headers = Self.headers(of: $0, origin: "https://evil.example", fetchSite: "cross-site")
            }
            #expect(page.status == .forbidden)
            #expect(page.text.contains("Hello"))
            #expect(try site.store().comments.counts().isEmpty)
        }
    }

    @Test func `a stale token brings the form back with its text and a new token`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .author)
            browser.get("/admin/posts/new")
            let fields = [("title", "My title"), ("body", "An hour of work"), ("intent", "save")]
            let page = browser.post("/admin/posts/new", fields + [("form_token", try Token().text)])
            #expect(page.status == .unprocessableContent)
            #expect(page.text.contains("An hour of work") && page.text.contains("My title"))
            #expect(page.text.contains("This page had grown old:"))
            #expect(try site.store().posts.counts(.post, for: site.account(.author), now: site.now).isEmpty)
            #expect(browser.post("/admin/posts/new", fields).status == .seeOther)
        }
    }

    @Test func `every form of a signed-in person needs its token`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            // What some of the forms are about: an app, recovery codes, a log-in that was begun.
            let guarded = try site.guarded(.administrator, name: "administrator-1")
            let browser = try site.browser(loggedInAs: .administrator)
            browser.cookies[CookieName.pendingLogin] = try site.beginLogin(of: guarded.account)
            let other = try site.browser(loggedInAs: .administrator, name: "other")
            other.get("/admin")
            let foreign = try #require(Browser.formToken(in: other.lastPage))
            for route in RouteTests.all where route.methods.contains(.post) && route != .logout {
                // Without a link of one's own there is no form to show again: its page leads on.
                if case .verify = route { continue }
                var url = route.url
                if case .comments = route { url = "/posts/\(saved.slug)/comments" }
                if case .editPost = route { url = Route.editPost(saved.id).url }
                for token in ["", "x", foreign] {
                    let page = browser.post(url, [("form_token", token), ("body", "x"), ("ids", "\(saved.id)")])
                    #expect(page.status != .seeOther, "\(url)")
                    #expect(page.status != .internalServerError, "\(url)")
                }
            }
        }
    }

    @Test func `a form of one who is not logged in is not taken, and leads to the log-in`() throws {
        try withSite { site throws in
            let page = site.browser().post("/admin/posts/new", [("title", "T"), ("body", "An hour of work")])
            #expect(page.location == "/login?next=%2Fadmin%2Fposts%2Fnew")
            #expect(try site.store().posts.counts(.post, for: site.account(.editor), now: site.now).isEmpty)
        }
    }

    @Test(arguments: ["PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "OPTIONS", "FOO", "get"])
    func `an unknown method is refused and the known ones are named`(_ method: String) throws {
        try withSite { site throws in
            for route in RouteTests.all where route.access == .anyone {
                let page = site.browser().get(route.url) { $0.method = Method(method) }
                #expect(page.status == .methodNotAllowed, "\(route.url)")
                #expect(page.headers["Allow"]?.isEmpty == false)
            }
        }
    }

    @Test func `GET changes nothing`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            try site.comment(on: saved.id, "Waiting", status: .pending)
            let browser = try site.browser(loggedInAs: .administrator)
            let before = try site.fingerprint()
            for route in RouteTests.all where route.methods.contains(.get) { browser.get(route.url) }
            for method in ["HEAD", "OPTIONS"] { browser.get("/admin/comments") { $0.method = Method(method) } }
            #expect(try site.fingerprint() == before)
        }
    }

    @Test func `bodies that are too large, broken off or of another kind are answered in words`() throws {
        try withSite { site throws in
            let browser = site.browser()
            browser.get("/login")
            let tooLarge = browser.post("/login", []) { $0.body = .tooLarge(limit: 2_097_152) }
            #expect(tooLarge.status == .contentTooLarge)
            #expect(tooLarge.text.contains("2048 KiB"))
            #expect(browser.post("/login", []) { $0.body = .short }.status == .badRequest)
            let json = browser.post("/login", []) { $0.headers.set("Content-Type", "application/json") }
            #expect(json.status == .unsupportedMediaType)
            let broken = browser.post("/login", []) { $0.body = .complete(Array("name=%ff".utf8)) }
            #expect(broken.status == .badRequest)
            let twice = browser.post("/login", [("name", "a"), ("name", "b")])
            #expect(twice.status == .badRequest)
            let many = browser.post("/login", []) {
                $0.body = .complete(Array(Array(repeating: "a=b", count: 10_000).joined(separator: "&").utf8))
            }
            #expect(many.status == .badRequest)
        }
    }

    @Test func `the probes are for this machine alone`() throws {
        try withSite { site throws in
            for url in ["/healthz", "/readyz"] {
                #expect(site.browser().get(url).status == .notFound)
                #expect(site.browser().get(url) { $0.remoteAddress = "127.0.0.1" }.status == .ok)
            }
        }
    }

    @Test func `a lost database is a 503 that says when to try again and gives nothing away`() throws {
        try withSite { site throws in
            var settings = site.settings
            settings.server = .socket("/nonexistent/martlet.sock")
            let browser = Browser(site.responder(Store(Connection(settings))))
            let page = browser.get("/")
            #expect(page.status == .serviceUnavailable)
            #expect(page.headers["Retry-After"] == "5")
            #expect(page.headers["Cache-Control"] == "no-store")
            #expect(!page.text.contains("nonexistent"))
            let comment = browser.post("/posts/a/comments", [("body", "An hour of work")])
            #expect(comment.status == .serviceUnavailable)
            #expect(comment.text.contains("An hour of work</textarea>"), "the text is given back")
            #expect(browser.get("/readyz") { $0.remoteAddress = "127.0.0.1" }.status == .serviceUnavailable)
            #expect(browser.get("/healthz") { $0.remoteAddress = "127.0.0.1" }.status == .ok)
        }
    }

    @Test func `what was deleted while its form was on the way is not found, and the text is given back`() throws {
        try withSite { site throws in
            var request = Request(method: .post, path: "/posts/a/comments")
            request.headers.add("Content-Type", "application/x-www-form-urlencoded")
            request.headers.add("Host", "blog.example")
            request.headers.add("Origin", "https://blog.example")
            request.body = .complete(Array("body=An+hour+of+work".utf8))
            let visit = Visit(site: site.site, store: site.store(), request: request, now: site.now)
            try visit.prepare { SiteSurroundings() }
            let page = visit.response(to: visit.failurePage(StoreError.gone))
            #expect(page.status == .notFound)
            #expect(String(decoding: page.body, as: UTF8.self).contains("An hour of work</textarea>"))
        }
    }

    @Test func `a fault of ours shows its number and no detail`() throws {
        try withSite { site throws in
            try site.store().connection.execute("DROP TABLE post_terms")
            let saved = "/posts/any"
            try site.store().connection.execute("ALTER TABLE posts DROP COLUMN summary")
            let page = site.browser().get("/") { $0.id = "0123456789abcdef0123456789abcdef" }
            #expect(page.status == .internalServerError)
            #expect(page.text.contains("0123456789abcdef0123456789abcdef"))
            for detail in ["summary", "SELECT", "posts p", "1054", "MariaDB"] { #expect(!page.text.contains(detail)) }
            #expect(site.browser().get(saved).status == .notFound)
        }
    }

    private static func headers(of request: Request, origin: String?, fetchSite: String?) -> Headers {
        var headers = Headers()
        for field in request.headers.fields where !["Origin", "Sec-Fetch-Site"].contains(field.name) {
            headers.add(field.name, field.value)
        }
        if let origin { headers.add("Origin", origin) }
        if let fetchSite { headers.add("Sec-Fetch-Site", fetchSite) }
        return headers
    }
}
