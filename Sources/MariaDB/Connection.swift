/// A connection to the database, for one thread: deliberately not `Sendable`.
///
/// It connects on first use and again after the server was lost, so it can be made before the server is there and
/// kept for the life of a worker thread. While the server is away each use fails with an error that `isUnavailable`: at
/// once, or for the one that finds it out within the timeouts of `ConnectionSettings`.
package final class Connection {
    /// What a statement did.
    package struct Outcome: Sendable {
        /// Rows that were inserted, deleted or really changed: an UPDATE that finds its values already there counts 0.
        /// Of a statement that answers with rows (`SELECT`, `INSERT ... RETURNING`), how many those were.
        package let affectedRows: UInt64
        /// The first AUTO_INCREMENT value that the statement made, else 0; not told by one that answers with rows.
        package let insertID: UInt64
    }

    package let settings: ConnectionSettings
    /// Statements sent since the connection was made, those of transactions and retries included: tests count them.
    package internal(set) var statementCount = 0

    var session: Session?
    /// When the running statement was sent.
    var lastSend = ContinuousClock.now
    var isInTransaction = false
    var heldLocks = 0
    /// What ended the transaction, or the session that holds a lock, while that one is still open: nothing may run
    /// until it was left, lest a part of it take effect alone.
    var failure: MariaDBError?
    /// Whether a result is being read; until its end the session can do nothing else.
    var isReadingRows = false

    /// Connects to nothing yet.
    package init(_ settings: ConnectionSettings) {
        self.settings = settings
    }

    /// All rows of a result. `decode` must not use this connection.
    /// - Throws: `MariaDBError`, or what `decode` throws. The connection stays usable.
    package func rows<T>(_ sql: SQL, _ decode: (Row) throws -> T) throws -> [T] {
        let statement = try begin(sql)
        defer { end(statement) }
        // Not `Array.append`: code that is generic across targets is not specialised, and there each call looks up the
        // array's type anew, which cost a fifth of all the time here.
        var count = 0
        var capacity = 16
        var values = UnsafeMutablePointer<T>.allocate(capacity: capacity)
        defer {
            values.deinitialize(count: count)
            values.deallocate()
        }
        while try fetch(statement) {
            if count == capacity {
                capacity *= 2
                let larger = UnsafeMutablePointer<T>.allocate(capacity: capacity)
                larger.moveInitialize(from: values, count: count)
                values.deallocate()
                values = larger
            }
            (values + count).initialize(to: try decode(Row(of: statement)))
            count += 1
        }
        return Array(unsafeUninitializedCapacity: count) { buffer, initializedCount in
            buffer.baseAddress?.moveInitialize(from: values, count: count)
            initializedCount = count
            count = 0
        }
    }

    /// The first row of a result, or `nil` if it is empty. `decode` must not use this connection.
    package func row<T>(_ sql: SQL, _ decode: (Row) throws -> T) throws -> T? {
        let statement = try begin(sql)
        defer { end(statement) }
        return try fetch(statement) ? decode(Row(of: statement)) : nil
    }

    /// Calls `body` with each row as it arrives, for results that are too large to keep. `body` must not use this
    /// connection.
    package func forEachRow(of sql: SQL, _ body: (Row) throws -> Void) throws {
        let statement = try begin(sql)
        defer { end(statement) }
        while try fetch(statement) { try body(Row(of: statement)) }
    }

    /// Runs a statement for its effect. Rows that it has are counted and dropped.
    @discardableResult
    package func execute(_ sql: SQL) throws -> Outcome {
        let statement = try begin(sql)
        defer { end(statement) }
        var rowCount: UInt64 = 0
        while try fetch(statement) { rowCount += 1 }
        return statement.outcome(rowCount: rowCount)
    }

    /// Closes the connection; the next use makes a new one. Inside a row closure, the rest of the rows is an error.
    package func close() {
        session = nil
    }

    private func begin(_ sql: SQL) throws(MariaDBError) -> Statement {
        var attempt = 1
        while true {
            do {
                return try repeatingIfStale(when: sql.isPlainRead) { () throws(MariaDBError) in try send(sql) }
            } catch {
                // Outside a transaction a statement is one by itself, of which nothing remains after such an error.
                guard !isInTransaction, attempt < error.attempts else { throw error }
            }
            pause(beforeAttempt: attempt)
            attempt += 1
        }
    }

    private func send(_ sql: SQL) throws(MariaDBError) -> Statement {
        let session = try liveSession()
        statementCount += 1
        lastSend = .now
        do {
            let statement = try session.execute(sql)
            isReadingRows = true
            return statement
        } catch {
            note(error)
            throw error
        }
    }

    private func fetch(_ statement: Statement) throws(MariaDBError) -> Bool {
        do {
            return try statement.fetch()
        } catch {
            note(error)
            throw error
        }
    }

    private func end(_ statement: Statement) {
        statement.finish()
        isReadingRows = false
        if let session, session.packetBufferSize > Self.keptPacketBuffer, !isPinned { close() }
    }

    /// The client library grows its buffer with the largest packet and never shrinks it. Above this size the session
    /// is given up after use.
    private static let keptPacketBuffer = 1024 * 1024
}
