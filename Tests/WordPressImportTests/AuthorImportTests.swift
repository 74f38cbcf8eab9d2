import Blog
import BlogStore
import MariaDB
import TestDatabase
import Testing
import WordPressImport

@Suite struct AuthorImportTests {
    private func author(_ login: String, email: String = "", display: String = "") -> String {
        """
        <wp:author><wp:author_login><![CDATA[\(login)]]></wp:author_login><wp:author_email>\(email)</wp:author_email>
        <wp:author_display_name><![CDATA[\(display)]]></wp:author_display_name></wp:author>
        """
    }

    private static let accounts: SQL = "SELECT name, display_name, email, role FROM accounts ORDER BY id"

    @Test func `an author gets an account that nobody can log in to`() throws {
        try withDatabase(migrations: migrations) { database in
            let connection = database.connection
            _ = try ImportRun(connection, author("jane", email: "jane@example.org", display: "Jane D&#8217;Oe"))
            #expect(
                try connection.dump(Self.accounts, columns: 4) == ["jane | Jane D’Oe | jane@example.org | author"])
            #expect(try connection.count("SELECT COUNT(*) FROM accounts WHERE password_hash IS NULL") == 1)
        }
    }

    @Test(arguments: [
        ("Jane Doe", "Jane-Doe"), ("jane@example.org", "jane-example.org"), ("j", "author-j"), (">jane", "jane"),
        ("..jane", "jane"), ("Жанна", "author"), (String(repeating: "x", count: 60), String(repeating: "x", count: 40)),
        ("admin", "admin-2"), ("taken", "taken-2"), ("", "Unknown-author"), ("tak.en", "tak.en-2"),
    ])
    func `login names become valid and free names`(login: String, name: String) throws {
        try withDatabase(migrations: migrations) { database in
            let store = Store(database.connection)
            _ = try store.accounts.create(
                name: try #require(AccountName("Taken")), displayName: "Taken", email: nil, passwordHash: nil,
                role: .reader, now: importTime)
            let run = try ImportRun(database.connection, author(login))
            #expect(
                try database.connection.dump("SELECT name FROM accounts ORDER BY id", columns: 1) == ["Taken", name])
            #expect(run.notes.isEmpty == (login == name))
        }
    }

    @Test func `a stray bracket around an author's name makes no other person`() throws {
        try withDatabase(migrations: migrations) { database in
            _ = try ImportRun(
                database.connection,
                author("jane") + ExportDocument.item(1, "<dc:creator>&gt;jane</dc:creator>")
                    + ExportDocument.item(2, "<dc:creator>JANE</dc:creator>"))
            #expect(try database.connection.count("SELECT COUNT(*) FROM accounts") == 1)
        }
    }

    @Test(arguments: [(Role.author, 1, "boss"), (.reader, 2, "jane")])
    func `an author who has an account is known by the e-mail address, unless it is a reader's`(
        role: Role, accounts: Int, byline: String
    ) throws {
        try withDatabase(migrations: migrations) { database in
            let connection = database.connection
            let store = Store(connection)
            _ = try store.accounts.create(
                name: try #require(AccountName("boss")), displayName: "Boss",
                email: EmailAddress("jane@example.org"), passwordHash: nil, role: role, now: importTime)
            for _ in 1...2 {
                _ = try ImportRun(connection, author("jane", email: "Jane@example.org") + ExportDocument.item(1))
            }
            #expect(try connection.count("SELECT COUNT(*) FROM accounts") == accounts)
            #expect(
                try connection.dump(
                    "SELECT a.name FROM posts p JOIN accounts a ON a.id = p.author_id", columns: 1) == [byline])
        }
    }
}
