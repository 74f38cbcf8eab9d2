import Blog
import BlogStore
import MariaDB
import Testing

/// What the tables themselves refuse, whatever the code above them does. 1062 is a duplicate, 4025 a CHECK, 1452 a row
/// that refers to nothing, 1451 one that others refer to, 1048 a NULL, 1364 a missing value, 1406 too long a text, 1366
/// and 1292 a value of another type.
@Suite struct SchemaTests {
    private static let account =
        """
        INSERT INTO accounts (id, name, name_key, display_name, email, email_key, role, created_at, import_key)
        VALUES
        """
    private static let post =
        """
        INSERT INTO posts (id, kind, slug, title, format, body, body_html, renderer, excerpt, summary, status,
            published_at, created_at, updated_at, author_id, comments_open, is_sticky, version, comment_count,
            import_key) VALUES
        """
    private static let comment =
        """
        INSERT INTO comments (id, post_id, parent_id, account_id, author_name, author_email, author_website,
            remote_address, format, body, body_html, renderer, status, created_at, submission_key, import_key) VALUES
        """
    private static let session =
        "INSERT INTO sessions (token_digest, account_id, created_at, last_used_at, expires_at, idle_limit) VALUES"

    /// One good row of each table, that others are like but for one value.
    private static let good: [String] = [
        "\(account) (1, 'Ada', 'ada', 'Ada', 'Ada@x.org', 'ada@x.org', 'author', '2026-01-01', 'wp:1')",
        """
        \(post) (1, 'post', 'one', 'One', 'markdown', 'b', 'b', 1, '', 'b', 'published', '2026-01-01', '2026-01-01',
            '2026-01-01', 1, 1, 0, 1, 0, 'wp:1')
        """,
        "INSERT INTO terms (id, kind, slug, name) VALUES (1, 'tag', 'red', 'Red')",
        "INSERT INTO post_terms (post_id, term_id, position) VALUES (1, 1, 0)",
        """
        \(comment) (1, 1, NULL, 1, 'Ada', '', '', '::1', 'markdown', 'b', 'b', 1, 'approved', '2026-01-01',
            REPEAT('a', 32), 'wp:1')
        """,
        "\(session) (REPEAT('a', 32), 1, '2026-01-01', '2026-01-01', '2026-01-02', 60)",
        "INSERT INTO setup_links (id, token_digest, expires_at) VALUES (1, REPEAT('a', 32), '2026-01-01')",
        "INSERT INTO settings (name, value) VALUES ('title', 'A site')",
    ]

