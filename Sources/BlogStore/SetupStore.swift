package import Blog
internal import MariaDB

/// The one-time link that makes the first administrator.
package struct SetupStore {
    let connection: Connection

    /// Whether there is no need of a link any more.
    package func administratorExists() throws -> Bool {
        try connection.row("SELECT 1 FROM accounts WHERE role = 'administrator' LIMIT 1") { _ in true } ?? false
    }

    /// Replaces the link: an earlier one is void from now on.
    package func issueLink(_ digest: [UInt8], expires: Timestamp) throws {
        try connection.execute(
            """
            REPLACE INTO setup_links (id, token_digest, expires_at) VALUES (1, \(digest), \(expires))
            """)
    }

    /// Looks at the link without using it up.
    package func linkIsValid(_ digest: [UInt8], now: Timestamp) throws -> Bool {
        try connection.row(
            "SELECT 1 FROM setup_links WHERE id = 1 AND token_digest = \(digest) AND expires_at > \(now)"
        ) { _ in true } ?? false
    }

    /// Uses the link up and makes the account in one transaction: of many at once, exactly one succeeds.
    /// - Throws: ``StoreError/linkVoid``, ``StoreError/nameTaken`` or ``StoreError/emailTaken``.
    package func createFirstAdministrator(
        _ registration: Registration, passwordHash: String, siteTitle: String, link digest: [UInt8], now: Timestamp
    ) throws -> Account {
        try connection.transaction {
            let used = try connection.execute(
                "DELETE FROM setup_links WHERE id = 1 AND token_digest = \(digest) AND expires_at > \(now)")
            guard used.affectedRows == 1, try !administratorExists() else { throw StoreError.linkVoid }
            try SettingsStore(connection: connection).set("title", to: siteTitle)
            return try AccountStore(connection: connection).create(
                name: registration.name, displayName: registration.name.text, email: registration.email,
                passwordHash: passwordHash, role: .administrator, now: now)
        }
    }
}
