import MariaDB

/// What statements of a session cost the server, by its own counts (`SHOW SESSION STATUS`).
struct StatementCost: CustomStringConvertible {
    /// Rows and index entries read.
    var rowsRead = 0
    /// Rows read in the order in which they lie in a table, without an index.
    var rowsScanned = 0
    var rowsSorted = 0

    var description: String { "read \(rowsRead), of these \(rowsScanned) without an index; sorted \(rowsSorted)" }

    /// - Parameter connection: one that has run the same statements before, so that they are prepared.
    static func of(_ connection: Connection, _ body: () throws -> Void) throws -> StatementCost {
        // To ask for the counts counts too.
        let start = try counts(on: connection)
        let empty = try counts(on: connection).minus(start)
        let before = try counts(on: connection)
        try body()
        return try counts(on: connection).minus(before).minus(empty)
    }

    private static func counts(on connection: Connection) throws -> StatementCost {
        var cost = StatementCost()
        try connection.forEachRow(
            of: "SHOW SESSION STATUS WHERE variable_name LIKE 'Handler_read_%' OR variable_name = 'Sort_rows'"
        ) { row in
            let count = Int(try row.string(1)) ?? 0
            switch try row.string(0) {
            case "Sort_rows": cost.rowsSorted = count
            case "Handler_read_rnd_next":
                cost.rowsScanned = count
                cost.rowsRead += count
            default: cost.rowsRead += count
            }
        }
        return cost
    }

    private func minus(_ other: StatementCost) -> StatementCost {
        StatementCost(
            rowsRead: rowsRead - other.rowsRead, rowsScanned: rowsScanned - other.rowsScanned,
            rowsSorted: rowsSorted - other.rowsSorted)
    }
}
