import Blog
import BlogStore
import HTTP
import MariaDB
import Sodium
import Testing

@testable import BlogSite

/// Every route for everybody: what happens is computed from the table of rights.
@Suite struct AccessTests {
    private static let people: [Role?] = [nil] + Role.allCases

    /// What the route asks for, together with what its action asks for the kind of thing that it is about.
    private static func right(_ route: Route) -> Right? {
        guard case .right(let right) = route.access else { return nil }
        return switch route {
        case .adminPosts(let kind, _, _), .emptyPostTrash(let kind), .newPost(let kind): .writing(kind)
        default: right
        }
    }

    @Test(arguments: people) func `V8.2.1: every address is open to those alone who have its right`(
        role: Role?
    ) throws {
        try withSite { site throws in
            let world = try AccessWorld(site)
            for route in RouteTests.all where route.access != .loopback {
                let isOpen = Self.right(route).map { Permission.may($0, role) } ?? true
                for method in [Method.get, .post] where route.methods.contains(method) {
                    let (browser, _) = try world.browser(role)
                    let before = isOpen ? [] : try site.fingerprint()
                    let page = world.send(method, route, from: browser)
                    #expect(page.status != .internalServerError, "\(method) \(route.url)")
                    #expect(page.isRefusal(of: method, to: role) == !isOpen, "\(method) \(route.url): \(page.status)")
                    if !isOpen { #expect(try site.fingerprint() == before, "\(method) \(route.url) changed something") }
                }
            }
        }
    }

    @Test func `V8.3.1: a form that says who sends it is not believed`() throws {
        try withSite { site throws in
            let world = try AccessWorld(site)
            let administrator = try site.account(.administrator)
            let claims = [
                ("role", "administrator"), ("account", "\(administrator.id)"), ("user", administrator.name),
                ("viewer", "administrator"), ("is_admin", "1"),
            ]
            for route in RouteTests.all where route.methods.contains(.post) {
                guard let right = Self.right(route), !Permission.may(right, .reader) else { continue }
                let (browser, _) = try world.browser(.reader)
                let before = try site.fingerprint()
                let names = Set(world.fields(route).map(\.0))
                let page = world.send(.post, route, from: browser, adding: claims.filter { !names.contains($0.0) })
                #expect(page.status == .forbidden, "\(route.url)")
                #expect(try site.fingerprint() == before, "\(route.url)")
            }
        }
    }

    @Test func `V8.3.2: lowered rights are gone with the next request, at every address`() throws {
        try withSite { site throws in
            let world = try AccessWorld(site)
            for route in RouteTests.all where route.methods.contains(.get) {
                guard let right = Self.right(route), Permission.may(right, .administrator) else { continue }
                let (browser, account) = try world.browser(.administrator)
                for role in Role.allCases.reversed() {
                    try site.store().connection.execute(
                        "UPDATE accounts SET role = \(role.rawValue) WHERE id = \(account.id)")
                    let page = browser.get(world.url(route))
                    #expect(page.isRefusal(of: .get, to: role) == !Permission.may(right, role), "\(role) \(route.url)")
                }
            }
        }
    }

    @Test func `the probes answer nobody from elsewhere`() throws {
        try withSite { site throws in
            for route in RouteTests.all where route.access == .loopback {
                #expect(try site.browser(loggedInAs: .administrator).get(route.url).status == .notFound)
            }
        }
    }

    @Test func `what is compared before and after a refusal is all that people have there`() throws {
        try withSite { site throws in
            let compared = Set(
                try site.fingerprint().compactMap { $0.split(separator: " ").first?.split(separator: ".").last })
            let missing = Set(try site.tables()).subtracting(compared.map(String.init))
            #expect(
                missing.subtracting(["sessions", "parked_forms", "throttles", "failed_logins"]).allSatisfy {
                    $0.contains("migration")
                },
                "\(missing)")
        }
    }
}

extension Browser.Page {
    /// Whether it says no: strangers are sent to the log-in, where what they typed waits for them, or told of it.
    func isRefusal(of method: Method, to role: Role?) -> Bool {
        if role == nil, location?.hasPrefix("/login?next=") == true { return true }
        return status == .forbidden && text.contains(role == nil ? "You are logged out" : "This is not open to you")
    }
}

