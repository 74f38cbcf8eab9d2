import Blog
import BlogStore
import MariaDB
import TestDatabase
import Testing
import WordPressImport

@Suite(.realExports) struct RealExportImportTests {
    @Test(arguments: [
        ("blank-lines.xml", 1, 0, 0, 1), ("crazy-cdata-escaped.xml", 1, 0, 0, 1),
        ("large-authors.xml", 0, 0, 0, 300), ("slashes.xml", 1, 0, 1, 2), ("small-export.xml", 6, 5, 1, 3),
        ("term-formats.xml", 0, 0, 0, 0), ("valid-wxr-1.0.xml", 3, 3, 1, 1), ("valid-wxr-1.1.xml", 1, 1, 1, 1),
    ])
    func `every valid export is imported, and a second time changes nothing`(
        file: String, posts: Int, pages: Int, comments: Int, authors: Int
    ) throws {
        try withDatabase(migrations: migrations) { database in
            let connection = database.connection
            let run = try ImportRun(connection, file: file)
            #expect(run.error == nil)
            #expect(try connection.count("SELECT COUNT(*) FROM posts WHERE kind = 'post'") == posts)
            #expect(try connection.count("SELECT COUNT(*) FROM posts WHERE kind = 'page'") == pages)
            #expect(try connection.count("SELECT COUNT(*) FROM comments") == comments)
            #expect(try connection.count("SELECT COUNT(*) FROM accounts") == authors)
            let before = try connection.checksums()
            #expect(try ImportRun(connection, file: file).error == nil)
            #expect(try connection.checksums() == before)
        }
    }

    @Test(arguments: [
        "crazy-cdata.xml", "invalid-version-tag.xml", "malformed.xml", "malformed-simple.xml",
        "missing-version-tag.xml",
    ])
    func `a broken export leaves nothing but an error`(file: String) throws {
        try withDatabase(migrations: migrations) { database in
            let run = try ImportRun(database.connection, file: file)
            #expect(run.error?.line != nil)
            #expect(try database.connection.blogContent() == [])
        }
    }

    @Test func `backslashes arrive in the database`() throws {
        try withDatabase(migrations: migrations) { database in
            let connection = database.connection
            _ = try ImportRun(connection, file: "slashes.xml")
            #expect(try connection.dump("SELECT body FROM posts", columns: 1) == [#"Slashes aren\'t \"cool\""#])
            #expect(try connection.dump("SELECT body FROM comments", columns: 1) == [#"\o/ ¯\_(ツ)_/¯"#])
            #expect(
                try connection.dump("SELECT name FROM terms ORDER BY kind", columns: 1)
                    == [#"a \"great\" category"#, #"foo\'bar"#])
        }
    }
}
