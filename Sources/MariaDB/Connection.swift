/// STUB of the contract.
package final class Connection {
    package struct Outcome { package let affectedRows: UInt64; package let insertID: UInt64 }
    /// Statements sent since the connection was made: tests count them.
    package var statementCount: Int { 0 }
    package func rows<T>(_ sql: SQL, _ decode: (Row) throws -> T) throws -> [T] { throw MariaDBError.stub }
    package func row<T>(_ sql: SQL, _ decode: (Row) throws -> T) throws -> T? { throw MariaDBError.stub }
    @discardableResult
    package func execute(_ sql: SQL) throws -> Outcome { throw MariaDBError.stub }
    /// Commits on return, rolls back on throw; 1213 and 1205 run the whole body again, at most three times.
    /// A transaction inside a transaction joins it.
    package func transaction<T>(_ body: () throws -> T) throws -> T { try body() }
}
