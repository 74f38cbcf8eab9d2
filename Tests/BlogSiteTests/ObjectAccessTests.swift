import Blog
import BlogStore
import HTTP
import MariaDB
import Testing

@testable import BlogSite

/// Posts and pages of every state, one's own and another's, for everybody: what happens is computed from the table of
/// rights.
@Suite struct ObjectAccessTests {
    private static let people: [Role?] = [nil] + Role.allCases

    /// A post or page of some state, the visitor's own or another's.
    private struct Thing {
        let id: UInt64
        let slug: Slug
        let kind: Post.Kind
        let state: Post.State
        let isOwn: Bool
        let title: String

        func isChangeable(by role: Role?) -> Bool {
            switch Permission.reach(.changing(kind), role) {
            case .never: false
            case .own: isOwn
            case .any: true
            }
        }

        func isVisible(to role: Role?) -> Bool { state == .published || isChangeable(by: role) }
    }

    @Test(arguments: people) func `V8.2.2: who sees a post is told by the table, wherever it could be seen`(
        role: Role?
    ) throws {
        try withSite { site throws in
            let (browser, things) = try Self.world(site, role)
            for thing in things {
                let page = browser.get(Route.post(thing.kind, thing.slug).url)
                #expect(page.status == (thing.isVisible(to: role) ? .ok : .notFound), "\(thing.title)")
                #expect(page.text.contains(thing.title) == thing.isVisible(to: role), "\(thing.title)")
                #expect(page.text.contains(Route.editPost(thing.id).url) == thing.isChangeable(by: role))
                let editor = browser.get(Route.editPost(thing.id).url)
                #expect((editor.status == .ok) == thing.isChangeable(by: role), "\(thing.title)")
                #expect(editor.text.contains("Text of \(thing.title)") == thing.isChangeable(by: role))
            }
            let lists = ["/", "/authors/author-1", "/authors/owner", "/admin"].map { browser.get($0) }
            for thing in things where !thing.isVisible(to: role) {
                #expect(lists.allSatisfy { !$0.text.contains(thing.title) }, "\(thing.title)")
            }
            for kind in Post.Kind.allCases {
                for state in Post.State.allCases {
                    let list = browser.get(Route.adminPosts(kind, state).url)
                    let shown = things.filter { list.text.contains("id=\"row-\($0.id)\"") }.map(\.title)
                    let expected = things.filter { $0.kind == kind && $0.state == state && $0.isChangeable(by: role) }
                    #expect(Set(shown) == Set(expected.map(\.title)), "\(kind) \(state)")
                }
            }
        }
    }

    @Test(arguments: people) func `V8.2.2: who changes a post is told by the table, whatever is sent`(
        role: Role?
    ) throws {
        try withSite { site throws in
            let (browser, things) = try Self.world(site, role)
            browser.get(role == nil ? "/login" : "/")
            let attempts: [(String, (Thing) -> (String, [(String, String)]))] = [
                (
                    "saved",
                    { thing in
                        let fields = [
                            ("title", "Stolen \(thing.id)"), ("body", "x"), ("intent", "save"), ("version", "1"),
                        ]
                        return (Route.editPost(thing.id).url, fields)
                    }
                ),
                (
                    "trashed",
                    { thing in
                        (Route.adminPosts(thing.kind).url, [("ids", "\(thing.id)"), ("action", "trash")])
                    }
                ),
                (
                    "restored from the list of the other kind",
                    { thing in
                        let other: Post.Kind = thing.kind == .post ? .page : .post
                        return (Route.adminPosts(other).url, [("ids", "\(thing.id)"), ("action", "restore")])
                    }
                ),
                (
                    "destroyed",
                    { thing in
                        let fields = [("ids", "\(thing.id)"), ("action", "delete"), ("confirmed", "yes")]
                        return (Route.emptyPostTrash(thing.kind).url, fields)
                    }
                ),
            ]
            for (name, attempt) in attempts {
                for thing in things where !thing.isChangeable(by: role) {
                    let before = try site.fingerprint()
                    let (url, fields) = attempt(thing)
                    let page = browser.post(url, fields)
                    #expect(page.status != .internalServerError)
                    #expect(try site.fingerprint() == before, "\(thing.title) was \(name)")
                }
            }
            for thing in things where thing.isChangeable(by: role) {
                let (url, fields) = attempts[0].1(thing)
                #expect(browser.post(url, fields).status == .seeOther, "\(thing.title)")
                let title = "Stolen \(thing.id)"
                #expect(try site.number("SELECT COUNT(*) FROM posts WHERE id = \(thing.id) AND title = \(title)") == 1)
            }
        }
    }