    private static let bad: [(UInt32, String)] = [
        (1062, "\(account) (2, 'ADA', 'ada', 'Other', NULL, NULL, 'reader', '2026-01-01', NULL)"),
        (1062, "\(account) (2, 'bob', 'bob', 'Bob', 'ada@X.org', 'ada@x.org', 'reader', '2026-01-01', NULL)"),
        (1062, "\(account) (2, 'bob', 'bob', 'Bob', NULL, NULL, 'reader', '2026-01-01', 'wp:1')"),
        // Trailing spaces do not make another name or address.
        (1062, "\(account) (2, 'ada ', 'ada ', 'Ada', NULL, NULL, 'reader', '2026-01-01', NULL)"),
        (1062, "\(account) (2, 'bob', 'bob', 'Bob', 'ada@x.org ', 'ada@x.org ', 'reader', '2026-01-01', NULL)"),
        (4025, "\(account) (2, 'bob', 'bob', 'Bob', NULL, NULL, 'owner', '2026-01-01', NULL)"),
        (4025, "\(account) (2, 'bob', 'bob', 'Bob', NULL, NULL, 'AUTHOR', '2026-01-01', NULL)"),
        (4025, "\(account) (2, '', 'bob', 'Bob', NULL, NULL, 'reader', '2026-01-01', NULL)"),
        (4025, "\(account) (2, 'bob', 'bob', '', NULL, NULL, 'reader', '2026-01-01', NULL)"),
        (1048, "\(account) (2, 'bob', NULL, 'Bob', NULL, NULL, 'reader', '2026-01-01', NULL)"),
        (1406, "\(account) (2, REPEAT('b', 41), 'bob', 'Bob', NULL, NULL, 'reader', '2026-01-01', NULL)"),
        (1366, "\(account) (2, 'bøb', 'bob', 'Bob', NULL, NULL, 'reader', '2026-01-01', NULL)"),
        (1292, "\(account) (2, 'bob', 'bob', 'Bob', NULL, NULL, 'reader', '2026-02-30', NULL)"),
        (1364, "INSERT INTO accounts (id) VALUES (2)"),
        (1451, "DELETE FROM accounts WHERE id = 1"),
        (1062, like("slug")), (1062, like("import_key", "'two'")),
        (4025, like("kind", "'note'")), (4025, like("format", "'rtf'")), (4025, like("status", "'private'")),
        (4025, "UPDATE posts SET trashed_from = 'draft' WHERE id = 1"), (4025, like("published_at", "NULL")),
        (1452, like("author_id", "99")), (1406, like("slug", "REPEAT('s', 191)")),
        (1048, like("title", "NULL")), (1366, like("slug", "'été'")), (1264, like("version", "-1")),
        (1264, like("comment_count", "-1")),
        (1062, "INSERT INTO terms (kind, slug, name) VALUES ('tag', 'red', 'Other')"),
        (4025, "INSERT INTO terms (kind, slug, name) VALUES ('colour', 'red', 'Red')"),
        (4025, "INSERT INTO terms (kind, slug, name) VALUES ('tag', 'blue', '')"),
        (1062, "INSERT INTO post_terms (post_id, term_id, position) VALUES (1, 1, 1)"),
        (1452, "INSERT INTO post_terms (post_id, term_id, position) VALUES (99, 1, 1)"),
        (1452, "INSERT INTO post_terms (post_id, term_id, position) VALUES (1, 99, 1)"),
        (1062, answer("submission_key", "REPEAT('a', 32)")), (1062, answer("import_key", "'wp:1'")),
        (1452, answer("post_id", "99")), (1452, answer("parent_id", "99")), (1452, answer("account_id", "99")),
        (4025, answer("status", "'deleted'")), (4025, answer("format", "'text'")),
        (1406, answer("submission_key", "REPEAT('b', 33)")), (1048, answer("body", "NULL")),
        (1366, answer("author_name", "X'C328'")),
        (1062, "\(session) (REPEAT('a', 32), 1, '2026-01-01', '2026-01-01', '2026-01-02', 60)"),
        (1452, "\(session) (REPEAT('b', 32), 99, '2026-01-01', '2026-01-01', '2026-01-02', 60)"),
        (1264, "\(session) (REPEAT('b', 32), 1, '2026-01-01', '2026-01-01', '2026-01-02', -1)"),
        (4025, "INSERT INTO setup_links (id, token_digest, expires_at) VALUES (2, REPEAT('a', 32), '2026-01-01')"),
        (1062, "INSERT INTO setup_links (id, token_digest, expires_at) VALUES (1, REPEAT('b', 32), '2026-01-01')"),
        (1062, "INSERT INTO settings (name, value) VALUES ('title', 'Another')"),
        (1048, "INSERT INTO settings (name, value) VALUES ('tagline', NULL)"),
        (
            4025,
            "INSERT INTO account_links VALUES (1, 'name', REPEAT('a', 32), 'ada@x.org', 'ada@x.org', '2026-01-01')"
        ),
        (
            4025,
            """
            INSERT INTO invitations (token_digest, email, email_key, role, invited_by, created_at, expires_at)
            VALUES (REPEAT('a', 32), 'b@x.org', 'b@x.org', 'owner', 1, '2026-01-01', '2026-01-02')
            """
        ),
    ]

