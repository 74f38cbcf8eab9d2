import Foundation
import Synchronization
import TestDatabase
import Testing

@testable import MariaDB

@Suite struct MigratorTests {
    private let first = Migration(number: 1, name: "one", sql: "CREATE TABLE IF NOT EXISTS one (id INT PRIMARY KEY)")
    private let second = Migration(
        number: 2, name: "two",
        sql: """
            CREATE TABLE IF NOT EXISTS two (id INT PRIMARY KEY); -- a comment; with a semicolon
            INSERT IGNORE INTO two VALUES (1), (2);
            """)

    @Test func `what is pending runs in order, once`() throws {
        try withDatabase(migrations: []) { database throws in
            let migrator = try Migrator(database.settings, migrations: [second, first])
            #expect(try migrator.status().pending == [first, second])
            var progress: [Migrator.Progress] = []
            #expect(try migrator.run { progress.append($0) } == [first, second])
            #expect(progress == [.started(first), .finished(first), .started(second), .finished(second)])
            #expect(try database.connection.number("SELECT COUNT(*) FROM two") == 2)
            #expect(try migrator.run() == [])
            #expect(try migrator.status() == MigrationStatus(applied: [first, second], pending: []))
            let finished = try database.connection.number(
                "SELECT COUNT(*) FROM schema_migrations WHERE finished_at >= started_at")
            #expect(finished == 2)
        }
    }

    @Test func `asking for the status changes nothing`() throws {
        try withDatabase(migrations: []) { database throws in
            #expect(try Migrator(database.settings, migrations: [first]).status().pending == [first])
            let tables = try database.connection.number(
                "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE()")
            #expect(tables == 0)
        }
    }

    @Test func `two started at once: one works, the other waits and finds nothing to do`() throws {
        try withDatabase(migrations: []) { database throws in
            let settings = database.settings
            let migrations = [
                first, Migration(number: 2, name: "slow", sql: "CREATE TABLE slow (id INT) AS SELECT SLEEP(1.2) AS id"),
            ]
            let waited = WaitCount()
            let ran = inParallel(count: 2) { _ in
                try Migrator(settings, migrations: migrations).run { progress in
                    if progress == .waiting { waited.value.withLock { $0 += 1 } }
                }
            }
            #expect(try ran.map { try $0.get().count }.sorted() == [0, 2])
            #expect(waited.value.withLock { $0 } >= 1)
        }
    }

    @Test func `one that fails half way is seen and run again from its beginning`() throws {
        try withDatabase(migrations: []) { database throws in
            let broken = Migration(
                number: 2, name: "two", sql: second.sql + "; ALTER TABLE nothing ADD COLUMN a INT; SELECT 1")
            let migrator = try Migrator(database.settings, migrations: [first, broken])
            let error = mariaDBError { try migrator.run() }
            #expect(error?.code == 1146)
            #expect(error?.sql == "ALTER TABLE nothing ADD COLUMN a INT")
            let status = try migrator.status()
            #expect(status == MigrationStatus(applied: [first], pending: [broken], interrupted: broken))

            let corrected = try Migrator(database.settings, migrations: [first, second])
            #expect(try corrected.status().interrupted == second)
            #expect(try corrected.run() == [second])
            #expect(try corrected.status() == MigrationStatus(applied: [first, second], pending: []))
            #expect(try database.connection.number("SELECT COUNT(*) FROM two") == 2)
        }
    }

