import Blog
import BlogStore
import MariaDB
import Testing
import WordPressImport

let importTime = Timestamp(seconds: 1_790_000_000)

/// What an import reported, and the error that it ended with.
struct ImportRun {
    let report: ImportReport
    let error: ImportError?

    /// The lines of the notes, one text to look in.
    var notes: String { report.notes.entries.joined(separator: "\n") }

    init(_ connection: Connection, _ channel: String, isDryRun: Bool = false) throws {
        self.init(
            connection, try WordPressExport(bytes: Array(ExportDocument.export(channel).utf8)), isDryRun: isDryRun)
    }

    init(_ connection: Connection, file: String, isDryRun: Bool = false) throws {
        self.init(connection, try WordPressExport(path: TestData.export(file)), isDryRun: isDryRun)
    }

    init(_ connection: Connection, _ export: WordPressExport, isDryRun: Bool = false) {
        let importer = WordPressImporter(Store(connection), isDryRun: isDryRun, now: importTime)
        var error: ImportError?
        do throws(ImportError) {
            try importer.run(export)
        } catch let failure {
            error = failure
        }
        report = importer.report
        self.error = error
    }
}

extension Connection {
    /// Each row as one text, for comparing what two imports left.
    func dump(_ statement: SQL, columns: Int) throws -> [String] {
        try rows(statement) { row in
            try (0..<columns).map { try row.optionalString($0) ?? "NULL" }.joined(separator: " | ")
        }
    }

    /// All that an import writes, told without the ids that the database gave.
    func blogContent() throws -> [String] {
        try dump(
            """
            SELECT 'account', name, display_name, email, role, CAST(created_at AS CHAR), import_key FROM accounts
            ORDER BY import_key
            """, columns: 7)
            + dump("SELECT 'term', kind, slug, name FROM terms ORDER BY kind, slug", columns: 4)
            + dump(
                """
                SELECT p.kind, p.slug, p.title, p.body, p.excerpt, p.status, CAST(p.published_at AS CHAR),
                    CAST(p.created_at AS CHAR), CAST(p.updated_at AS CHAR), a.name, CAST(p.comments_open AS CHAR),
                    CAST(p.is_sticky AS CHAR), CAST(p.comment_count AS CHAR), p.import_key,
                    (SELECT GROUP_CONCAT(t.kind, t.slug ORDER BY pt.position) FROM post_terms pt
                        JOIN terms t ON t.id = pt.term_id WHERE pt.post_id = p.id)
                FROM posts p JOIN accounts a ON a.id = p.author_id ORDER BY p.import_key
                """, columns: 15)
            + dump(
                """
                SELECT 'comment', p.slug, parent.import_key, a.name, c.author_name, c.author_email, c.author_website,
                    c.remote_address, c.body, c.status, CAST(c.created_at AS CHAR), c.import_key
                FROM comments c JOIN posts p ON p.id = c.post_id LEFT JOIN comments parent ON parent.id = c.parent_id
                LEFT JOIN accounts a ON a.id = c.account_id ORDER BY c.import_key
                """, columns: 12)
    }

    /// Every byte of the tables, ids and versions included.
    func checksums() throws -> [String] {
        try rows("CHECKSUM TABLE accounts, posts, terms, post_terms, comments, settings") { row in
            "\(try row.string(0)) \(try row.uint(1))"
        }
    }

    func count(_ statement: SQL) throws -> Int { try row(statement) { try $0.int(0) } ?? 0 }
}
