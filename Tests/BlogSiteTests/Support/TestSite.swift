import Blog
import BlogStore
import Foundation
import HTTP
import Logging
import MariaDB
import Markup
import Sodium
import Synchronization
import Templates
import TestDatabase
import Testing

@testable import BlogSite

/// A site on a database of its own, with a clock that the test turns.
final class TestSite: Sendable {
    let settings: ConnectionSettings
    let site: Site
    let log = EventLog()
    private let time: Mutex<Timestamp>

    /// Where the clock begins.
    static let start = Timestamp(seconds: 1_790_000_000)

    init(
        _ settings: ConnectionSettings, passwordCost: PasswordHash.Cost = .least, sendsMail: Bool = true,
        mailFolder: String? = nil
    ) throws {
        self.settings = settings
        time = Mutex(Self.start)
        site = try Site(
            options: Site.Options(
                baseURL: "https://blog.example", version: "1.2.3", key: SecretKey(),
                mailSender: sendsMail ? EmailAddress("notes@blog.example") : nil, mailFolder: mailFolder,
                passwordCost: passwordCost, hashesAtOnce: 2, threads: 16),
            templates: Self.templates(), assets: Assets(urls: ["martlet.css": "/assets/martlet.css"]),
            logger: log.logger())
    }

    var now: Timestamp { time.withLock { $0 } }

    func advance(seconds: Int) { time.withLock { $0 = $0.advanced(bySeconds: seconds) } }

    /// A worker thread's responder, with a connection of its own.
    func responder(_ store: Store? = nil) -> SiteResponder {
        SiteResponder(site: { self.site }, store: store ?? self.store(), clock: { self.now })
    }

    func store() -> Store { Store(Connection(settings)) }

    func browser() -> Browser { Browser(responder()) }

    /// A browser in which a person with that role is logged in.
    func browser(
        loggedInAs role: Role, name: String? = nil, isStrong: Bool? = nil, over store: Store? = nil
    ) throws -> Browser {
        let account = try account(role, name: name)
        let browser = Browser(responder(store))
        let token = try Token()
        // Whoever has a second factor has shown it.
        let isStrong = try isStrong ?? self.store().secondFactors.all(of: account.id).areAny
        try self.store().sessions.create(
            token.digest, for: account.id, isStrong: isStrong, idleLimit: 3600, lifetime: 86_400, now: now)
        browser.cookies[CookieName.session] = token.text
        return browser
    }

    @discardableResult
    func account(_ role: Role, name: String? = nil, password: String = "correct horse battery") throws -> Account {
        let text = name ?? role.rawValue + "-1"
        let store = store()
        if let known = try store.accounts.credentials(for: text)?.account { return known }
        return try store.accounts.create(
            name: #require(AccountName(text)), displayName: text.capitalized,
            email: EmailAddress("\(text)@example.org"),
            passwordHash: PasswordHash(of: password, cost: .least).encoded, role: role, now: now)
    }

    /// A published post, unless `edit` says otherwise.
    @discardableResult
    func post(
        _ title: String, by author: Account? = nil, edit: (inout PostDraft.Input) -> Void = { _ in }
    ) throws -> PostStore.Saved {
        var input = PostDraft.Input()
        input.title = title
        input.body = "The text of \(title)."
        input.status = .published
        edit(&input)
        let writer = try author ?? account(.administrator, name: "writer")
        return try store().posts.create(PostDraft(input), by: writer.id, now: now)
    }

    @discardableResult
    func comment(
        on post: UInt64, _ text: String, parent: UInt64? = nil, status: Blog.Comment.Status = .approved,
        by name: String = "Guest"
    ) throws -> UInt64 {
        try store().comments.post(
            CommentStore.Submission(
                postID: post, parentID: parent, author: Blog.Comment.Author(accountID: nil, name: name, website: ""),
                email: "guest@example.org", guestDigest: nil, remoteAddress: "192.0.2.1",
                body: RichText(text, format: .markdown, by: .visitor), status: status,
                key: Digest.sha256(of: ["\(post)", "\(parent ?? 0)", text, name]), createdAt: now)
        ).id
    }

    private static func templates() throws -> PageTemplates {
        try PageTemplates(TemplateLibrary(sources: Specimen.sources()))
    }
}

/// Runs a test with a site on a fresh database.
func withSite(sendsMail: Bool = true, mailFolder: String? = nil, _ body: (TestSite) throws -> Void) throws {
    try withDatabase(migrations: migrations) { database in
        try body(TestSite(database.settings, sendsMail: sendsMail, mailFolder: mailFolder))
    }
}