    @Test func `one that is killed half way is run again`() throws {
        try withDatabase(migrations: []) { database throws in
            let settings = database.settings
            let lock = "test.\(UUID().uuidString)"
            let first = Migration(number: 1, name: "lock", sql: first.sql + "; DO GET_LOCK('\(lock)', 0)")
            // It sleeps only while somebody waits for the lock that it frees, which is the killer.
            let long = Migration(
                number: 2, name: "two",
                sql: second.sql
                    + "; DELETE FROM two WHERE id = 3 OR IF(RELEASE_LOCK('\(lock)'), SLEEP(60), 0); SELECT 1")
            let (held, seen) = (Meeting(of: 2), Meeting(of: 2))
            let results = inParallel(count: 2) { worker in
                guard worker == 0 else {
                    try killHolder(of: lock, by: Connection(settings.withoutLimits), held: held, seen: seen)
                    return 0
                }
                return try Migrator(settings, migrations: [first, long]).run { progress in
                    guard progress == .started(long) else { return }
                    held.wait()
                    seen.wait()
                }.count
            }
            #expect(throws: MariaDBError.self) { try results.first?.get() }
            let migrator = try Migrator(settings, migrations: [first, long])
            #expect(try migrator.status().interrupted == long)
            #expect(try migrator.run() == [long])
            #expect(try database.connection.number("SELECT COUNT(*) FROM two") == 2)
        }
    }

    @Test func `one that was killed between its change and the note of it is not held up by the change`() throws {
        try withDatabase(migrations: []) { database throws in
            let create = Migration(
                number: 1, name: "create", sql: "CREATE TABLE one (id INT PRIMARY KEY, a INT, b INT)")
            let change = Migration(
                number: 2, name: "change",
                sql: """
                    ALTER TABLE one ADD COLUMN c INT; CREATE INDEX one_a ON one (a); ALTER TABLE one DROP COLUMN b;
                    ALTER TABLE one ADD CONSTRAINT one_small CHECK (a < 10)
                    """)
            let migrator = try Migrator(database.settings, migrations: [create, change])
            try migrator.run()
            for migration in [create, change] {
                try database.connection.execute(
                    "UPDATE schema_migrations SET finished_at = NULL WHERE number = \(migration.number)")
                #expect(try migrator.status().interrupted == migration)
                #expect(try migrator.run() == [migration])
            }
            #expect(try database.connection.rows("SELECT a, c FROM one") { _ in }.isEmpty)
        }
    }

    @Test func `a first run does not take what stands in its way for its own work`() throws {
        try withDatabase(migrations: []) { database throws in
            try database.connection.run(script: "CREATE TABLE one (a INT)")
            let create = Migration(number: 1, name: "create", sql: "CREATE TABLE one (id INT PRIMARY KEY)")
            let migrator = try Migrator(database.settings, migrations: [create])
            #expect(mariaDBError { try migrator.run() }?.code == 1050)
            #expect(try migrator.status().pending == [create])
        }
    }

    @Test func `a database newer than the program is refused and left as it is`() throws {
        try withDatabase(migrations: []) { database throws in
            try Migrator(database.settings, migrations: [first, second]).run()
            let third = Migration(number: 3, name: "three", sql: "CREATE TABLE three (id INT)")
            let older = try Migrator(database.settings, migrations: [first, third])
            let error = MigrationError.databaseIsNewer(number: 2, name: "two")
            #expect(throws: error) { try older.status() }
            #expect(throws: error) { try older.run() }
            #expect("\(error)".contains("migration 2 (two)"))
            let tables = try database.connection.number(
                "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'three'"
            )
            #expect(tables == 0)
        }
    }

    @Test func `a migration that was changed after it ran is refused`() throws {
        try withDatabase(migrations: []) { database throws in
            try Migrator(database.settings, migrations: [first]).run()
            let changed = Migration(number: 1, name: "one", sql: first.sql + " ")
            let migrator = try Migrator(database.settings, migrations: [changed, second])
            #expect(throws: MigrationError.changedAfterwards(number: 1, name: "one")) { try migrator.run() }
            let tables = try database.connection.number(
                "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'two'")
            #expect(tables == 0)
        }
    }

    @Test func `two migrations of one number are refused`() throws {
        let settings = try TestServer().settings()
        let other = Migration(number: 1, name: "other", sql: "SELECT 1")
        #expect(throws: MigrationError.duplicateNumber(1)) {
            try Migrator(settings, migrations: [first, second, other])
        }
    }

    @Test func `migrating without a database says so`() throws {
        let settings = try TestServer().settings()
        let error = mariaDBError { try Migrator(settings, migrations: [first]).run() }
        #expect(error?.message == "no database is selected")
    }
}

private final class WaitCount: Sendable {
    let value = Mutex(0)
}
