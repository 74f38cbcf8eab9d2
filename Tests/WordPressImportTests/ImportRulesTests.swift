import Blog
import BlogStore
import MariaDB
import TestDatabase
import Testing
import WordPressImport

/// The rules of the import, each on a small export and a real database.
@Suite struct ImportRulesTests {
    @Test(arguments: [
        ("publish", "", "published", "2012-01-05 13:30:46.000000", false),
        ("publish", "secret", "draft", "2012-01-05 13:30:46.000000", true),
        ("future", "", "published", "2012-01-05 13:30:46.000000", false),
        ("draft", "", "draft", "NULL", false), ("pending", "", "draft", "NULL", true),
        ("private", "", "draft", "2012-01-05 13:30:46.000000", true),
        ("trash", "", "trash", "2012-01-05 13:30:46.000000", false), ("archived", "", "draft", "NULL", true),
    ])
    func `what strangers could not read stays hidden`(
        status: String, password: String, kept: String, publishedAt: String, isNoted: Bool
    ) throws {
        try withDatabase(migrations: migrations) { database in
            let connection = database.connection
            let run = try ImportRun(
                connection,
                ExportDocument.item(1, "<wp:post_password>\(password)</wp:post_password>", status: status))
            #expect(
                try connection.dump("SELECT status, CAST(published_at AS CHAR) FROM posts", columns: 2)
                    == ["\(kept) | \(publishedAt)"])
            #expect(run.notes.contains("kept as a draft") == isNoted)
        }
    }

    @Test func `only posts and pages are imported, the rest is counted`() throws {
        try withDatabase(migrations: migrations) { database in
            let run = try ImportRun(
                database.connection,
                ExportDocument.item(1) + ExportDocument.item(2, type: "nav_menu_item")
                    + ExportDocument.item(3, type: "revision", status: "inherit")
                    + ExportDocument.item(4, status: "auto-draft")
                    + ExportDocument.item(
                        5, "<wp:attachment_url>https://example.org/a.png</wp:attachment_url>", type: "attachment"))
            #expect(try database.connection.count("SELECT COUNT(*) FROM posts") == 1)
            #expect(run.report.otherKinds == ["nav_menu_item": 1, "revision": 1, "auto-draft": 1])
            #expect(run.report.attachments.entries == ["https://example.org/a.png"])
        }
    }

    @Test func `slugs are kept, made valid, or numbered, and changes are reported`() throws {
        try withDatabase(migrations: migrations) { database in
            let connection = database.connection
            func item(_ id: Int, name: String, title: String, type: String = "post") -> String {
                ExportDocument.item(
                    id, "<wp:post_name>\(name)</wp:post_name><title><![CDATA[\(title)]]></title>", type: type)
            }
            let run = try ImportRun(
                connection,
                item(1, name: "same", title: "x") + item(2, name: "same", title: "x")
                    + item(3, name: "same", title: "x", type: "page")
                    + item(4, name: "caf%c3%a9-noir", title: "x")
                    + item(5, name: "%e8%bf%9c%e5%be%81-2", title: "远征 2")
                    + item(6, name: "%ce%b5-2", title: "Second: the Greek")
                    + item(7, name: "", title: "") + item(8, name: "", title: "From the title"))
            #expect(
                try connection.dump("SELECT kind, slug FROM posts ORDER BY id", columns: 2) == [
                    "post | same", "post | same-2", "page | same", "post | cafe-noir", "post | post-5",
                    "post | second-the-greek", "post | post-7", "post | from-the-title",
                ])
            #expect(run.notes.contains("address changed to “same-2”, as “same” is taken"))
            #expect(run.notes.contains("address changed from “%e8%bf%9c%e5%be%81-2” to “post-5”"))
        }
    }

    @Test func `titles and names lose one layer of escapes and nothing else`() throws {
        try withDatabase(migrations: migrations) { database in
            let connection = database.connection
            _ = try ImportRun(
                connection,
                """
                <wp:category><wp:category_nicename>arts</wp:category_nicename>
                <wp:cat_name><![CDATA[Arts &amp; Crafts]]></wp:cat_name></wp:category>
                """
                    + ExportDocument.item(
                        1, "<title><![CDATA[Q&amp;A: <em>how</em> &#8220;&amp;amp;&#8221; works\n\u{202E}x]]></title>"))
            #expect(
                try connection.dump("SELECT title FROM posts", columns: 1)
                    == ["Q&A: <em>how</em> “&amp;” works x"])
            #expect(try connection.dump("SELECT name FROM terms", columns: 1) == ["Arts & Crafts"])
        }
    }

    @Test func `a post that is too long is left out with its comments, and the rest goes on`() throws {
        try withDatabase(migrations: migrations) { database in
            let text = String(repeating: "word ", count: 120_000)
            let run = try ImportRun(
                database.connection,
                ExportDocument.item(
                    1, "<content:encoded>\(text)</content:encoded>" + ExportDocument.comment(1))
                    + ExportDocument.item(2))
            #expect(run.error == nil)
            #expect((run.report.posts.new, run.report.posts.leftOut, run.report.comments.leftOut) == (1, 1, 1))
            #expect(run.notes.contains("left out: its text has 585 KiB; at most 512 are kept here"))
        }
    }

    @Test func `items without a number are known by their GUID`() throws {
        try withDatabase(migrations: migrations) { database in
            let item =
                "<item><title>T</title><guid>https://example.org/?p=1</guid><wp:post_type>post</wp:post_type>"
                + "<wp:status>publish</wp:status></item>"
            let nameless = "<item><title>U</title><wp:post_type>post</wp:post_type></item>"
            _ = try ImportRun(database.connection, item + nameless)
            let run = try ImportRun(database.connection, item + nameless)
            #expect((run.report.posts.new, run.report.posts.present, run.report.posts.leftOut) == (0, 1, 1))
            #expect(run.notes.contains("it has neither a number nor a GUID"))
        }
    }

    @Test func `the same numbers of another blog are other posts`() throws {
        try withDatabase(migrations: migrations) { database in
            for site in ["https://one.example", "https://two.example", "http://one.example/"] {
                let document = ExportDocument.export(ExportDocument.item(1), site: site)
                _ = ImportRun(database.connection, try WordPressExport(bytes: Array(document.utf8)))
            }
            #expect(try database.connection.count("SELECT COUNT(*) FROM posts") == 2)
        }
    }

    @Test func `an item is written whole or not at all`() throws {
        try withDatabase(migrations: migrations) { database in
            let connection = database.connection
            try connection.run(script: "ALTER TABLE comments ADD CONSTRAINT refused CHECK (body <> 'Comment 3')")
            let run = try ImportRun(
                connection,
                ExportDocument.item(1, ExportDocument.comment(1))
                    + ExportDocument.item(2, ExportDocument.comment(2) + ExportDocument.comment(3)))
            #expect(run.error?.line != nil)
            #expect(try connection.dump("SELECT slug FROM posts", columns: 1) == ["title-1"])
            #expect(try connection.dump("SELECT body FROM comments", columns: 1) == ["Comment 1"])
            #expect(try connection.count("SELECT SUM(comment_count) FROM posts") == 1)
            // Other tests get this database after this one.
            try connection.run(script: "ALTER TABLE comments DROP CONSTRAINT refused")
        }
    }
}
