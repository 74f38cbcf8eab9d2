/// One row of a result. Columns are read by position, each with the type that its column has; a value that does not
/// fit is an error, never cut.
package struct Row {
    package func string(_ column: Int) throws(MariaDBError) -> String { throw .stub }
    package func optionalString(_ column: Int) throws(MariaDBError) -> String? { throw .stub }
    package func bytes(_ column: Int) throws(MariaDBError) -> [UInt8] { throw .stub }
    package func optionalBytes(_ column: Int) throws(MariaDBError) -> [UInt8]? { throw .stub }
    package func uint(_ column: Int) throws(MariaDBError) -> UInt64 { throw .stub }
    package func optionalUInt(_ column: Int) throws(MariaDBError) -> UInt64? { throw .stub }
    package func int(_ column: Int) throws(MariaDBError) -> Int { throw .stub }
    package func optionalInt(_ column: Int) throws(MariaDBError) -> Int? { throw .stub }
    package func bool(_ column: Int) throws(MariaDBError) -> Bool { throw .stub }
    /// Microseconds since 1970-01-01 00:00:00 UTC.
    package func dateTime(_ column: Int) throws(MariaDBError) -> Int64 { throw .stub }
    package func optionalDateTime(_ column: Int) throws(MariaDBError) -> Int64? { throw .stub }
}
