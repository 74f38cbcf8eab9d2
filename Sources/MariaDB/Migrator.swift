/// Brings the schema of a database to what the program expects.
///
/// The table `schema_migrations` says which migrations were started and which finished. A lock of the server's lets
/// one migrator work at a time; a second one waits and then finds nothing to do. One that was killed half way leaves a
/// migration that is started and not finished, which the next run begins again.
package struct Migrator {
    /// What is told while migrations run.
    package enum Progress: Sendable, Equatable {
        /// Another migrator is at work; reported each second.
        case waiting
        case started(Migration)
        case finished(Migration)
    }

    private let settings: ConnectionSettings
    private let migrations: [Migration]

    /// Seconds to wait for another migrator, which may be changing a large table.
    private static let patience = 3600

    /// A table, column, key or constraint that is there already, or one to be removed that is not: the server changes
    /// the schema by whole statements, so there is no half of one.
    private static let isDoneAlready: Set<UInt32> = [1050, 1060, 1061, 1091, 1826]

    /// - Parameter settings: of the database; its limits of time do not apply here.
    /// - Throws: `MigrationError.duplicateNumber`.
    package init(_ settings: ConnectionSettings, migrations: [Migration]) throws {
        var settings = settings
        settings.statementTimeout = 0
        settings.readTimeout = 0
        settings.writeTimeout = 0
        settings.lockTimeout = 60
        self.settings = settings
        self.migrations = migrations.sorted { $0.number < $1.number }
        for (migration, next) in zip(self.migrations, self.migrations.dropFirst())
        where migration.number == next.number {
            throw MigrationError.duplicateNumber(next.number)
        }
    }

    /// Reads what the database has, and changes nothing.
    /// - Throws: `MigrationError` if this program must not touch the database; `MariaDBError`.
    package func status() throws -> MigrationStatus {
        try status(on: Connection(settings))
    }

    /// Runs what is pending, in the order of the numbers.
    /// - Returns: what was run.
    /// - Throws: `MigrationError` before anything is changed; `MariaDBError` with the statement that failed, after
    ///   which the migration can be corrected and run again.
    @discardableResult
    package func run(_ report: (Progress) -> Void = { _ in }) throws -> [Migration] {
        let connection = Connection(settings)
        let lock = try lockName(on: connection)
        return try connection.withLock(lock, patience: Self.patience, waiting: { report(.waiting) }) {
            try createTable(on: connection)
            let status = try status(on: connection)
            for migration in status.pending {
                report(.started(migration))
                try run(migration, resuming: migration == status.interrupted, on: connection)
                report(.finished(migration))
            }
            return status.pending
        }
    }

    private func run(_ migration: Migration, resuming: Bool, on connection: Connection) throws {
        try connection.execute(
            """
            INSERT INTO schema_migrations (number, name, checksum, started_at)
            VALUES (\(migration.number), \(migration.name), SHA2(\(migration.sql), 256), UTC_TIMESTAMP(6))
            ON DUPLICATE KEY UPDATE name = VALUES(name), checksum = VALUES(checksum), started_at = VALUES(started_at)
            """)
        for statement in Script(migration.sql).statements {
            do {
                try connection.run(script: statement)
            } catch let error as MariaDBError where resuming && Self.isDoneAlready.contains(error.code) {
                // The attempt before this one came so far and could not say so.
            }
        }
        try connection.execute(
            "UPDATE schema_migrations SET finished_at = UTC_TIMESTAMP(6) WHERE number = \(migration.number)")
    }

    private func status(on connection: Connection) throws -> MigrationStatus {
        let recorded = try recordedMigrations(on: connection)
        var status = MigrationStatus()
        for record in recorded where !migrations.contains(where: { $0.number == record.number }) {
            throw MigrationError.databaseIsNewer(number: record.number, name: record.name)
        }
        for migration in migrations {
            let record = recorded.first { $0.number == migration.number }
            guard let record, record.isFinished else {
                if record != nil { status.interrupted = status.interrupted ?? migration }
                status.pending.append(migration)
                continue
            }
            guard try record.checksum == checksum(of: migration, on: connection) else {
                throw MigrationError.changedAfterwards(number: migration.number, name: migration.name)
            }
            status.applied.append(migration)
        }
        return status
    }

    private func recordedMigrations(on connection: Connection) throws -> [RecordedMigration] {
        do {
            return try connection.rows(
                "SELECT number, name, checksum, finished_at IS NOT NULL FROM schema_migrations ORDER BY number"
            ) { row in
                RecordedMigration(
                    number: try row.int(0), name: try row.string(1), checksum: try row.string(2),
                    isFinished: try row.bool(3))
            }
        } catch let error as MariaDBError where error.code == 1146 {
            return []  // No such table: nothing has run here yet.
        }
    }

    private func checksum(of migration: Migration, on connection: Connection) throws -> String? {
        try connection.row("SELECT SHA2(\(migration.sql), 256)") { row in try row.string(0) }
    }

    private func createTable(on connection: Connection) throws {
        try connection.run(
            script: """
                CREATE TABLE IF NOT EXISTS schema_migrations (
                    number INT UNSIGNED NOT NULL PRIMARY KEY,
                    name VARCHAR(190) NOT NULL,
                    checksum CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
                    started_at DATETIME(6) NOT NULL,
                    finished_at DATETIME(6) NULL
                ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
                """)
    }

    /// The server has one set of locks for all its databases.
    private func lockName(on connection: Connection) throws -> String {
        guard
            let name = try connection.row(
                "SELECT CONCAT('schema_migrations.', SHA1(DATABASE()))", { row in try row.optionalString(0) }),
            let name
        else { throw MariaDBError.refused("no database is selected") }
        return name
    }
}
