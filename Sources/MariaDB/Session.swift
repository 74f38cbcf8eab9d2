import CMariaDB
import Glibc

/// One login at the server: a `MYSQL` handle, its prepared statements, and the session settings that all code above
/// relies on. It is never repaired: whoever meets an error that ends it makes a new one.
final class Session {
    private let handle: UnsafeMutablePointer<MYSQL>
    private var statements: StatementCache

    var preparedStatementCount: Int { statements.count }
    var isMariaDB: Bool { mariadb_connection(handle) != 0 }

    init(_ settings: ConnectionSettings) throws(MariaDBError) {
        handle = try connect(settings)
        statements = StatementCache(capacity: settings.preparedStatements)
        try establishVariables(settings)
    }

    /// Closed first, the connection takes the server's side of all statements with it in one step.
    deinit {
        mysql_close(handle)
        for statement in statements.statements { statement.close() }
    }

    /// Runs a statement that is prepared on its first use. The caller fetches its rows, if any, and finishes it.
    func execute(_ sql: SQL) throws(MariaDBError) -> Statement {
        let key = StatementCache.Key(sql)
        let statement = try prepared(sql, key)
        do {
            try statement.execute(sql.values)
            return statement
        } catch {
            guard error.wantsPreparation || error.hasNewColumns else { throw error }
            statements.remove(key)?.close()
            guard error.wantsPreparation || sql.isPlainRead else { throw error }
        }
        let renewed = try prepared(sql, key)
        try renewed.execute(sql.values)
        return renewed
    }

    private func prepared(_ sql: SQL, _ key: StatementCache.Key) throws(MariaDBError) -> Statement {
        if let statement = statements.find(key) { return statement }
        let statement = try Statement(sql.text, on: handle)
        statements.insert(statement, for: key)?.close()
        return statement
    }

    /// Runs one statement without preparing it, and without values.
    /// - Returns: its rows, each column as the server writes it.
    @discardableResult
    func run(_ text: String) throws(MariaDBError) -> [[String?]] {
        guard mysql_real_query(handle, text, UInt(text.utf8.count)) == 0 else { throw MariaDBError(handle, sql: text) }
        guard let result = mysql_store_result(handle) else {
            guard mysql_field_count(handle) == 0 else { throw MariaDBError(handle, sql: text) }
            return []
        }
        defer { mysql_free_result(result) }
        let columnCount = Int(mysql_num_fields(result))
        var rows: [[String?]] = []
        while let row = mysql_fetch_row(result) {
            rows.append((0..<columnCount).map { column in row[column].map { String(cString: $0) } })
        }
        return rows
    }

    /// Whether the server has closed the connection while nothing was asked of it: it never speaks first, so anything
    /// to read is its farewell.
    var wasEndedWhileIdle: Bool {
        var state = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        return poll(&state, 1, 0) != 0
    }

    var socket: Int32 { mysql_get_socket(handle) }

    /// How much memory the library holds for the largest packet so far; it never gives any back.
    var packetBufferSize: Int { Int(handle.pointee.net.max_packet) }
}

/// `mysql_library_init` before the first connection, once for all threads.
private let library: Int32 = mysql_server_init(0, nil, nil)

private func connect(_ settings: ConnectionSettings) throws(MariaDBError) -> UnsafeMutablePointer<MYSQL> {
    guard library == 0, let handle = mysql_init(nil) else {
        throw .refused("the client library did not start")
    }
    handle.set(MYSQL_OPT_CONNECT_TIMEOUT, settings.connectTimeout)
    handle.set(MYSQL_OPT_READ_TIMEOUT, settings.readTimeout)
    handle.set(MYSQL_OPT_WRITE_TIMEOUT, settings.writeTimeout)
    handle.set(MYSQL_OPT_LOCAL_INFILE, UInt32(0))
    mysql_options(handle, MYSQL_SET_CHARSET_NAME, "utf8mb4")

    var socket: String?
    var host: String?
    var port: UInt32 = 0
    switch settings.server {
    case .socket(let path):
        socket = path
        handle.set(MYSQL_OPT_PROTOCOL, MYSQL_PROTOCOL_SOCKET.rawValue)
    case .host(let name, let number):
        host = name
        port = UInt32(number)
        handle.set(MYSQL_OPT_PROTOCOL, MYSQL_PROTOCOL_TCP.rawValue)
    }
    if settings.leavesMachine {
        handle.set(MYSQL_OPT_SSL_ENFORCE, UInt8(1))
        handle.set(MYSQL_OPT_SSL_VERIFY_SERVER_CERT, UInt8(1))
    }
    if let authorities = settings.certificateAuthorities { mysql_options(handle, MYSQL_OPT_SSL_CA, authorities) }

    let user = settings.user.isEmpty ? nil : settings.user
    guard mysql_real_connect(handle, host, user, settings.password, settings.database, port, socket, 0) != nil else {
        defer { mysql_close(handle) }
        throw MariaDBError(handle)
    }
    return handle
}

extension UnsafeMutablePointer<MYSQL> {
    fileprivate func set(_ option: mysql_option, _ value: some FixedWidthInteger) {
        _ = withUnsafePointer(to: value) { mysql_options(self, option, $0) }
    }
}
