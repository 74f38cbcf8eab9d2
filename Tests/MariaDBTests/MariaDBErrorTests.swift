import TestDatabase
import Testing

@testable import MariaDB

@Suite struct MariaDBErrorTests {
    private static let secret = "s3cr3t' for key 'PRIMARY"

    @Test(arguments: [
        "ann@example.org", secret, "a' b", "\"", "' for column `x`", "é🐦'", String(repeating: "'x", count: 90),
    ])
    func `a duplicate names its key and not its value`(email: String) throws {
        try withConnection { connection throws in
            try connection.execute("INSERT INTO accounts (email) VALUES (\(email))")
            let error = mariaDBError { try connection.execute("INSERT INTO accounts (email) VALUES (\(email))") }
            #expect(error?.isDuplicateKey == true)
            #expect(error?.duplicateKey == "accounts_email")
            #expect(error?.message == "Duplicate entry '...' for key 'accounts_email'")
            #expect(error?.sql == "INSERT INTO accounts (email) VALUES (?)")
        }
    }

    @Test func `no description holds a value that was bound`() throws {
        try withConnection { connection throws in
            let secret = Self.secret
            let statements: [SQL] = [
                "INSERT INTO samples (big) VALUES (\(secret))",
                "INSERT INTO samples (moment) VALUES (\(secret))",
                "INSERT INTO samples (tiny) VALUES (\(secret))",
                "INSERT INTO samples (raw) VALUES (\(String(repeating: secret, count: 40)))",
                "INSERT INTO samples (big) VALUES (CAST(\(secret) AS UNSIGNED) - 1)",
                "UPDATE samples SET big = 1 WHERE word = 1 AND id = \(secret)",
                "SELECT EXTRACTVALUE('<a/>', \(secret))",
                "SELECT CAST(\(UInt64.max) AS UNSIGNED) + CAST(\(UInt64.max) AS UNSIGNED)",
                "SELECT id FROM accounts WHERE email = \(secret) AND nothing = 1",
                "SELECT id FROM accounts WHERE email = \(secret) GROUP BY",
                "INSERT INTO accounts (email, parent_id) VALUES (\(secret), \(424_242))",
                "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = \(secret)",
                "INSERT INTO samples (article) VALUES (CONVERT(\([0xC3, 0x28] as [UInt8]) USING nothing))",
                "SELECT word REGEXP \("(" + secret) FROM samples",
                "KILL \(18_446_744_073_709_551_000 as UInt64)",
            ]
            try connection.execute("INSERT INTO samples (word) VALUES ('a')")
            var failed = 0
            for sql in statements {
                guard let error = mariaDBError({ _ = try connection.rows(sql) { _ in } }) else { continue }
                failed += 1
                let printed = "\(error) \(String(reflecting: error)) \(error.message)"
                #expect(!printed.contains("s3cr3t"))
                #expect(!printed.contains("424242"))
                #expect(!printed.contains("18446744073709551"))
            }
            #expect(failed >= 10)
        }
    }

    @Test(
        arguments: [
            (
                1366, "Incorrect integer value: 'x' for column `d`.`t`.`c` at row 1",
                "Incorrect integer value: '...' for column `d`.`t`.`c` at row 1"
            ),
            (1292, "Truncated incorrect DOUBLE value: 'it''s'", "Truncated incorrect DOUBLE value: '...'"),
            (
                1062, "Duplicate entry 'a' for key 'b' for key 'accounts.email'",
                "Duplicate entry '...' for key 'accounts.email'"
            ),
            (
                1690, "BIGINT UNSIGNED value is out of range in '(1 - 5)'",
                "BIGINT UNSIGNED value is out of range in '...'"
            ),
            (1406, "Data too long for column 'word' at row 1", "Data too long for column 'word' at row 1"),
            (1234, "Something with one 'quote", "Something with one '...'"),
            (1094, "Unknown thread id: 42", "Unknown thread id: ..."), (1234, "No quote", "No quote"),
            (1234, "", ""),
        ] as [(UInt32, String, String)])
    func `what is quoted is taken out, what follows it from the schema stays`(code: UInt32, said: String, kept: String)
    {
        #expect(ServerMessage(code: code, text: said).withoutValues == kept)
    }

    @Test func `a message that was cut loses everything from the first quote`() {
        let said = "Duplicate entry '" + String(repeating: "' for key 'x", count: 40) + "secret"
        #expect(ServerMessage(code: 1062, text: said).withoutValues == "Duplicate entry '...'")
        #expect(ServerMessage(code: 1062, text: said).duplicateKey == nil)
    }

    @Test func `MySQL's key name loses its table`() {
        let said = "Duplicate entry 'x' for key 'accounts.accounts_email'"
        #expect(ServerMessage(code: 1062, text: said).duplicateKey == "accounts_email")
    }

    @Test func `errors are told apart by number`() throws {
        try withConnection { connection throws in
            let foreign = mariaDBError {
                try connection.execute("INSERT INTO accounts (email, parent_id) VALUES ('a', 99)")
            }
            #expect(foreign?.code == 1452)
            #expect(foreign?.isForeignKey == true)
            #expect(foreign?.isDuplicateKey == false)
            #expect(foreign?.sqlState == "23000")
            let unknown = mariaDBError { try connection.execute("SELECT nothing FROM accounts") }
            #expect(unknown?.code == 1054)
            #expect(unknown?.isUnavailable == false)
        }
    }

    @Test func `settings do not print their password`() {
        let settings = ConnectionSettings(
            server: .host("db.example.org", port: 3306), user: "blog", password: "hunter2", database: "blog")
        var dumped = ""
        dump(settings, to: &dumped)
        #expect("\(settings)" == "blog@db.example.org:3306/blog")
        #expect(!"\(settings) \(String(reflecting: settings)) \(dumped)".contains("hunter2"))
    }
}
