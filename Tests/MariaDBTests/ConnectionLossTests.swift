import Foundation
import TestDatabase
import Testing

@testable import MariaDB

@Suite struct ConnectionLossTests {
    @Test func `a connection ended while idle is made anew, for reads and for writes`() throws {
        try withDatabase(migrations: fixtures) { database throws in
            let connection = database.connection
            let killer = Connection(database.settings)
            let first = try connection.id
            try kill(connection, by: killer)
            #expect(try connection.id != first)
            try kill(connection, by: killer)
            #expect(try connection.execute("INSERT INTO accounts (email) VALUES ('a')").affectedRows == 1)
            try kill(connection, by: killer)
            try connection.transaction { try connection.execute("INSERT INTO accounts (email) VALUES ('b')") }
            #expect(try connection.number("SELECT COUNT(*) FROM accounts") == 2)
        }
    }

    @Test func `a connection ended during a write is an error, and the write is not run again`() throws {
        try withDatabase(migrations: fixtures) { database throws in
            let settings = database.settings.withoutLimits
            let lock = "test.\(UUID().uuidString)"
            let (held, seen) = (Meeting(of: 2), Meeting(of: 2))
            // Counts the runs, also those that are rolled back.
            try database.connection.execute("CREATE SEQUENCE runs NOCACHE")
            let errors = inParallel(count: 2) { worker in
                let connection = Connection(settings)
                guard worker == 0 else {
                    try killHolder(of: lock, by: connection, held: held, seen: seen)
                    return nil as MariaDBError?
                }
                _ = try connection.number("SELECT GET_LOCK(\(lock), 0)")
                held.wait()
                seen.wait()
                let error = mariaDBError {
                    try connection.execute(
                        "INSERT INTO accounts (email, balance) VALUES ('a', NEXTVAL(runs) + RELEASE_LOCK(\(lock)) + SLEEP(60))"
                    )
                }
                #expect(try connection.number("SELECT 2") == 2)
                return error
            }
            let error = try errors.compactMap { try $0.get() }.first
            #expect(error?.isUnavailable == true)
            #expect(error?.sql.contains("RELEASE_LOCK(?) + SLEEP(60)") == true)
            // Whether the one run took effect is up to the server, and not known to whoever lost it.
            #expect(try database.connection.number("SELECT NEXTVAL(runs)") == 2, "it ran once")
            let count = try #require(try database.connection.number("SELECT COUNT(*) FROM accounts"))
            #expect(count <= 1)
        }
    }

    /// The other end vanishes without a trace, so that only sending shows it.
    @Test func `a read that finds nobody at the other end is run once more, a write is not`() throws {
        try withDatabase(migrations: fixtures) { database throws in
            let connection = database.connection
            try connection.execute("INSERT INTO accounts (email) VALUES ('a')")
            try cut(connection)
            #expect(try connection.number("SELECT COUNT(*) FROM accounts") == 1)

            let reads: [SQL] = [
                "SELECT\nCOUNT(*) FROM accounts", "\t select COUNT(*) FROM accounts",
                "-- how many\nSELECT COUNT(*) FROM accounts", "/* all */SELECT/**/COUNT(*) FROM accounts",
                "((SELECT COUNT(*) FROM accounts))", "WITH a AS (SELECT id FROM accounts) SELECT COUNT(*) FROM a",
            ]
            for sql in reads {
                try cut(connection)
                #expect(try connection.number(sql) == 1)
            }

            try cut(connection)
            let error = mariaDBError { try connection.execute("INSERT INTO accounts (email) VALUES ('b')") }
            #expect(error?.isUnavailable == true)
            #expect(try connection.number("SELECT COUNT(*) FROM accounts") == 1)

            try cut(connection)
            try connection.transaction { try connection.execute("INSERT INTO accounts (email) VALUES ('c')") }
            #expect(try connection.number("SELECT COUNT(*) FROM accounts") == 2)
        }
    }

    @Test func `a read inside a transaction is not run again on another connection`() throws {
        try withDatabase(migrations: fixtures) { database throws in
            let connection = database.connection
            let error = mariaDBError {
                try connection.transaction {
                    try connection.execute("INSERT INTO accounts (email) VALUES ('a')")
                    try cut(connection)
                    _ = try connection.number("SELECT COUNT(*) FROM accounts")
                }
            }
            #expect(error?.isUnavailable == true)
            #expect(try connection.number("SELECT COUNT(*) FROM accounts") == 0)
        }
    }

    @Test func `a server that is not there is an error at once, each time`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "no-server-\(UUID().uuidString)").path
        let connection = Connection(ConnectionSettings(server: .socket(path), user: "root"))
        let start = Date()
        for _ in 0..<100 {
            let error = mariaDBError { _ = try connection.number("SELECT 1") }
            #expect(error?.code == 2002)
            #expect(error?.isUnavailable == true)
            #expect(mariaDBError { try connection.transaction {} }?.isUnavailable == true)
        }
        #expect(Date().timeIntervalSince(start) < 2)
    }

    @Test func `a login that is refused says so without the password`() throws {
        try withDatabase(migrations: fixtures) { database throws in
            var settings = database.settings
            settings.user = "nobody_by_that_name"
            settings.password = "hunter2"
            let error = mariaDBError { _ = try Connection(settings).number("SELECT 1") }
            #expect(error != nil)
            #expect(error?.isUnavailable == false)
            #expect(error?.description.contains("hunter2") == false)
        }
    }

    @Test func `the session that holds a lock is not replaced in silence`() throws {
        try withDatabase(migrations: fixtures) { database throws in
            let connection = database.connection
            let name = "test.\(UUID().uuidString)"
            let error = mariaDBError {
                try connection.withLock(name, patience: 1, waiting: {}) {
                    try kill(connection, by: Connection(database.settings))
                    _ = mariaDBError { try connection.execute("DELETE FROM accounts") }
                    try connection.execute("DELETE FROM accounts")
                }
            }
            #expect(error?.isUnavailable == true)
            #expect(try connection.number("SELECT 1") == 1)
            #expect(try connection.withLock(name, patience: 1, waiting: {}) { 5 } == 5)
        }
    }

    @Test func `a lock is had by one at a time`() throws {
        try withDatabase(migrations: fixtures) { database throws in
            let name = "test.\(UUID().uuidString)"
            let other = Connection(database.settings)
            var waits = 0
            try database.connection.withLock(name, patience: 1, waiting: {}) {
                let error = mariaDBError { try other.withLock(name, patience: 1, waiting: { waits += 1 }) {} }
                #expect(error?.message == "the lock \(name) was not free for 1 seconds")
            }
            #expect(waits == 1)
            #expect(try other.withLock(name, patience: 1, waiting: {}) { true })
        }
    }

    /// Puts a socket that leads nowhere in the place of the connection's own.
    private func cut(_ connection: Connection) throws {
        let session = try #require(connection.session)
        let nowhere = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
        #expect(dup2(nowhere, session.socket) == session.socket)
        close(nowhere)
        #expect(!session.wasEndedWhileIdle)
    }
}
