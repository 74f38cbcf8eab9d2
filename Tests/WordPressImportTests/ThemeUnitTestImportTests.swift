import Blog
import BlogStore
import Foundation
import MariaDB
import TestDatabase
import Testing
import WordPressImport

/// The export with which the authors of WordPress themes test them.
@Suite(.realExports) struct ThemeUnitTestImportTests {
    private static let file = "themeunittestdata.wordpress.xml"

    @Test func `everything arrives and the report says so`() throws {
        try withDatabase(migrations: migrations) { database in
            let connection = database.connection
            let run = try ImportRun(connection, file: Self.file)
            #expect(run.error == nil)

            #expect(try connection.count("SELECT COUNT(*) FROM posts WHERE kind = 'post'") == 58)
            #expect(try connection.count("SELECT COUNT(*) FROM posts WHERE kind = 'page'") == 21)
            #expect(try connection.count("SELECT COUNT(*) FROM comments WHERE status = 'approved'") == 30)
            #expect(try connection.count("SELECT COUNT(*) FROM comments WHERE status = 'pending'") == 3)
            #expect(try connection.count("SELECT COUNT(*) FROM comments") == 33)
            #expect(try connection.count("SELECT COUNT(*) FROM accounts") == 2)
            #expect(try connection.count("SELECT SUM(comment_count) FROM posts") == 30)

            let report = run.report
            #expect((report.posts.new, report.pages.new, report.comments.new, report.authors.new) == (58, 21, 33, 2))
            #expect(report.newComments == [.approved: 30, .pending: 3])
            #expect(report.attachments.count == 37)
            #expect(report.otherKinds["nav_menu_item"] == 70)
            #expect(run.notes.contains("kept as a draft: it has a password"))
        }
    }

    @Test func `a second import changes nothing, also of what was edited meanwhile`() throws {
        try withDatabase(migrations: migrations) { database in
            let connection = database.connection
            _ = try ImportRun(connection, file: Self.file)
            try connection.execute("UPDATE posts SET title = 'Edited here', slug = 'edited' WHERE slug = 'block-image'")
            try connection.execute("UPDATE comments SET status = 'trash' WHERE status = 'pending'")
            let before = try connection.checksums()

            let again = try ImportRun(connection, file: Self.file)
            #expect(again.error == nil)
            #expect(try connection.checksums() == before)
            let report = again.report
            #expect((report.posts.new, report.posts.present) == (0, 58))
            #expect((report.pages.new, report.pages.present) == (0, 21))
            #expect((report.comments.new, report.comments.present) == (0, 33))
            #expect((report.authors.new, report.authors.present) == (0, 2))
            #expect((report.tags.new, report.categories.new) == (0, 0))
        }
    }

    @Test func `a dry run writes nothing and foretells the report`() throws {
        try withDatabase(migrations: migrations) { database in
            let connection = database.connection
            let before = try connection.checksums()
            let rehearsal = try ImportRun(connection, file: Self.file, isDryRun: true)
            #expect(rehearsal.error == nil)
            #expect(try connection.checksums() == before)
            #expect(rehearsal.report.isDryRun)

            let real = try ImportRun(connection, file: Self.file)
            let foretold = rehearsal.report.lines.dropFirst()
            let reported = real.report.lines.dropFirst()
            #expect(foretold.difference(from: reported).isEmpty)
        }
    }

    @Test func `an import killed half way and started again ends like one`() async throws {
        let whole = try withDatabase(migrations: migrations) { database in
            _ = try ImportRun(database.connection, file: Self.file)
            return try database.connection.blogContent()
        }
        try await withDatabase(migrations: migrations) { database in
            let name = try #require(database.settings.database)
            let path = TestData.export(Self.file)
            await #expect(processExitsWith: .signal(SIGKILL)) { [name = name as String, path = path as String] in
                let server = try TestServer()
                let importer = WordPressImporter(Store(Connection(server.settings(database: name))), now: importTime)
                try importer.run(WordPressExport(path: path)) { progress in
                    if progress.items == 150 { kill(getpid(), SIGKILL) }
                }
            }
            let connection = database.connection
            let posts = try connection.count("SELECT COUNT(*) FROM posts")
            #expect((1..<79).contains(posts))

            #expect(try ImportRun(connection, file: Self.file).error == nil)
            #expect(try connection.blogContent() == whole)
        }
    }

    @Test func `the ten-deep thread is in order`() throws {
        try withDatabase(migrations: migrations) { database in
            _ = try ImportRun(database.connection, file: Self.file)
            let store = Store(database.connection)
            let slug = try #require(Slug("template-comments"))
            let post = try #require(try store.posts.visible(.post, slug, to: .stranger, now: importTime))
            let threads = CommentThread.threads(of: try store.comments.visible(onPost: post.id, to: .stranger))
            #expect(threads.count == 10)
            var thread = try #require(threads.dropFirst(5).first)
            var authors: [String] = []
            while true {
                authors.append(thread.comment?.author.name ?? "")
                guard let reply = thread.replies.first else { break }
                #expect(thread.replies.count == 1)
                thread = reply
            }
            #expect(
                authors == [
                    "John Κώστας Doe Τάδε", "Jane Bloggs", "Fred Bloggs", "Fred Bloggs", "themedemos", "Jane Bloggs",
                    "Joe Bloggs", "Jane Bloggs", "Joe Bloggs", "themedemos",
                ])
        }
    }

    @Test func `odd titles are text, and the post without one is reachable`() throws {
        try withDatabase(migrations: migrations) { database in
            _ = try ImportRun(database.connection, file: Self.file)
            let store = Store(database.connection)
            func title(_ slug: String) throws -> String? {
                try store.posts.visible(.post, try #require(Slug(slug)), to: .stranger, now: importTime)
                    .flatMap(store.posts.whole)?.title
            }
            #expect(try title("edge-case-no-title") == "")
            #expect(try title("markup-title-with-markup") == "Markup: Title <em>With</em> <b>Mark<sup>up</sup></b>")
            #expect(
                try title("title-with-special-characters")
                    == #"Markup: Title With Special Characters ~`!@#$%^&*()-_=+{}[]/\;:'"?,.>"#)
        }
    }

    @Test func `states, dates and terms are those of the file`() throws {
        try withDatabase(migrations: migrations) { database in
            let connection = database.connection
            _ = try ImportRun(connection, file: Self.file)
            let store = Store(connection)
            let administrator = Account(id: 0, name: "boss", displayName: "Boss", role: .administrator)
            func post(_ slug: String) throws -> Post? {
                try store.posts.visible(
                    .post, try #require(Slug(slug)), to: Viewer(account: administrator), now: importTime
                ).flatMap(store.posts.whole)
            }
            #expect(try post("scheduled")?.state(at: importTime) == .scheduled)
            #expect(try post("draft")?.state(at: importTime) == .draft)
            #expect(try post("template-password-protected")?.state(at: importTime) == .draft)
            #expect(try post("template-sticky")?.isSticky == true)
            #expect(try post("template-comments-disabled")?.commentsOpen == false)
            #expect(
                try post("block-image")?.publishedAt == CalendarDate(parsing: "2018-11-03 15:20:00")?.timestamp)
            let many = try #require(try post("edge-case-many-tags"))
            #expect(many.tags.count + many.categories.count == 47)
            #expect(many.author.name == "themedemos")
        }
    }
}
