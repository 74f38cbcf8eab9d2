package import Blog
internal import MariaDB

// Names that a reader would take for each other.

extension AccountStore {
    /// Whether nobody has that name or one that looks like it.
    package func isFree(_ name: AccountName) throws -> Bool {
        try connection.row(
            """
            SELECT 1 FROM accounts WHERE name_key = \(name.key) UNION ALL
            SELECT 1 FROM accounts WHERE look_key = \(name.lookKey) LIMIT 1
            """
        ) { _ in true } == nil
    }

    /// Whether that name would pass for the name or the display name of somebody who writes on this site or runs it.
    /// - Parameter except: whoever wants to be called so.
    package func looksLikeStaff(_ name: String, except account: UInt64? = nil) throws -> Bool {
        try looksLikeStaff(key: DisplayName.lookKey(of: name), except: account, locking: "")
    }

    /// Changes the name under which a person is shown.
    /// - Throws: ``StoreError/nameTaken`` when it looks like that of somebody who writes on this site or runs it.
    package func setDisplayName(_ name: DisplayName, of account: UInt64) throws {
        let key = try DisplayName.lookKey(of: name.text)
        try connection.transaction {
            try refuseStaffLook([key], except: account)
            try connection.execute(
                "UPDATE accounts SET display_name = \(name.text), display_key = \(key) WHERE id = \(account)")
        }
    }

    /// Within the transaction in which somebody takes a name with these keys. Whoever takes one changes the same row
    /// first, so that of two at once the second waits and finds the first. (Locks on the places where the names would be
    /// do not wait for each other, and the writes after them then do: InnoDB calls that a deadlock.)
    func refuseStaffLook(_ keys: Set<String>, except account: UInt64? = nil) throws {
        try connection.execute(
            """
            INSERT INTO settings (name, value) VALUES ('names-taken', '1')
            ON DUPLICATE KEY UPDATE value = CAST(value AS UNSIGNED) + 1
            """)
        for key in keys.sorted() where try looksLikeStaff(key: key, except: account, locking: "FOR UPDATE") {
            throw StoreError.nameTaken
        }
    }

    /// Keys that rows from before have not. Where two of them look alike, the older keeps its look for itself.
    package func fillLookKeys() throws {
        var last: UInt64 = 0
        while true {
            let rows = try connection.rows(
                """
                SELECT id, name, display_name FROM accounts
                WHERE id > \(last) AND closed_at IS NULL AND (look_key IS NULL OR display_key IS NULL)
                ORDER BY id LIMIT 1000
                """
            ) { row in (id: try row.uint(0), name: try row.string(1), displayName: try row.string(2)) }
            guard let end = rows.last else { return }
            for row in rows {
                let displayKey = try DisplayName.lookKey(of: row.displayName)
                try connection.execute("UPDATE accounts SET display_key = \(displayKey) WHERE id = \(row.id)")
                guard let name = AccountName(row.name) else { continue }
                do {
                    try connection.execute("UPDATE accounts SET look_key = \(name.lookKey) WHERE id = \(row.id)")
                } catch let error as MariaDBError where error.isDuplicateKey {}
            }
            last = end.id
        }
    }

    /// One look into each of two indexes.
    private func looksLikeStaff(key: String, except account: UInt64?, locking: SQL) throws -> Bool {
        // Texts outside ASCII are nobody's look key, and the column could not be compared with them.
        let isPlain = key.utf8.allSatisfy { $0 < 0x80 }
        let byName: SQL =
            "SELECT id FROM accounts WHERE look_key = \(isPlain ? key : "") AND role <> 'reader' \(locking)"
        let byDisplayName: SQL =
            "SELECT id FROM accounts WHERE display_key = \(key) AND role <> 'reader' LIMIT 2 \(locking)"
        let owners = try connection.rows("(\(byName)) UNION ALL (\(byDisplayName))") { try $0.uint(0) }
        return owners.contains { $0 != account }
    }
}
