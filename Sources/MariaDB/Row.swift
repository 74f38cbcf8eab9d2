/// One row of a result. Columns are read by position, each with the type that its column has; a value that does not
/// fit is an error, never cut. NULL is an error too, save for the readings called optional, where it is `nil`.
///
/// A row lives until the closure that got it returns: reading it later is an error.
package struct Row {
    private let statement: Statement
    private let number: Int

    init(of statement: Statement) {
        self.statement = statement
        number = statement.rowNumber
    }

    /// Text, or a DECIMAL in its digits.
    package func string(_ column: Int) throws(MariaDBError) -> String { try text(value(column), column) }
    package func optionalString(_ column: Int) throws(MariaDBError) -> String? {
        let field = try field(column)
        return field.isNull ? nil : try text(field, column)
    }

    /// The bytes of text or of a binary column.
    package func bytes(_ column: Int) throws(MariaDBError) -> [UInt8] { try array(value(column), column) }
    package func optionalBytes(_ column: Int) throws(MariaDBError) -> [UInt8]? {
        let field = try field(column)
        return field.isNull ? nil : try array(field, column)
    }

    /// A whole number that is not negative.
    package func uint(_ column: Int) throws(MariaDBError) -> UInt64 { try unsigned(value(column), column) }
    package func optionalUInt(_ column: Int) throws(MariaDBError) -> UInt64? {
        let field = try field(column)
        return field.isNull ? nil : try unsigned(field, column)
    }

    /// A whole number that a signed one of 64 bits holds.
    package func int(_ column: Int) throws(MariaDBError) -> Int { try signed(value(column), column) }
    package func optionalInt(_ column: Int) throws(MariaDBError) -> Int? {
        let field = try field(column)
        return field.isNull ? nil : try signed(field, column)
    }

    /// A whole number that is 0 or 1.
    package func bool(_ column: Int) throws(MariaDBError) -> Bool {
        switch try uint(column) {
        case 0: return false
        case 1: return true
        default: throw refusal(column, "is neither 0 nor 1, and was read as a truth value")
        }
    }

    /// Microseconds since 1970-01-01 00:00:00 UTC.
    package func dateTime(_ column: Int) throws(MariaDBError) -> Int64 { try moment(value(column), column) }
    package func optionalDateTime(_ column: Int) throws(MariaDBError) -> Int64? {
        let field = try field(column)
        return field.isNull ? nil : try moment(field, column)
    }
}

/// Inlined because each runs for every value that is read.
extension Row {
    @inline(__always)
    private func field(_ column: Int) throws(MariaDBError) -> Column {
        guard number == statement.rowNumber else {
            throw .refused("a row was read after its turn", sql: statement.text)
        }
        guard let field = statement.column(column) else {
            throw refusal(column, "does not exist: there are \(statement.columnCount), counted from 0")
        }
        return field
    }

    @inline(__always)
    private func value(_ column: Int) throws(MariaDBError) -> Column {
        let field = try field(column)
        guard !field.isNull else { throw refusal(column, "is NULL") }
        return field
    }

    @inline(__always)
    private func text(_ value: Column, _ column: Int) throws(MariaDBError) -> String {
        guard value.format == .text || value.format == .decimal else { throw mismatch(column, value, "text") }
        return String(decoding: value.contents, as: UTF8.self)
    }

    @inline(__always)
    private func array(_ value: Column, _ column: Int) throws(MariaDBError) -> [UInt8] {
        guard value.format == .text || value.format == .bytes else { throw mismatch(column, value, "bytes") }
        return Array(value.contents)
    }

    @inline(__always)
    private func unsigned(_ value: Column, _ column: Int) throws(MariaDBError) -> UInt64 {
        guard let (bits, isNegative) = value.integer else { throw mismatch(column, value, "a whole number") }
        guard !isNegative else { throw refusal(column, "is negative, and was read as unsigned") }
        return bits
    }

    @inline(__always)
    private func signed(_ value: Column, _ column: Int) throws(MariaDBError) -> Int {
        guard let (bits, isNegative) = value.integer else { throw mismatch(column, value, "a whole number") }
        guard isNegative || bits <= UInt64(Int.max) else { throw refusal(column, "is too large for a signed number") }
        return Int(truncatingIfNeeded: bits)
    }

    @inline(__always)
    private func moment(_ value: Column, _ column: Int) throws(MariaDBError) -> Int64 {
        guard value.format == .dateTime else { throw mismatch(column, value, "a date") }
        guard let moment = value.dateTime else { throw refusal(column, "holds a date that does not exist") }
        return moment
    }
}

extension Row {
    private func mismatch(_ column: Int, _ value: Column, _ wanted: String) -> MariaDBError {
        refusal(column, "is \(value.format.name), and was read as \(wanted)")
    }

    @inline(never)
    private func refusal(_ column: Int, _ reason: String) -> MariaDBError {
        .refused("column \(column) \(reason)", sql: statement.text)
    }
}
