internal import Blog
internal import MariaDB

extension Account {
    /// - Parameter column: the first of four: id, name, display name and role.
    init(_ row: Row, from column: Int = 0) throws {
        self.init(
            id: try row.uint(column), name: try row.string(column + 1), displayName: try row.string(column + 2),
            role: try row.value(column + 3))
    }
}
