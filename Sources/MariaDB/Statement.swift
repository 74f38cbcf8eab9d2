import CMariaDB

/// A prepared statement of one session, with the memory for its parameters and the places of its columns.
///
/// Rows are read as the server sends them (no `mysql_stmt_store_result`), so until `finish` the session can do nothing
/// else.
final class Statement {
    let text: String
    /// Counts up with each row that is fetched, over all executions; a `Row` knows by it whether its turn is over.
    private(set) var rowNumber = 0
    private(set) var columnCount = 0

    private let handle: UnsafeMutablePointer<MYSQL_STMT>
    private let connection: UnsafeMutablePointer<MYSQL>
    private let parameters: ParameterBlock
    private var columns: UnsafeMutablePointer<Column>?
    private var hasRowsPending = false
    private var isOpen = true

    /// - Parameter connection: must outlive the statement, or be closed before it.
    init(_ text: String, on connection: UnsafeMutablePointer<MYSQL>) throws(MariaDBError) {
        guard let handle = mysql_stmt_init(connection) else { throw MariaDBError(connection, sql: text) }
        guard mysql_stmt_prepare(handle, text, UInt(text.utf8.count)) == 0 else {
            defer { mysql_stmt_close(handle) }
            throw MariaDBError(handle, of: connection, sql: text)
        }
        self.text = text
        self.handle = handle
        self.connection = connection
        parameters = ParameterBlock(count: Int(mysql_stmt_param_count(handle)))
        makeColumns(count: Int(mysql_stmt_field_count(handle)))
    }

    deinit {
        close()
        columns?.deallocate()
    }

    /// Nothing but a `Row` that outlived its closure may still know the statement, and that one reads no more.
    func close() {
        guard isOpen else { return }
        isOpen = false
        rowNumber &+= 1
        mysql_stmt_close(handle)
    }

    /// Sends the statement. When it has a result, `fetch` its rows, and always `finish`.
    func execute(_ values: [SQL.Value]) throws(MariaDBError) {
        do {
            try parameters.withBinds(of: values) { binds throws(MariaDBError) in
                guard mysql_stmt_bind_param(handle, binds) == 0, mysql_stmt_execute(handle) == 0 else { throw error() }
            }
        } catch {
            throw error.during(text)
        }
        hasRowsPending = mysql_stmt_field_count(handle) > 0
        if hasRowsPending { try describeColumns() }
    }

    /// - Returns: whether there was one more row.
    func fetch() throws(MariaDBError) -> Bool {
        rowNumber &+= 1
        guard isOpen else { throw .refused("the connection was closed while its rows were read", sql: text) }
        guard hasRowsPending else { return false }
        switch mysql_stmt_fetch(handle) {
        case 0:
            return true
        case MYSQL_NO_DATA:
            hasRowsPending = false
            return false
        default:
            hasRowsPending = false
            throw error()
        }
    }

    /// Reads past the rows that nobody wanted, so that the session can go on.
    func finish() {
        rowNumber &+= 1
        if hasRowsPending && isOpen { mysql_stmt_free_result(handle) }
        hasRowsPending = false
    }

    /// - Parameter rowCount: how many rows were fetched, which is all of them.
    func outcome(rowCount: UInt64) -> Connection.Outcome {
        // After a result the library has -1 for the affected rows.
        let hasResult = mysql_stmt_field_count(handle) > 0
        return .init(
            affectedRows: hasResult ? rowCount : mysql_stmt_affected_rows(handle),
            insertID: hasResult ? 0 : mysql_stmt_insert_id(handle))
    }

    func column(_ index: Int) -> Column? {
        guard let columns, index >= 0, index < columnCount else { return nil }
        return columns[index]
    }

    /// Types can change from one execution to the next (`SELECT ?`, an altered table), and some statements tell their
    /// columns no sooner than here (`INSERT ... RETURNING`).
    private func describeColumns() throws(MariaDBError) {
        guard let metadata = mysql_stmt_result_metadata(handle) else { throw error() }
        defer { mysql_free_result(metadata) }
        let count = Int(mysql_num_fields(metadata))
        if count != columnCount { makeColumns(count: count) }
        guard let columns, let fields = mysql_fetch_fields(metadata) else { throw error() }
        for index in 0..<count {
            columns[index] = Column(fields[index])
        }
    }

    private func makeColumns(count: Int) {
        columns?.deallocate()
        columns = nil
        columnCount = count
        guard count > 0 else { return }
        let columns = UnsafeMutablePointer<Column>.allocate(capacity: count)
        columns.initialize(repeating: Column(), count: count)
        self.columns = columns
        let callback:
            @convention(c) (
                UnsafeMutableRawPointer?, UInt32, UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?
            ) -> Void = noteColumn
        mysql_stmt_attr_set(handle, STMT_ATTR_CB_USER_DATA, columns)
        mysql_stmt_attr_set(handle, STMT_ATTR_CB_RESULT, unsafeBitCast(callback, to: UnsafeRawPointer.self))
    }

    private func error() -> MariaDBError { MariaDBError(handle, of: connection, sql: text) }
}

extension MariaDBError {
    init(_ connection: UnsafeMutablePointer<MYSQL>, sql: String = "") {
        self.init(
            code: mysql_errno(connection), sqlState: String(cString: mysql_sqlstate(connection)),
            rawMessage: String(cString: mysql_error(connection)), sql: sql)
    }

    /// What went wrong with a statement. An error among the rows is known to its connection alone.
    fileprivate init(
        _ statement: UnsafeMutablePointer<MYSQL_STMT>, of connection: UnsafeMutablePointer<MYSQL>, sql: String
    ) {
        guard mysql_stmt_errno(statement) != 0 else {
            self.init(connection, sql: sql)
            return
        }
        self.init(
            code: mysql_stmt_errno(statement), sqlState: String(cString: mysql_stmt_sqlstate(statement)),
            rawMessage: String(cString: mysql_stmt_error(statement)), sql: sql)
    }

    fileprivate func during(_ sql: String) -> MariaDBError {
        var error = self
        error.sql = sql
        return error
    }
}