/// Things of many kinds, none of which belongs to whoever comes.
final class AccessWorld {
    private let site: TestSite
    private let hash: String
    private var visitors = 0
    let owner: Account
    let posts: [UInt64]
    let comment: UInt64
    let passkey: UInt64
    private let published: Slug

    init(_ site: TestSite) throws {
        self.site = site
        hash = try PasswordHash(of: "correct horse battery", cost: .least).encoded
        owner = try site.account(.author, name: "owner")
        let saved = try site.post("Published", by: owner)
        let draft = try site.post("Draft", by: owner) { $0.status = .draft }
        let trashed = try site.post("Trashed", by: owner) { $0.status = .trash }
        let page = try site.post("Page", by: owner) { $0.kind = .page }
        posts = [saved.id, draft.id, trashed.id, page.id]
        published = saved.slug
        comment = try site.comment(on: saved.id, "Waiting", status: .pending)
        try site.comment(on: saved.id, "Spam", status: .spam)
        let key = try site.store().connection.execute(
            """
            INSERT INTO passkeys (account_id, credential_id, credential_digest, algorithm, public_key, sign_count, name,
                created_at)
            VALUES (\(owner.id), 'id', \(Digest.sha256(of: ["id"])), -7, 'key', 0, 'Key', NOW(6))
            """)
        passkey = key.insertID
    }

    /// Somebody new each time, so that nothing depends on what was asked before.
    func browser(_ role: Role?) throws -> (Browser, Account) {
        visitors += 1
        let browser = site.browser()
        guard let role else { return (browser, owner) }
        let account = try site.store().accounts.create(
            name: #require(AccountName("visitor-\(visitors)")), displayName: "Visitor \(visitors)",
            email: EmailAddress("visitor-\(visitors)@example.org"), passwordHash: hash, role: role, now: site.now)
        let token = try Token()
        try site.store().sessions.create(
            token.digest, for: account.id, idleLimit: 3600, lifetime: 86_400, now: site.now)
        browser.cookies[CookieName.session] = token.text
        return (browser, account)
    }

    func send(
        _ method: Method, _ route: Route, from browser: Browser, adding fields: [(String, String)] = []
    ) -> Browser.Page {
        guard method == .post else { return browser.get(url(route)) }
        browser.get("/login")
        if browser.lastPage.isEmpty { browser.get("/") }
        return browser.post(url(route), self.fields(route) + fields)
    }

    /// The address of something that is there, in place of the example's.
    func url(_ route: Route) -> String {
        switch route {
        case .post(.post, _, nil): Route.post(.post, published).url
        case .comments(.post, _): Route.comments(.post, published).url
        case .editPost(_, let showsPreview): Route.editPost(posts[0], showsPreview: showsPreview).url
        case .adminAccount: Route.adminAccount(owner.id).url
        case .passkey: Route.passkey(passkey).url
        default: route.url
        }
    }

    /// What would do something, if it were taken.
    func fields(_ route: Route) -> [(String, String)] {
        let ids = posts.map { ("ids", "\($0)") }
        return switch route {
        case .adminPosts: [("action", "trash")] + ids
        case .emptyPostTrash: [("action", "delete"), ("confirmed", "yes")] + ids
        case .newPost, .editPost: [("title", "Mine"), ("body", "Mine"), ("intent", "publish"), ("version", "1")]
        case .adminComments: [("action", "approve"), ("ids", "\(comment)")]
        case .emptyComments: [("action", "delete"), ("confirmed", "yes"), ("ids", "\(comment + 1)")]
        case .adminAccount: [("action", "role"), ("role", "administrator"), ("confirmed", "yes")]
        case .adminSettings:
            [
                ("title", "Mine"), ("tagline", ""), ("language", "en"), ("registration", "open"),
                ("second_factor", ""), ("seen", ""), ("confirmed", "yes"),
            ]
        case .invitations: [("action", "invite"), ("email", "eve@example.org"), ("role", "administrator")]
        case .adminMail: [("action", "retry"), ("ids", "1"), ("id", "1")]
        case .comments: [("body", "Hello"), ("name", "Eve"), ("intent", "post")]
        default: []
        }
    }
}