    @Test(arguments: people) func `V8.2.2: nobody comments on what they cannot see, or moderates without the right`(
        role: Role?
    ) throws {
        try withSite { site throws in
            let (browser, things) = try Self.world(site, role)
            browser.get(role == nil ? "/login" : "/")
            for thing in things where thing.state != .published {
                let before = try site.fingerprint()
                let page = browser.post(
                    Route.comments(thing.kind, thing.slug).url,
                    [("body", "Hello"), ("name", "Eve"), ("intent", "post")])
                #expect(page.status == (thing.isVisible(to: role) ? .forbidden : .notFound), "\(thing.title)")
                #expect(try site.fingerprint() == before, "\(thing.title)")
            }
            let published = try #require(things.first { $0.state == .published && $0.isOwn })
            let waiting = try site.comment(on: published.id, "Waiting words", status: .pending)
            let spam = try site.comment(on: published.id, "Spam words", status: .spam)
            let mayModerate = Permission.may(.moderate, role)
            let place = Route.post(published.kind, published.slug).url
            #expect(!browser.get(place).text.contains("Spam words"))
            #expect(browser.get("/admin/comments").text.contains("Waiting words") == mayModerate)
            let before = try site.fingerprint()
            for (action, id) in [("approve", waiting), ("trash", waiting), ("restore", spam), ("delete", spam)] {
                let page = browser.post(
                    "/admin/comments", [("ids", "\(id)"), ("action", action), ("confirmed", "yes")])
                #expect((page.status == .seeOther) == mayModerate, "\(action)")
                if !mayModerate { #expect(try site.fingerprint() == before, "\(action)") }
            }
        }
    }

    @Test(arguments: Role.allCases) func `V8.2.2: what belongs to another's account is not there for anybody else`(
        role: Role
    ) throws {
        try withSite { site throws in
            let world = try AccessWorld(site)
            try site.store().sessions.create(
                Array(repeating: 7, count: 32), for: world.owner.id, idleLimit: 3600, lifetime: 86_400, now: site.now)
            let session = try site.number("SELECT MAX(id) FROM sessions")
            let (browser, _) = try world.browser(role)
            browser.get("/")
            let before = try site.fingerprint()
            #expect(browser.get(Route.passkey(world.passkey).url).status == .notFound)
            for action in ["remove", "delete", "rename"] {
                browser.post(
                    Route.passkey(world.passkey).url, [("action", action), ("name", "Mine"), ("confirmed", "yes")])
            }
            for field in ["session", "id", "ids"] {
                browser.post(Route.sessions.url, [(field, "\(session)"), ("action", "end")])
            }
            #expect(try site.fingerprint() == before)
        }
    }

    /// The visitor, and a post and a page of every state by the visitor and by somebody else.
    private static func world(_ site: TestSite, _ role: Role?) throws -> (Browser, [Thing]) {
        let browser = try role.map { try site.browser(loggedInAs: $0, name: "author-1") } ?? site.browser()
        let visitor = try site.account(role ?? .author, name: "author-1")
        let owner = try site.account(.author, name: "owner")
        var things: [Thing] = []
        for kind in Post.Kind.allCases {
            for state in Post.State.allCases {
                for isOwn in [true, false] {
                    let title = "The \(state) \(kind) of \(isOwn ? "mine" : "another")"
                    let saved = try site.post(title, by: isOwn ? visitor : owner) { input in
                        input.kind = kind
                        input.body = "Text of \(title)"
                        input.status = Post.Status(rawValue: state.rawValue) ?? .published
                        if state == .scheduled { input.publishedAt = "2099-01-01 00:00" }
                    }
                    things.append(
                        Thing(id: saved.id, slug: saved.slug, kind: kind, state: state, isOwn: isOwn, title: title))
                }
            }
        }
        return (browser, things)
    }
}
