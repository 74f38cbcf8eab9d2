import Blog
import BlogStore
import MariaDB
import TestDatabase
import Testing
import WordPressImport

@Suite struct CommentImportTests {
    private static let threads: SQL =
        """
        SELECT c.body, parent.body FROM comments c LEFT JOIN comments parent ON parent.id = c.parent_id ORDER BY c.id
        """

    @Test func `an answer finds its parent wherever in the file that stands`() throws {
        try withDatabase(migrations: migrations) { database in
            let run = try ImportRun(
                database.connection,
                ExportDocument.item(
                    1,
                    ExportDocument.comment(3, parent: 2) + ExportDocument.comment(2, parent: 1)
                        + ExportDocument.comment(1) + ExportDocument.comment(4, parent: 99)
                        + ExportDocument.comment(5, parent: 5)))
            #expect(
                try database.connection.dump(Self.threads, columns: 2) == [
                    "Comment 1 | NULL", "Comment 2 | Comment 1", "Comment 3 | Comment 2", "Comment 4 | NULL",
                    "Comment 5 | NULL",
                ])
            #expect(run.notes.contains("2 of its comments answer comments that are not in the file"))
        }
    }

    @Test func `comments that answer each other in a ring are all kept`() throws {
        try withDatabase(migrations: migrations) { database in
            let run = try ImportRun(
                database.connection,
                ExportDocument.item(
                    1,
                    ExportDocument.comment(1, parent: 3) + ExportDocument.comment(2, parent: 1)
                        + ExportDocument.comment(3, parent: 2)))
            #expect(run.error == nil)
            #expect(run.report.comments.new == 3)
            #expect(
                try database.connection.dump(Self.threads, columns: 2)
                    == ["Comment 2 | NULL", "Comment 3 | Comment 2", "Comment 1 | Comment 3"])
        }
    }

    @Test func `a newer export brings the comments that were written since`() throws {
        try withDatabase(migrations: migrations) { database in
            let connection = database.connection
            _ = try ImportRun(connection, ExportDocument.item(1, ExportDocument.comment(1)))
            try connection.execute("UPDATE comments SET body = 'Edited here'")
            let newer = ExportDocument.item(
                1,
                ExportDocument.comment(1) + ExportDocument.comment(2, parent: 1)
                    + ExportDocument.comment(3, approved: "0"))
            let rehearsal = try ImportRun(connection, newer, isDryRun: true)
            let run = try ImportRun(connection, newer)
            #expect(run.error == nil)
            for report in [rehearsal.report, run.report] {
                #expect((report.comments.new, report.comments.present, report.posts.present) == (2, 1, 1))
            }
            #expect(
                try connection.dump(Self.threads, columns: 2)
                    == ["Edited here | NULL", "Comment 2 | Edited here", "Comment 3 | NULL"])
            #expect(try connection.count("SELECT comment_count FROM posts") == 2)
        }
    }

    @Test(arguments: [
        ("1", "approved"), ("0", "pending"), ("spam", "spam"), ("trash", "trash"), ("post-trashed", "trash"),
        ("", "pending"), ("strange", "pending"),
    ])
    func `no comment becomes visible that was not`(approved: String, status: String) throws {
        try withDatabase(migrations: migrations) { database in
            _ = try ImportRun(
                database.connection, ExportDocument.item(1, ExportDocument.comment(1, approved: approved)))
            #expect(try database.connection.dump("SELECT status FROM comments", columns: 1) == [status])
        }
    }

    @Test func `pingbacks and trackbacks are comments, the notes of extensions are not`() throws {
        try withDatabase(migrations: migrations) { database in
            let comments = ["", "comment", "pingback", "trackback", "order_note"].enumerated().map { index, type in
                ExportDocument.comment(index + 1, "<wp:comment_type>\(type)</wp:comment_type>")
            }
            let run = try ImportRun(database.connection, ExportDocument.item(1, comments.joined()))
            #expect(run.report.comments.new == 4)
            #expect(run.report.otherKinds == ["comments of type “order_note”": 1])
        }
    }

    @Test func `what has no fitting form is left empty`() throws {
        try withDatabase(migrations: migrations) { database in
            _ = try ImportRun(
                database.connection,
                ExportDocument.item(
                    1,
                    ExportDocument.comment(
                        1,
                        """
                        <wp:comment_author>  </wp:comment_author>
                        <wp:comment_author_email>not an address</wp:comment_author_email>
                        <wp:comment_author_url>javascript:alert(1)</wp:comment_author_url>
                        <wp:comment_author_IP>'; DROP TABLE</wp:comment_author_IP>
                        """)
                        + ExportDocument.comment(
                            2,
                            """
                            <wp:comment_author>Tom &amp;amp; Ann</wp:comment_author>
                            <wp:comment_author_email>ann@example.org</wp:comment_author_email>
                            <wp:comment_author_url>https://ann.example/</wp:comment_author_url>
                            <wp:comment_author_IP>2001:db8::1</wp:comment_author_IP>
                            """)))
            #expect(
                try database.connection.dump(
                    "SELECT author_name, author_email, author_website, remote_address FROM comments ORDER BY id",
                    columns: 4) == [
                        "Anonymous |  |  | ", "Tom & Ann | ann@example.org | https://ann.example/ | 2001:db8::1",
                    ])
        }
    }

    @Test func `a comment of an author belongs to the author's account`() throws {
        try withDatabase(migrations: migrations) { database in
            _ = try ImportRun(
                database.connection,
                """
                <wp:author><wp:author_id>7</wp:author_id><wp:author_login>jane</wp:author_login></wp:author>
                """
                    + ExportDocument.item(
                        1,
                        ExportDocument.comment(1, "<wp:comment_user_id>7</wp:comment_user_id>")
                            + ExportDocument.comment(2, "<wp:comment_user_id>8</wp:comment_user_id>")))
            #expect(
                try database.connection.dump(
                    "SELECT a.name FROM comments c LEFT JOIN accounts a ON a.id = c.account_id ORDER BY c.id",
                    columns: 1) == ["jane", "NULL"])
        }
    }

    @Test func `a comment number that comes twice is imported once`() throws {
        try withDatabase(migrations: migrations) { database in
            let run = try ImportRun(
                database.connection,
                ExportDocument.item(1, ExportDocument.comment(1) + ExportDocument.comment(1))
                    + ExportDocument.item(2, ExportDocument.comment(1)))
            #expect(run.error == nil)
            #expect((run.report.comments.new, run.report.comments.present) == (1, 2))
        }
    }
}
