import MariaDB
import TestDatabase

/// One table with a column of every type, and one of names to change by several connections.
let fixtures = [
    Migration(
        number: 1, name: "samples",
        sql: """
            CREATE TABLE samples (
                id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
                word VARCHAR(190) NULL,
                article LONGTEXT NULL,
                raw VARBINARY(255) NULL,
                file LONGBLOB NULL,
                tiny TINYINT NULL, tiny_unsigned TINYINT UNSIGNED NULL,
                small SMALLINT NULL, small_unsigned SMALLINT UNSIGNED NULL,
                middle INT NULL, middle_unsigned INT UNSIGNED NULL,
                big BIGINT NULL, big_unsigned BIGINT UNSIGNED NULL,
                moment DATETIME(6) NULL,
                flag TINYINT(1) NULL,
                ratio DOUBLE NULL
            ) ENGINE = InnoDB
            """),
    Migration(
        number: 2, name: "accounts",
        sql: """
            CREATE TABLE accounts (
                id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
                email VARCHAR(190) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
                balance INT UNSIGNED NOT NULL DEFAULT 0,
                parent_id BIGINT UNSIGNED NULL,
                UNIQUE KEY accounts_email (email),
                CONSTRAINT accounts_parent FOREIGN KEY (parent_id) REFERENCES accounts (id)
            ) ENGINE = InnoDB
            """),
]

/// A connection to an empty database with the tables of `fixtures`.
func withConnection<Result>(_ body: (Connection) throws -> Result) throws -> Result {
    try withDatabase(migrations: fixtures) { database in try body(database.connection) }
}

/// The error that `body` throws, or `nil`.
func mariaDBError(_ body: () throws -> Void) -> MariaDBError? {
    do {
        try body()
        return nil
    } catch {
        return error as? MariaDBError
    }
}

extension Connection {
    var id: UInt64 {
        get throws { try row("SELECT CONNECTION_ID()") { row in try row.uint(0) } ?? 0 }
    }

    func number(_ sql: SQL) throws -> Int? { try row(sql) { row in try row.int(0) } }
}