    /// A second post, as the first in one value (which must be another's) or with one value of its own.
    private static func like(_ column: String, _ value: String? = nil) -> String {
        let slug = column == "slug" ? value ?? "'one'" : "'two'"
        let key = column == "import_key" ? "'wp:1'" : "NULL"
        func other(_ name: String, _ usual: String) -> String { name == column ? value ?? usual : usual }
        return """
            \(post) (2, \(other("kind", "'post'")), \(slug), \(other("title", "'Two'")), \(other("format", "'html'")),
                'b', 'b', 1, '', 'b', \(other("status", "'published'")), \(other("published_at", "'2026-01-01'")),
                '2026-01-01', '2026-01-01', \(other("author_id", "1")), 1, 0, \(other("version", "1")),
                \(other("comment_count", "0")), \(key))
            """
    }

    private static func answer(_ column: String, _ value: String) -> String {
        func other(_ name: String, _ usual: String) -> String { name == column ? value : usual }
        return """
            \(comment) (2, \(other("post_id", "1")), \(other("parent_id", "1")), \(other("account_id", "NULL")),
                \(other("author_name", "'B'")), '', '', '::1', \(other("format", "'html'")), \(other("body", "'b'")),
                'b', 1, \(other("status", "'spam'")), '2026-01-01', \(other("submission_key", "REPEAT('z', 32)")),
                \(other("import_key", "NULL")))
            """
    }

    @Test func `each CHECK, UNIQUE, FOREIGN KEY and NOT NULL refuses by its number`() throws {
        try withBlog { blog throws in
            for statement in Self.good { try blog.connection.run(script: statement) }
            for (code, statement) in Self.bad {
                let met = errorCode { try blog.connection.run(script: statement) }
                #expect(met == code, "\(statement)")
            }
            for statement in [Self.like("title", "'Fine'"), Self.answer("body", "'Fine'")] {
                try blog.connection.run(script: statement)
            }
        }
    }

    @Test func `every CHECK of the schema is one that the tests above meet`() throws {
        try withBlog { blog throws in
            let checks = try blog.connection.rows(
                """
                SELECT constraint_name FROM information_schema.check_constraints
                WHERE constraint_schema = DATABASE() AND table_name <> 'schema_migrations' ORDER BY constraint_name
                """
            ) { row in try row.string(0) }
            for statement in Self.good { try blog.connection.run(script: statement) }
            var met: Set<String> = []
            for (code, statement) in Self.bad where code == 4025 {
                do { try blog.connection.run(script: statement) } catch let error as MariaDBError {
                    met.formUnion(checks.filter { error.message.contains("`\($0)`") || error.message.contains($0) })
                }
            }
            #expect(checks.count >= 10)
            #expect(met.sorted() == checks)
        }
    }

    @Test func `what belongs to a row that goes, goes or lets go`() throws {
        try withBlog { blog throws in
            for statement in Self.good { try blog.connection.run(script: statement) }
            try blog.connection.run(script: Self.answer("body", "'b'"))
            try blog.connection.run(script: "DELETE FROM comments WHERE id = 1")
            #expect(try blog.number("SELECT COUNT(*) FROM comments WHERE id = 2 AND parent_id IS NULL") == 1)
            try blog.connection.run(script: "UPDATE comments SET account_id = 1; DELETE FROM terms")
            #expect(try blog.number("SELECT COUNT(*) FROM post_terms") == 0)
            try blog.connection.run(
                script: """
                    \(Self.account) (2, 'bob', 'bob', 'Bob', NULL, NULL, 'author', '2026-01-01', NULL);
                    UPDATE posts SET author_id = 2; DELETE FROM accounts WHERE id = 1
                    """)
            #expect(try blog.number("SELECT COUNT(*) FROM comments WHERE account_id IS NULL") == 1)
            #expect(try blog.number("SELECT COUNT(*) FROM sessions") == 0)
        }
    }
}
