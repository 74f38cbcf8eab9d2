import TestDatabase
import Testing

@testable import MariaDB

@Suite struct SessionTests {
    @Test func `a session has the settings that everything relies on`() throws {
        let connection = Connection(try TestServer().settings())
        let found = try connection.row(
            """
            SELECT @@sql_mode, @@time_zone, @@character_set_connection, @@autocommit, @@innodb_lock_wait_timeout,
                @@wait_timeout, @@lock_wait_timeout, @@max_statement_time
            """
        ) { row in
            #expect(try row.string(0).contains("STRICT_ALL_TABLES"))
            #expect(try row.string(0).contains("NO_ZERO_DATE"))
            #expect(try row.string(0).contains("NO_ZERO_IN_DATE"))
            #expect(try row.string(0).contains("ONLY_FULL_GROUP_BY"))
            #expect(try row.string(0).contains("ERROR_FOR_DIVISION_BY_ZERO"))
            #expect(try row.string(1) == "+00:00")
            #expect(try row.string(2) == "utf8mb4")
            #expect(try row.bool(3))
            #expect(try row.int(6) == 1)
            return (try row.int(4), try row.int(5))
        }
        #expect(found?.0 == 1)
        #expect(found?.1 == 3600)
    }

    @Test func `a variable that the server did not take is named`() {
        let variables = SessionVariables(ConnectionSettings(server: .socket("/s")), isMariaDB: true)
        let sqlMode =
            "STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ONLY_FULL_GROUP_BY,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION"
        let right: [String?] = [
            sqlMode, "+00:00", "1", "utf8mb4", "utf8mb4", "utf8mb4", "1", "1", "3600", "2.000000", "30",
        ]
        #expect(variables.firstMismatch(in: right) == nil)
        for (position, wrong) in [(0, "STRICT_TRANS_TABLES"), (1, "SYSTEM"), (2, "0"), (3, "latin1"), (9, "0.000000")] {
            var answer = right
            answer[position] = wrong
            #expect(variables.firstMismatch(in: answer)?.contains("is '\(wrong)' and must be") == true)
        }
        #expect(variables.firstMismatch(in: []) != nil)
        #expect(variables.firstMismatch(in: Array(repeating: nil, count: right.count)) != nil)
    }

    @Test func `MySQL is asked for what it knows`() {
        let variables = SessionVariables(ConnectionSettings(server: .socket("/s")), isMariaDB: false)
        #expect(variables.assignment.contains("max_execution_time = 2000"))
        #expect(!variables.assignment.contains("max_statement_time"))
        #expect(!variables.assignment.contains("idle_transaction_timeout"))
    }

    @Test func `each limit of time ends before the one around it`() {
        for settings in [
            ConnectionSettings(server: .socket("/s")), ConnectionSettings(server: .socket("/s")).forBatchWork,
        ] {
            #expect(settings.lockTimeout < settings.statementTimeout)
            #expect(settings.statementTimeout < settings.readTimeout)
            #expect(settings.readTimeout < settings.idleTimeout)
        }
    }

    @Test func `a statement that takes too long is ended and the connection stays`() throws {
        try withDatabase(migrations: fixtures) { database throws in
            var settings = database.settings
            settings.statementTimeout = 1
            let connection = Connection(settings)
            let id = try connection.id
            let error = mariaDBError {
                _ = try connection.number("SELECT COUNT(*) FROM seq_1_to_100000 a, seq_1_to_100000 b")
            }
            #expect(error?.isStatementTimeout == true)
            #expect(error?.isUnavailable == false)
            #expect(try connection.id == id)
        }
    }

    /// The error comes after rows did: it must not look like the end of the result.
    @Test func `an error among the rows is an error`() throws {
        try withConnection { connection throws in
            try connection.execute("INSERT INTO samples (big) SELECT seq FROM seq_1_to_5000")
            var rows = 0
            let error = mariaDBError {
                try connection.forEachRow(
                    of: """
                        SELECT CASE WHEN big < 4000 THEN REPEAT('x', 500)
                            ELSE (SELECT seq FROM seq_1_to_2 WHERE seq <= big) END
                        FROM samples ORDER BY id
                        """
                ) { _ in rows += 1 }
            }
            #expect(error?.code == 1242)
            #expect(rows > 0)
            #expect(try connection.number("SELECT 1") == 1)
        }
    }

    @Test func `the server cannot ask for local files`() throws {
        try withConnection { connection throws in
            let error = mariaDBError {
                try connection.run(script: "LOAD DATA LOCAL INFILE '/etc/hostname' INTO TABLE samples (word)")
            }
            #expect(error != nil)
            #expect(try connection.number("SELECT COUNT(*) FROM samples") == 0)
        }
    }

    @Test(arguments: [
        ("127.0.0.1", false), ("127.1.2.3", false), ("localhost", false), ("::1", false),
        ("127.evil.example.org", true),
        ("127.0.0.1.example.org", true), ("10.0.0.1", true), ("db", true), ("127.0.0.", true), ("127.0.0.+1", true),
        ("", true),
    ])
    func `only a way within this machine goes without TLS`(host: String, leaves: Bool) {
        #expect(ConnectionSettings(server: .host(host, port: 3306)).leavesMachine == leaves)
        #expect(ConnectionSettings(server: .socket("/run/mysqld/mysqld.sock")).leavesMachine == false)
    }
}
