package import Blog
internal import MariaDB

/// Accounts that wait for the confirmation of their e-mail address.
///
/// Whoever registers learns nothing of the address they give, so an address that has an account gets a row like any
/// other, whose link nobody was sent. For the same reason several may wait for one address side by side: if a newer one
/// made the older void, a stranger who knows the address could throw out its owner's, and if the owner's success freed
/// the names of the others, their sender would see that there is an account now. The first to be confirmed gets the
/// address; the others end with their time. Only the browser that registered replaces its own, to correct itself.
package struct RegistrationStore {
    let connection: Connection

    /// Whether an account, or a registration that waits, has the name or one that looks like it, or somebody who writes
    /// here or runs the site is shown under such a name.
    /// - Parameter browser: the digest of the secret of the browser that asks, whose own registration it may take over.
    package func nameIsTaken(_ name: AccountName, besides browser: [UInt8]? = nil, now: Timestamp) throws -> Bool {
        try connection.row(
            """
            SELECT EXISTS (SELECT 1 FROM accounts WHERE name_key = \(name.key))
                OR EXISTS (SELECT 1 FROM accounts WHERE look_key = \(name.lookKey))
                OR EXISTS (SELECT 1 FROM accounts WHERE display_key = \(name.lookKey) AND role <> 'reader')
                OR EXISTS (SELECT 1 FROM registrations WHERE name_key = \(name.key)
                    AND expires_at > \(now) AND browser_digest <> \(browser ?? []))
                OR EXISTS (SELECT 1 FROM registrations WHERE look_key = \(name.lookKey)
                    AND expires_at > \(now) AND browser_digest <> \(browser ?? []))
            """
        ) { try $0.int(0) != 0 } ?? false
    }

    /// - Parameters:
    ///   - link: the digest of the secret in the mail.
    ///   - former: the digest of the secret that the browser had until now; what waits under it is replaced.
    ///   - mail: `nil` when no more may be sent to the address for now.
    /// - Throws: ``StoreError/nameTaken``.
    package func add(
        _ registration: WaitingRegistration, link: [UInt8], replacing former: [UInt8]?, mail: OutgoingMail?,
        now: Timestamp
    ) throws {
        let name = registration.name
        try connection.transaction {
            if let former {
                try connection.execute("DELETE FROM registrations WHERE browser_digest = \(former)")
            }
            guard try !nameIsTaken(name, now: now) else { throw StoreError.nameTaken }
            do {
                try connection.execute(
                    """
                    INSERT INTO registrations (token_digest, browser_digest, name, name_key, look_key, email, email_key,
                        password_hash, created_at, expires_at)
                    VALUES (\(link), \(registration.browser), \(name.text), \(name.key), \(name.lookKey),
                        \(registration.email.text), \(registration.email.key), \(registration.passwordHash),
                        \(now), \(registration.expiresAt))
                    """)
            } catch let error as MariaDBError where error.isDuplicateKey {
                throw StoreError.nameTaken
            }
            if let mail { try OutboxStore(connection: connection).add(mail, now: now) }
        }
    }

    /// What the link confirms, even when it is too old, until it is swept away.
    package func find(link digest: [UInt8]) throws -> WaitingRegistration? {
        try find(where: "token_digest = \(digest)")
    }

    /// What waits for the browser with that secret.
    package func find(browser digest: [UInt8], now: Timestamp) throws -> WaitingRegistration? {
        try find(where: "browser_digest = \(digest) AND expires_at > \(now)")
    }

    /// What waits under that name, in whatever case it is written.
    package func find(named name: AccountName, now: Timestamp) throws -> WaitingRegistration? {
        try find(where: "name_key = \(name.key) AND expires_at > \(now)")
    }

    /// From now on it is that browser's, whose person knows its password.
    package func give(_ registration: WaitingRegistration, to browser: [UInt8]) throws {
        try connection.execute(
            "UPDATE registrations SET browser_digest = \(browser) WHERE name_key = \(registration.name.key)")
    }

    /// Replaces the link of what waits for a browser; the earlier one is void from now on.
    /// - Returns: whether it still waits.
    package func renewLink(
        ofBrowser browser: [UInt8], as link: [UInt8], mail: OutgoingMail, now: Timestamp
    ) throws -> Bool {
        try connection.transaction {
            let outcome = try connection.execute(
                """
                UPDATE registrations SET token_digest = \(link)
                WHERE browser_digest = \(browser) AND expires_at > \(now)
                """)
            guard outcome.affectedRows == 1 else { return false }
            try OutboxStore(connection: connection).add(mail, now: now)
            return true
        }
    }

    /// Makes the account and uses the link up in one transaction: of many at once, exactly one succeeds.
    /// - Throws: ``StoreError/linkVoid``, or ``StoreError/nameTaken`` or ``StoreError/emailTaken`` when somebody was
    ///   faster.
    package func confirm(_ link: [UInt8], now: Timestamp) throws -> Account {
        try connection.transaction {
            guard let registration = try find(link: link) else { throw StoreError.linkVoid }
            let used = try connection.execute(
                "DELETE FROM registrations WHERE token_digest = \(link) AND expires_at > \(now)")
            guard used.affectedRows == 1 else { throw StoreError.linkVoid }
            return try AccountStore(connection: connection).create(
                name: registration.name, displayName: registration.name.text, email: registration.email,
                passwordHash: registration.passwordHash, role: .reader, isVerified: true, now: now)
        }
    }

    /// More are removed at once than can have been added since.
    /// - Returns: how many there were, up to `limit`.
    @discardableResult
    package func removeExpired(now: Timestamp, limit: Int = 1_000) throws -> Int {
        Int(
            try connection.execute(
                "DELETE FROM registrations WHERE expires_at <= \(now) ORDER BY expires_at LIMIT \(limit)"
            ).affectedRows)
    }

    private func find(where condition: SQL) throws -> WaitingRegistration? {
        try connection.row(
            "SELECT name, email, password_hash, browser_digest, expires_at FROM registrations WHERE \(condition)"
        ) { row -> WaitingRegistration? in
            guard let name = AccountName(try row.string(0)), let email = EmailAddress(try row.string(1)) else {
                throw UnknownValue(type: "WaitingRegistration")
            }
            return WaitingRegistration(
                name: name, email: email, passwordHash: try row.string(2), browser: try row.bytes(3),
                expiresAt: try row.time(4))
        } ?? nil
    }
}
