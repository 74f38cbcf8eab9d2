package struct MariaDBError: Error {
    /// The server's or client's number, as the MariaDB manual lists it (1062: duplicate key).
    package let code: UInt32
    static let stub = MariaDBError(code: 0)
    package var isForeignKey: Bool { false }
    package var isDuplicateKey: Bool { code == 1062 }
    /// The name of the unique key that a duplicate met, without its table.
    package var duplicateKey: String? { nil }
    /// The server is gone, not yet up, or refuses connections: asking again later may help.
    package var isUnavailable: Bool { false }
}
