/// What every session is set to, and proves to be set to, before its first statement: values that do not fit are
/// errors instead of being cut, times are UTC, text is UTF-8 of up to four bytes, and nothing waits for ever.
struct SessionVariables {
    private enum Value {
        case number(UInt64)
        case text(String)
        /// A list in which the server may name more than was asked for, in its own order.
        case list([String])
    }

    private let wanted: [(name: String, value: Value)]

    private static let sqlMode = [
        "STRICT_ALL_TABLES", "NO_ZERO_DATE", "NO_ZERO_IN_DATE", "ONLY_FULL_GROUP_BY", "ERROR_FOR_DIVISION_BY_ZERO",
        "NO_ENGINE_SUBSTITUTION",
    ]
    /// The most that the server accepts as `wait_timeout`: a year.
    private static let longestWait: UInt64 = 31_536_000

    init(_ settings: ConnectionSettings, isMariaDB: Bool) {
        let idleTimeout = UInt64(settings.idleTimeout)
        var wanted: [(String, Value)] = [
            ("sql_mode", .list(Self.sqlMode)), ("time_zone", .text("+00:00")), ("autocommit", .number(1)),
            ("character_set_client", .text("utf8mb4")), ("character_set_connection", .text("utf8mb4")),
            ("character_set_results", .text("utf8mb4")),
            ("innodb_lock_wait_timeout", .number(UInt64(max(1, settings.lockTimeout)))),
            ("lock_wait_timeout", .number(UInt64(max(1, settings.lockTimeout)))),
            ("wait_timeout", .number(idleTimeout == 0 ? Self.longestWait : min(idleTimeout, Self.longestWait))),
        ]
        if isMariaDB {
            wanted.append(("max_statement_time", .number(UInt64(settings.statementTimeout))))
            wanted.append(("idle_transaction_timeout", .number(UInt64(settings.idleTransactionTimeout))))
        } else {
            // MySQL counts in milliseconds, limits SELECT alone, and does not end idle transactions.
            wanted.append(("max_execution_time", .number(UInt64(settings.statementTimeout) * 1000)))
        }
        self.wanted = wanted
    }

    /// One statement that sets them all.
    var assignment: String {
        "SET SESSION " + wanted.map { "\($0.name) = \(literal($0.value))" }.joined(separator: ", ")
    }

    /// One statement that asks for them all, in the order that `firstMismatch` expects.
    var question: String { "SELECT " + wanted.map { "@@SESSION.\($0.name)" }.joined(separator: ", ") }

    /// A sentence about the first variable that does not have its value.
    func firstMismatch(in answer: [String?]) -> String? {
        guard answer.count == wanted.count else { return "the server did not tell its session variables" }
        for ((name, value), actual) in zip(wanted, answer) where !isSatisfied(value, by: actual ?? "") {
            return "\(name) is '\(actual ?? "NULL")' and must be \(literal(value))"
        }
        return nil
    }

    private func isSatisfied(_ value: Value, by actual: String) -> Bool {
        switch value {
        case .number(let number): Double(actual) == Double(number)
        case .text(let text): actual == text
        case .list(let names): Set(names).isSubset(of: actual.split(separator: ",").map(String.init))
        }
    }

    private func literal(_ value: Value) -> String {
        switch value {
        case .number(let number): "\(number)"
        case .text(let text): "'\(text)'"
        case .list(let names): "'\(names.joined(separator: ","))'"
        }
    }
}

extension Session {
    func establishVariables(_ settings: ConnectionSettings) throws(MariaDBError) {
        let variables = SessionVariables(settings, isMariaDB: isMariaDB)
        try run(variables.assignment)
        if let mismatch = variables.firstMismatch(in: try run(variables.question).first ?? []) {
            throw .refused("the session could not be set up: \(mismatch)")
        }
        try establishSnapshotIsolation()
    }

    /// A transaction that is about to change a row that others changed since its snapshot is told so (1020), where the
    /// server can do that: MariaDB in its releases since 2024. MySQL and older releases do not know the variable.
    private func establishSnapshotIsolation() throws(MariaDBError) {
        do {
            try run("SET SESSION innodb_snapshot_isolation = ON")
        } catch {
            guard error.code == 1193 else { throw error }
        }
    }
}
