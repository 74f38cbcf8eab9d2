import Foundation
import MariaDB
import Testing

@testable import TestDatabase

@Suite struct TestDatabaseTests {
    private let seeded = [
        Migration(
            number: 1, name: "settings",
            sql: """
                CREATE TABLE settings (name VARCHAR(20) PRIMARY KEY, value INT NOT NULL);
                INSERT INTO settings VALUES ('size', 5);
                CREATE TABLE things (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, parent_id INT NULL,
                    FOREIGN KEY (parent_id) REFERENCES things (id));
                """)
    ]

    @Test func `what one test leaves the next does not find`() throws {
        for _ in 0..<3 {
            try withDatabase(migrations: seeded) { database throws in
                let connection = database.connection
                #expect(connection.statementCount == 0)
                #expect(try connection.number("SELECT value FROM settings WHERE name = 'size'") == 5)
                #expect(try connection.number("SELECT COUNT(*) FROM settings") == 1)
                #expect(try connection.execute("INSERT INTO things () VALUES ()").insertID == 1)
                try connection.execute("INSERT INTO things (parent_id) VALUES (1)")
                try connection.execute("DELETE FROM settings")
                try connection.execute("INSERT INTO settings VALUES ('colour', 6)")
            }
        }
    }

    @Test func `two tests at a time have two databases`() throws {
        try withDatabase(migrations: seeded) { one throws in
            try withDatabase(migrations: seeded) { two throws in
                #expect(one.settings.database != two.settings.database)
                try one.connection.execute("INSERT INTO things () VALUES ()")
                #expect(try two.connection.number("SELECT COUNT(*) FROM things") == 0)
            }
        }
    }

    @Test func `a database whose schema was changed is not used again`() throws {
        let name = try withDatabase(migrations: seeded) { database in
            try database.connection.run(script: "ALTER TABLE things ADD COLUMN extra INT")
            return database.settings.database
        }
        let administrator = Connection(try TestServer().settings())
        #expect(
            try administrator.number(
                "SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = \(name)") == 0)
    }

    @Test func `a database without migrations is dropped when its test is done`() throws {
        let name = try withDatabase(migrations: []) { database in database.settings.database }
        let administrator = Connection(try TestServer().settings())
        #expect(
            try administrator.number(
                "SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = \(name)") == 0)
    }

    @Test func `many waiting tests have their turns`() async throws {
        try await withThrowingTaskGroup(of: Int?.self) { group in
            for number in 0..<12 {
                group.addTask {
                    try await withDatabase(migrations: seeded) { database in
                        await Task.yield()
                        try database.connection.execute("INSERT INTO settings VALUES ('n', \(number))")
                        return try database.connection.number("SELECT value FROM settings WHERE name = 'n'")
                    }
                }
            }
            let found = try await group.reduce(into: Set<Int?>()) { $0.insert($1) }
            #expect(found == Set(0..<12))
        }
    }

    @Test(arguments: ["127.0.0.1", "localhost:3306", "", "mysql.sock", "/etc/hostname", "/nowhere/mysql.sock"])
    func `anything but a socket of this machine is refused`(address: String) {
        #expect(throws: TestServerError.notASocket(address)) { try TestServer(socket: address) }
    }
}
