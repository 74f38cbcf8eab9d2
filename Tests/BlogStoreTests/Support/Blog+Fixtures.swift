import Blog
import BlogStore
import MariaDB
import Markup
import TestDatabase
import Testing

/// Not a comment of the testing library.
typealias Comment = Blog.Comment

/// The moment at which most tests happen.
let now = Timestamp(seconds: 1_790_000_000)

/// A database with the whole schema and nothing in it.
struct TestBlog {
    let database: TestDatabase
    let store: Store

    var connection: Connection { store.connection }

    /// A connection and stores for another thread.
    func anotherStore() -> Store { Store(Connection(database.settings)) }
}

func withBlog<Result>(_ body: (TestBlog) throws -> Result) throws -> Result {
    try withDatabase(migrations: migrations) { database in
        try body(TestBlog(database: database, store: Store(database.connection)))
    }
}

/// Two administrators try to take each other's rights at once, several times: one of them does, and is the only one then.
/// - Parameter act: what the first account of the two does to the second, and whether it was done.
func betweenTwoAdministrators(_ act: @escaping @Sendable (Store, UInt64, UInt64) throws -> Bool) throws {
    for _ in 0..<5 {
        try withBlog { blog throws in
            let ids = try ["ada", "eve"].map { try blog.store.account($0, .administrator).id }
            nonisolated(unsafe) let shared = blog
            let meeting = Meeting(of: 2)
            let results = inParallel(count: 2) { worker in
                let store = shared.anotherStore()
                _ = try store.settings.load()
                meeting.wait()
                return try act(store, ids[worker], ids[1 - worker])
            }
            #expect(results.count { (try? $0.get()) == true } == 1, "\(results)")
            #expect(results.contains { $0.error as? AdministrationError == .notAdministrator }, "\(results)")
            #expect(try blog.number("SELECT COUNT(*) FROM accounts WHERE role = 'administrator'") == 1)
        }
    }
}

extension TestBlog {
    func number(_ sql: SQL) throws -> Int { try #require(try connection.row(sql) { row in try row.int(0) }) }
}

extension Store {
    @discardableResult
    func account(_ name: String, _ role: Role = .reader, email: String? = nil) throws -> Account {
        try accounts.create(
            name: #require(AccountName(name)), displayName: name, email: EmailAddress(email ?? "\(name)@example.org"),
            passwordHash: "hash of \(name)", role: role, now: now)
    }

    /// - Returns: the post's id.
    @discardableResult
    func post(
        _ title: String, by author: Account, _ kind: Post.Kind = .post, _ status: Post.Status = .published,
        slug: String = "", at time: Timestamp? = now, tags: String = "", categories: String = "", isSticky: Bool = false
    ) throws -> UInt64 {
        let draft = try draft(
            title, kind, status, slug: slug, at: time, tags: tags, categories: categories, isSticky: isSticky)
        return try posts.create(draft, by: author.id, now: now).id
    }

    func draft(
        _ title: String, _ kind: Post.Kind = .post, _ status: Post.Status = .published, slug: String = "",
        at time: Timestamp? = now, tags: String = "", categories: String = "", isSticky: Bool = false
    ) throws -> PostDraft {
        var input = PostDraft.Input()
        input.kind = kind
        input.title = title
        input.slug = slug
        input.body = "The text of *\(title)*."
        input.status = status
        input.tags = tags
        input.categories = categories
        input.isSticky = isSticky
        if let time {
            let date = CalendarDate(time)
            input.publishedAt =
                "\(date.year)-\(two(date.month))-\(two(date.day))"
                + " \(two(date.hour)):\(two(date.minute)):\(two(date.second))"
        }
        return try PostDraft(input)
    }

    /// - Returns: the comment's id.
    @discardableResult
    func comment(
        _ body: String, on post: UInt64, answering parent: UInt64? = nil, by account: Account? = nil,
        guest: [UInt8]? = nil, _ status: Comment.Status = .approved
    ) throws -> UInt64 {
        try comments.post(submission(body, on: post, answering: parent, by: account, guest: guest, status)).id
    }

    func submission(
        _ body: String, on post: UInt64, answering parent: UInt64? = nil, by account: Account? = nil,
        guest: [UInt8]? = nil, _ status: Comment.Status = .approved, importKey: String? = nil
    ) -> CommentStore.Submission {
        CommentStore.Submission(
            postID: post, parentID: parent,
            author: Comment.Author(accountID: account?.id, name: account?.displayName ?? "Guest", website: ""),
            email: account == nil ? "guest@example.org" : "", guestDigest: guest, remoteAddress: "192.0.2.1",
            body: RichText(body, format: .markdown, by: .visitor), status: status,
            key: digest("\(post) \(parent ?? 0) \(account?.id ?? 0) \(body)"), createdAt: now, importKey: importKey)
    }
}

extension Slug {
    static func named(_ text: String) throws -> Slug { try #require(Slug(text)) }
}

/// 32 bytes that differ for different texts of up to 32 bytes.
func digest(_ text: String) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 32)
    for (index, byte) in text.utf8.enumerated() { bytes[index % 32] = bytes[index % 32] &* 31 &+ byte }
    return bytes
}

private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

/// The error of the database that `body` meets, by its number.
func errorCode(_ body: () throws -> Void) -> UInt32? {
    do {
        try body()
        return nil
    } catch {
        return (error as? MariaDBError)?.code
    }
}
