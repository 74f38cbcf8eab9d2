import TestDatabase
import Testing

@testable import MariaDB

@Suite struct StatementTests {
    @Test(arguments: [
        "' OR '1'='1", "'; DROP TABLE accounts; --", "\\'; DROP TABLE accounts; #", "1; SELECT SLEEP(10)", "admin'--",
        "\u{BF}' OR 1=1 --", "%' UNION SELECT 1,2,3 --", "\0' OR 1=1 --", "?", ":email", "\u{2019} OR 1=1",
    ])
    func `SQL injection: the payload is a value and nothing else`(payload: String) throws {
        try withConnection { connection throws in
            try connection.execute("INSERT INTO accounts (email) VALUES ('ann'), (\(payload))")
            let found = try connection.rows("SELECT email FROM accounts WHERE email = \(payload)") { row in
                try row.string(0)
            }
            #expect(found == [payload])
            #expect(try connection.execute("DELETE FROM accounts WHERE email = \(payload)").affectedRows == 1)
            #expect(try connection.number("SELECT COUNT(*) FROM accounts") == 1)
        }
    }

    @Test func `a statement is prepared once`() throws {
        try withConnection { connection throws in
            for number in 0..<5 { _ = try connection.number("SELECT \(number) + 1") }
            #expect(connection.session?.preparedStatementCount == 1)
            #expect(try connection.number("SHOW SESSION STATUS WHERE variable_name = 'nothing'") == nil)
            #expect(connection.session?.preparedStatementCount == 2)
        }
    }

    @Test func `statements are counted as they are sent`() throws {
        try withConnection { connection throws in
            #expect(connection.statementCount == 0)
            _ = try connection.number("SELECT 1")
            try connection.execute("DELETE FROM accounts")
            #expect(connection.statementCount == 2)
            try connection.transaction { _ = try connection.number("SELECT 2") }
            #expect(connection.statementCount == 5)
            connection.close()
            _ = try connection.number("SELECT 3")
            #expect(connection.statementCount == 6)
        }
    }

    @Test func `prepared statements are bounded, and those used lately stay`() throws {
        try withDatabase(migrations: fixtures) { database throws in
            var settings = database.settings
            settings.preparedStatements = 3
            let connection = Connection(settings)
            let statements: [SQL] = ["SELECT 1", "SELECT 2", "SELECT 3", "SELECT 4", "SELECT 5", "SELECT 6"]
            for sql in statements {
                _ = try connection.number("SELECT 0")
                _ = try connection.number(sql)
            }
            #expect(connection.session?.preparedStatementCount == 3)
            let prepared = try preparedCount(on: connection)
            for _ in 0..<10 { _ = try connection.number("SELECT 0") }
            #expect(try preparedCount(on: connection) == prepared)
            for sql in statements + statements { _ = try connection.number(sql) }
            #expect(connection.session?.preparedStatementCount == 3)
        }
    }

    @Test func `a statement survives a change of its table`() throws {
        try withDatabase(migrations: fixtures) { database throws in
            let connection = database.connection
            try connection.run(
                script: "CREATE TABLE changing (a INT NOT NULL, b VARCHAR(10)); INSERT INTO changing VALUES (1, 'x')")
            func columns() throws -> [String]? {
                try connection.row("SELECT * FROM changing") { row in
                    try [String(row.int(0)), row.optionalString(1) ?? "NULL"]
                }
            }
            #expect(try columns() == ["1", "x"])
            try connection.run(script: "ALTER TABLE changing ADD COLUMN c INT NOT NULL DEFAULT 7")
            #expect(try columns() == ["1", "x"])
            try connection.run(
                script: "ALTER TABLE changing DROP COLUMN c, MODIFY a BIGINT NOT NULL, MODIFY b LONGTEXT")
            #expect(try columns() == ["1", "x"])
            try connection.run(script: "DROP TABLE changing")
            #expect(mariaDBError { _ = try columns() }?.code == 1146)
            try connection.run(
                script: "CREATE TABLE changing (a INT NOT NULL, b VARCHAR(10)); INSERT INTO changing VALUES (2, 'y')")
            #expect(try columns() == ["2", "y"])
        }
    }

    @Test func `an insert that returns rows is not run twice when its table changed`() throws {
        try withDatabase(migrations: fixtures) { database throws in
            let connection = database.connection
            try connection.run(script: "CREATE TABLE returning_table (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY)")
            func insert() throws {
                _ = try connection.rows("INSERT INTO returning_table () VALUES () RETURNING *") { _ in }
            }
            try insert()
            try connection.run(script: "ALTER TABLE returning_table ADD COLUMN c INT NOT NULL DEFAULT 7")
            try? insert()
            #expect(try connection.number("SELECT COUNT(*) FROM returning_table") == 2)
        }
    }

    @Test func `the same parameter takes values of every type in turn`() throws {
        try withConnection { connection throws in
            let values: [SQL.Value] = [
                .null, .text("x"), .int(-3), .uint(.max), .bytes([0, 255]), .dateTime(0), .text(""), .null,
            ]
            for value in values {
                let isNull = try connection.row("SELECT \(value) IS NULL") { row in try row.bool(0) }
                #expect(isNull == (value == .null))
            }
        }
    }

    @Test func `a wrong number of values cannot be sent`() throws {
        try withConnection { connection throws in
            let error = mariaDBError { _ = try connection.number("SELECT ? + \(1)") }
            #expect(error?.message == "the statement has 2 parameters and got 1 values")
            let found = try connection.number("SELECT 5")
            #expect(found == 5)
        }
    }

    @Test func `memory for one huge row is not kept`() throws {
        try withConnection { connection throws in
            let text = String(repeating: "x", count: 3_000_000)
            let id = try connection.id
            try connection.execute("INSERT INTO samples (article) VALUES (\(text))")
            let length = try connection.row("SELECT article FROM samples") { row in try row.string(0).utf8.count }
            #expect(length == 3_000_000)
            #expect(connection.session == nil)
            #expect(try connection.id != id)
            let small = try #require(connection.session).packetBufferSize
            #expect(small < 1_000_000)
        }
    }

    private func preparedCount(on connection: Connection) throws -> Int? {
        try connection.row("SHOW SESSION STATUS LIKE 'Com_stmt_prepare'") { row in Int(try row.string(1)) } ?? nil
    }
}
