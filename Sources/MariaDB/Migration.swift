/// One numbered change of the schema.
///
/// The server commits at each statement that changes the schema, so a migration cannot be undone half way. Instead it
/// is run again from its beginning, where a change of the schema that was made already counts as done. Statements that
/// change rows must be harmless the second time.
package struct Migration: Sendable, Equatable {
    package let number: Int
    package let name: String
    /// One statement or several, separated by `;`.
    package let sql: String

    package init(number: Int, name: String, sql: String) {
        self.number = number
        self.name = name
        self.sql = sql
    }
}

/// A row of `schema_migrations`.
struct RecordedMigration: Equatable {
    let number: Int
    let name: String
    /// SHA-256 of the migration's SQL, in hexadecimal.
    let checksum: String
    let isFinished: Bool
}

/// Which migrations a database has and lacks.
package struct MigrationStatus: Sendable, Equatable {
    package var applied: [Migration] = []
    /// In the order in which they would run.
    package var pending: [Migration] = []
    /// The one of `pending` that was started and did not finish; it will be run again.
    package var interrupted: Migration?
}

/// Why a database is not migrated.
package enum MigrationError: Error, Equatable {
    /// The database has migrations that this program does not know: it belongs to a newer one.
    case databaseIsNewer(number: Int, name: String)
    /// A migration was changed after it ran here, so nobody knows what this database looks like.
    case changedAfterwards(number: Int, name: String)
    /// Two migrations have the same number.
    case duplicateNumber(Int)
}

extension MigrationError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .databaseIsNewer(let number, let name):
            "The database has migration \(number) (\(name)), which this program does not know: use the newer program."
        case .changedAfterwards(let number, let name):
            "Migration \(number) (\(name)) is not the one that ran on this database: its SQL was changed afterwards."
        case .duplicateNumber(let number):
            "Two migrations have the number \(number)."
        }
    }
}
