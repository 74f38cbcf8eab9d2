import Foundation
import MariaDB
import TestDatabase
import Testing

@Suite struct TransactionTests {
    private struct BodyFailed: Error {}

    @Test func `a body that returns is kept, one that throws is undone`() throws {
        try withConnection { connection throws in
            let result = try connection.transaction {
                try connection.execute("INSERT INTO accounts (email) VALUES ('kept')")
                return 7
            }
            #expect(result == 7)
            #expect(throws: BodyFailed.self) {
                try connection.transaction {
                    try connection.execute("INSERT INTO accounts (email) VALUES ('undone')")
                    throw BodyFailed()
                }
            }
            let emails = try connection.rows("SELECT email FROM accounts") { row in try row.string(0) }
            #expect(emails == ["kept"])
        }
    }

    @Test func `nothing is seen by others before its end`() throws {
        try withDatabase(migrations: fixtures) { database throws in
            let other = Connection(database.settings)
            try database.connection.transaction {
                try database.connection.execute("INSERT INTO accounts (email) VALUES ('a')")
                #expect(try other.number("SELECT COUNT(*) FROM accounts") == 0)
            }
            #expect(try other.number("SELECT COUNT(*) FROM accounts") == 1)
        }
    }

    @Test func `a transaction inside another joins it`() throws {
        try withConnection { connection throws in
            #expect(throws: BodyFailed.self) {
                try connection.transaction {
                    try connection.transaction {
                        try connection.execute("INSERT INTO accounts (email) VALUES ('inner')")
                    }
                    throw BodyFailed()
                }
            }
            #expect(try connection.number("SELECT COUNT(*) FROM accounts") == 0)
        }
    }

    @Test func `a duplicate may be caught and the rest goes on`() throws {
        try withConnection { connection throws in
            try connection.execute("INSERT INTO accounts (email) VALUES ('a')")
            try connection.transaction {
                try connection.execute("INSERT INTO accounts (email) VALUES ('b')")
                let error = mariaDBError { try connection.execute("INSERT INTO accounts (email) VALUES ('a')") }
                #expect(error?.isDuplicateKey == true)
            }
            #expect(try connection.number("SELECT COUNT(*) FROM accounts") == 2)
        }
    }

    /// Two transactions take two rows in opposite order: the server ends one of them, which is run again.
    @Test func `a deadlock of two connections is resolved by running one body again`() throws {
        try withDatabase(migrations: fixtures) { database throws in
            try database.connection.execute("INSERT INTO accounts (id, email) VALUES (1, 'a'), (2, 'b')")
            let meeting = Meeting(of: 2)
            let settings = database.settings
            let attempts = inParallel(count: 2) { worker in
                let connection = Connection(settings)
                let (first, second) = worker == 0 ? (1, 2) : (2, 1)
                var attempts = 0
                try connection.transaction {
                    attempts += 1
                    try connection.execute("UPDATE accounts SET balance = balance + 1 WHERE id = \(first)")
                    if attempts == 1 { meeting.wait() }
                    try connection.execute("UPDATE accounts SET balance = balance + 1 WHERE id = \(second)")
                }
                return attempts
            }
            #expect(try attempts.map { try $0.get() }.sorted() == [1, 2])
            let balances = try database.connection.rows("SELECT balance FROM accounts") { row in try row.int(0) }
            #expect(balances == [2, 2])
        }
    }

    @Test(arguments: [(1213, 6), (1020, 6), (1205, 3)])
    func `a transaction that fails again and again is given up, sooner where each time is a wait`(
        code: Int, most: Int
    ) throws {
        try withConnection { connection throws in
            var attempts = 0
            let error = mariaDBError {
                try connection.transaction {
                    attempts += 1
                    try connection.execute("INSERT INTO accounts (email) VALUES ('a')")
                    try fail(code, on: connection)
                }
            }
            #expect(error?.code == UInt32(code))
            #expect(attempts == most)
            #expect(try connection.number("SELECT COUNT(*) FROM accounts") == 0)
        }
    }

    @Test func `a deadlock is seen through the error that the body makes of it`() throws {
        try withConnection { connection throws in
            var attempts = 0
            try connection.transaction {
                attempts += 1
                try connection.execute("INSERT INTO accounts (email) VALUES ('a')")
                if attempts < 3 {
                    do { try fail(1213, on: connection) } catch { throw BodyFailed() }
                }
            }
            #expect(attempts == 3)
            #expect(try connection.number("SELECT COUNT(*) FROM accounts") == 1)
        }
    }

    @Test func `a statement outside a transaction that met a lock is run again, inside it is not`() throws {
        try withDatabase(migrations: fixtures) { database throws in
            var settings = database.settings
            settings.lockTimeout = 1
            let connection = Connection(settings)
            let holder = Connection(database.settings)
            try connection.execute("INSERT INTO accounts (id, email) VALUES (1, 'a')")
            try holder.transaction {
                try holder.execute("UPDATE accounts SET balance = 5 WHERE id = 1")
                let before = connection.statementCount
                let error = mariaDBError { try connection.execute("UPDATE accounts SET balance = 6 WHERE id = 1") }
                #expect(error?.code == 1205)
                #expect(connection.statementCount - before == 3)
            }
            let before = connection.statementCount
            #expect(throws: MariaDBError.self) {
                try connection.transaction {
                    try connection.run(script: "SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = 1213")
                }
            }
            // Six times START, the statement and ROLLBACK.
            #expect(connection.statementCount - before == 18)
        }
    }

    /// The server has undone the first insert; what comes after must not take effect alone.
    @Test func `a body that swallows a deadlock is undone and run again all the same`() throws {
        try withConnection { connection throws in
            var attempts = 0
            var later: MariaDBError?
            try connection.transaction {
                attempts += 1
                try connection.execute("INSERT INTO accounts (email) VALUES ('first')")
                if attempts == 1 {
                    try? fail(1213, on: connection)
                    later = mariaDBError { try connection.execute("INSERT INTO accounts (email) VALUES ('later')") }
                }
            }
            #expect(later?.code == 1213)
            #expect(attempts == 2)
            let emails = try connection.rows("SELECT email FROM accounts") { row in try row.string(0) }
            #expect(emails == ["first"])
        }
    }

    @Test func `other errors are not tried again`() throws {
        try withConnection { connection throws in
            var attempts = 0
            #expect(throws: MariaDBError.self) {
                try connection.transaction {
                    attempts += 1
                    try connection.execute("INSERT INTO accounts (email, parent_id) VALUES ('a', 99)")
                }
            }
            #expect(attempts == 1)
        }
    }

    @Test func `a row that another changed since it was read is not overwritten`() throws {
        try withDatabase(migrations: fixtures) { database throws in
            let connection = database.connection
            guard try connection.row("SHOW VARIABLES LIKE 'innodb_snapshot_isolation'", { _ in true }) == true else {
                return
            }
            try connection.execute("INSERT INTO accounts (id, email, balance) VALUES (1, 'a', 10)")
            let other = Connection(database.settings)
            var attempts = 0
            try connection.transaction {
                attempts += 1
                let balance = try #require(try connection.number("SELECT balance FROM accounts WHERE id = 1"))
                if attempts == 1 { try other.execute("UPDATE accounts SET balance = balance + 5 WHERE id = 1") }
                try connection.execute("UPDATE accounts SET balance = \(balance + 1) WHERE id = 1")
            }
            #expect(attempts == 2)
            #expect(try connection.number("SELECT balance FROM accounts") == 16)
        }
    }

    @Test func `a connection lost inside is an error and nothing is run again`() throws {
        try withDatabase(migrations: fixtures) { database throws in
            let connection = database.connection
            let killer = Connection(database.settings)
            var attempts = 0
            var later: MariaDBError?
            let error = mariaDBError {
                try connection.transaction {
                    attempts += 1
                    try connection.execute("INSERT INTO accounts (email) VALUES ('a')")
                    try kill(connection, by: killer)
                    later = mariaDBError { try connection.execute("INSERT INTO accounts (email) VALUES ('b')") }
                    try connection.execute("INSERT INTO accounts (email) VALUES ('c')")
                }
            }
            #expect(later?.isUnavailable == true)
            #expect(error?.isUnavailable == true)
            #expect(attempts == 1)
            #expect(try connection.number("SELECT COUNT(*) FROM accounts") == 0)
        }
    }

    @Test func `a connection lost before COMMIT is an error even if the body did not notice`() throws {
        try withDatabase(migrations: fixtures) { database throws in
            let connection = database.connection
            let error = mariaDBError {
                try connection.transaction {
                    try connection.execute("INSERT INTO accounts (email) VALUES ('a')")
                    try kill(connection, by: Connection(database.settings))
                }
            }
            #expect(error?.isUnavailable == true)
            #expect(try connection.number("SELECT COUNT(*) FROM accounts") == 0)
        }
    }

    @Test func `closing the connection inside is an error`() throws {
        try withConnection { connection throws in
            #expect(throws: MariaDBError.self) {
                try connection.transaction {
                    try connection.execute("INSERT INTO accounts (email) VALUES ('a')")
                    connection.close()
                    try connection.execute("INSERT INTO accounts (email) VALUES ('b')")
                }
            }
            #expect(try connection.number("SELECT COUNT(*) FROM accounts") == 0)
        }
    }

    private func fail(_ code: Int, on connection: Connection) throws {
        switch code {
        case 1213: try connection.run(script: "SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = 1213")
        case 1205: try connection.run(script: "SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1205")
        default: try connection.run(script: "SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1020")
        }
    }
}
