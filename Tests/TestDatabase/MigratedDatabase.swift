import MariaDB

/// A database with a random name, and what it looked like when its migrations had run.
struct MigratedDatabase: Sendable {
    let settings: ConnectionSettings
    let migrations: [Migration]
    private let name: String
    private let tables: [Table]
    private let schema: String
    /// A second database with the rows that the migrations put into some tables.
    private var seedName: String { name + "_seed" }

    /// Tables in which the migrations put rows.
    private let seeded: Set<String>

    private struct Table: Sendable {
        let name: String
        let hasAutoIncrement: Bool
    }

    init(on server: TestServer, migrations: [Migration]) throws {
        name = "test_" + String(UInt64.random(in: 0...UInt64.max), radix: 36)
        settings = server.settings(database: name)
        self.migrations = migrations

        let administrator = Connection(server.settings().forBatchWork)
        try administrator.run(script: "CREATE DATABASE \(name) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci")
        do {
            if !migrations.isEmpty { try Migrator(settings, migrations: migrations).run() }
            let connection = Connection(settings.forBatchWork)
            schema = try Self.schema(on: connection)
            tables = try Self.tables(on: connection)
            seeded = try Self.used(among: tables, on: connection)
            try Self.keepSeeds(of: seeded, in: name + "_seed", on: connection)
        } catch {
            try administrator.run(script: "DROP DATABASE \(name); DROP DATABASE IF EXISTS \(name)_seed")
            throw error
        }
    }

    /// Brings the rows back to what they were after the migrations.
    /// - Returns: whether that could be done; not when the schema was changed.
    func reset() throws -> Bool {
        let connection = Connection(settings.forBatchWork)
        guard try Self.schema(on: connection) == schema, !tables.isEmpty else { return false }
        let used = try Self.used(among: tables, on: connection).union(seeded)
        try connection.run(script: "SET foreign_key_checks = 0")
        for table in tables where used.contains(table.name) {
            try connection.run(script: "DELETE FROM `\(table.name)`")
            if table.hasAutoIncrement { try connection.run(script: "ALTER TABLE `\(table.name)` AUTO_INCREMENT = 1") }
            if seeded.contains(table.name) {
                try connection.run(script: "INSERT INTO `\(table.name)` SELECT * FROM \(seedName).`\(table.name)`")
            }
        }
        return true
    }

    func drop() {
        var administrator = settings.forBatchWork
        administrator.database = nil
        do {
            try Connection(administrator).run(
                script: "DROP DATABASE IF EXISTS \(name); DROP DATABASE IF EXISTS \(seedName)")
        } catch {
            print("The test database \(name) could not be dropped: \(error)")
        }
    }

    private static func tables(on connection: Connection) throws -> [Table] {
        try connection.rows(
            """
            SELECT table_name, auto_increment IS NOT NULL FROM information_schema.tables
            WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
            """
        ) { row in Table(name: try row.string(0), hasAutoIncrement: try row.bool(1)) }
    }

    /// The tables that hold rows, found in one statement for all of them.
    private static func used(among tables: [Table], on connection: Connection) throws -> Set<String> {
        guard !tables.isEmpty else { return [] }
        let questions = tables.map { "SELECT '\($0.name)' AS name WHERE EXISTS (SELECT 1 FROM `\($0.name)`)" }
        try connection.run(
            script: "CREATE TEMPORARY TABLE used_tables AS " + questions.joined(separator: " UNION ALL "))
        return Set(try connection.rows("SELECT name FROM used_tables") { row in try row.string(0) })
    }

    private static func keepSeeds(of tables: Set<String>, in seedName: String, on connection: Connection) throws {
        guard !tables.isEmpty else { return }
        try connection.run(script: "CREATE DATABASE \(seedName)")
        for table in tables {
            try connection.run(script: "CREATE TABLE \(seedName).`\(table)` AS SELECT * FROM `\(table)`")
        }
    }

    /// A digest of all tables, columns, keys and triggers.
    private static func schema(on connection: Connection) throws -> String {
        try connection.run(script: "SET group_concat_max_len = 1000000")
        return try connection.row(
            """
            SELECT CONCAT_WS(';',
                (SELECT GROUP_CONCAT(table_name, column_name, column_type, is_nullable ORDER BY table_name, column_name)
                 FROM information_schema.columns WHERE table_schema = DATABASE()),
                (SELECT GROUP_CONCAT(table_name, index_name, column_name ORDER BY table_name, index_name, seq_in_index)
                 FROM information_schema.statistics WHERE table_schema = DATABASE()),
                (SELECT GROUP_CONCAT(trigger_name ORDER BY trigger_name)
                 FROM information_schema.triggers WHERE trigger_schema = DATABASE()))
            """
        ) { row in try row.string(0) } ?? ""
    }
}
