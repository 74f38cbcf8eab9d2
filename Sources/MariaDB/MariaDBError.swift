/// What the server, the client library or this module refused, without any value that was bound.
package struct MariaDBError: Error, Sendable {
    /// The server's or client's number, as the MariaDB manual lists it (1062: duplicate key); 0 where this module
    /// itself refused.
    package let code: UInt32
    /// Five characters of the SQL standard; `HY000` where the cause has none of its own.
    package let sqlState: String
    /// The server's words with every value taken out.
    package let message: String
    /// The statement, with `?` where values were bound; empty where none was at fault.
    package internal(set) var sql: String
    /// The name of the unique key that a duplicate met, without its table.
    package let duplicateKey: String?

    /// - Parameter rawMessage: as the server sent it; it may quote bound values.
    init(code: UInt32, sqlState: String, rawMessage: String, sql: String) {
        let said = ServerMessage(code: code, text: rawMessage)
        self.code = code
        self.sqlState = sqlState
        message = said.withoutValues
        duplicateKey = said.duplicateKey
        self.sql = sql
    }

    /// A refusal of this module's own. The sentence must not hold a bound value.
    static func refused(_ sentence: String, sql: String = "") -> MariaDBError {
        MariaDBError(refusal: sentence, sql: sql)
    }

    private init(refusal: String, sql: String) {
        code = 0
        sqlState = "HY000"
        message = refusal
        duplicateKey = nil
        self.sql = sql
    }
}

extension MariaDBError: CustomStringConvertible {
    /// Safe to print and to log.
    package var description: String {
        let origin = code == 0 ? "MariaDB" : "MariaDB \(code) (\(sqlState))"
        return sql.isEmpty ? "\(origin): \(message)" : "\(origin): \(message) in: \(sql)"
    }
}

extension MariaDBError {
    /// A value is there already that a unique key admits once: see ``duplicateKey``.
    package var isDuplicateKey: Bool { code == 1062 || code == 1586 }

    /// The server is gone, not yet up, or refuses connections: asking again later may help.
    package var isUnavailable: Bool {
        switch code {
        case 2002, 2003, 2005, 2006, 2012, 2013, 2055: true  // not reached, or lost
        case 1040, 1129, 1203, 1226: true  // refuses further connections
        case 1053, 1077, 1079, 1927, 3032, 3169, 4031: true  // shutting down, or this connection was ended
        case 1152...1161 where code != 1153: true  // the network failed in the middle of a packet
        case 1021, 1114: true  // no room on the disk
        case 1047: true  // a Galera node that is not in its cluster
        default: false
        }
    }

    /// The statement ran for longer than `statementTimeout` and was ended.
    package var isStatementTimeout: Bool { code == 1969 || code == 3024 }
    /// A row that another one refers to is not there, or may not go.
    package var isForeignKey: Bool { [1216, 1217, 1451, 1452].contains(code) }
    /// A value that its column cannot hold: too long, out of range, or not of its type or character set.
    package var isBadValue: Bool { [1264, 1265, 1292, 1366, 1406].contains(code) }

    /// Whether a transaction that met this may succeed when all of it is run again.
    var invitesRetry: Bool { attempts > 1 }

    /// How often a transaction, or a statement that is one by itself, is run at most when it ends with this.
    var attempts: Int {
        switch code {
        // A lock was not had in time, and whoever asked has waited that time.
        case 1205: 3
        // A row changed since the snapshot of the transaction was taken, or a deadlock. Both are told at once, and each
        // time somebody else got through: of several who want the same, the last one meets it once for each other.
        case 1020, 1213: 6
        default: 1
        }
    }

    /// Whether the session that met this must not be used again. Client errors (2000 to 2999) leave it in an unknown
    /// state, except 2057, which says that a result has new columns.
    var endsSession: Bool {
        switch code {
        case 2057: false
        case 2000...2999: true
        case 1152...1161: true
        case 1053, 1927, 3169, 4031: true
        default: false
        }
    }

    /// Whether the other side of the connection was gone, as opposed to a session that the server ended with a word.
    var foundNobody: Bool { code == 2006 || code == 2013 }

    /// Whether the server no longer knows the statement as it was prepared and did not run it.
    var wantsPreparation: Bool { code == 1243 || code == 1615 }
    /// Whether the statement ran, with other columns than it was prepared for (the table was altered).
    var hasNewColumns: Bool { code == 2057 }
}
