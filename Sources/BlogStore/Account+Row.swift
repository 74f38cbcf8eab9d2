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

extension AccountDetails {
    /// - Parameter row: begins with the four columns of an account, then the address, when it was confirmed, bio, website,
    ///   when the account was made and suspended, and whether it has a password.
    init(_ row: Row) throws {
        self.init(
            account: try Account(row), email: try row.optionalString(4).flatMap(EmailAddress.init(_:)),
            isVerified: try row.optionalTime(5) != nil, bio: try row.string(6), website: try row.string(7),
            createdAt: try row.time(8), suspendedAt: try row.optionalTime(9), hasPassword: try row.int(10) != 0)
    }
}
