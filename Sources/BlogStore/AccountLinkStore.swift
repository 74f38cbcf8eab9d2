package import Blog
internal import MariaDB

/// Links that set a new password or confirm an address. Each is known by the SHA-256 of its secret, good for one purpose
/// and for the address that it was sent to, and void as soon as there is a newer one.
package struct AccountLinkStore {
    let connection: Connection

    /// What a link is for.
    package enum Purpose: String, CaseIterable, Sendable {
        /// Sent to the address of the account, and good only as long as it is that. The link of an account without an
        /// address was handed over by the operator, and is good only as long as there is none.
        case password
        /// Sent to the address that the account is to have, or has and is to confirm.
        case email
    }

    /// What a link is bound to.
    package struct Link: Hashable, Sendable {
        package let account: Account
        /// The address that it was sent to, if to any.
        package let email: EmailAddress?

        package init(account: Account, email: EmailAddress?) {
            self.account = account
            self.email = email
        }
    }

    /// What is known of a link.
    package enum Finding: Hashable, Sendable {
        case good(Link)
        /// It was good until its time was over.
        case expired
        /// It was used or replaced, its account is suspended or has another address by now, or there never was one.
        case void
    }

    /// Replaces an earlier link of the account for that purpose.
    package func issue(
        _ digest: [UInt8], for purpose: Purpose, of account: UInt64, to email: EmailAddress, expires: Timestamp
    ) throws {
        try replace(digest, purpose, account, email, expires)
    }

    /// Replaces an earlier link for a new password of an account that has no address.
    package func issueWithoutAddress(_ digest: [UInt8], of account: UInt64, expires: Timestamp) throws {
        try replace(digest, .password, account, nil, expires)
    }

    private func replace(
        _ digest: [UInt8], _ purpose: Purpose, _ account: UInt64, _ email: EmailAddress?, _ expires: Timestamp
    ) throws {
        try connection.execute(
            """
            REPLACE INTO account_links (account_id, purpose, token_digest, email, email_key, expires_at)
            VALUES (\(account), \(purpose), \(digest), \(email?.text), \(email?.key), \(expires))
            """)
    }

    /// Looks at a link and changes nothing.
    package func find(_ digest: [UInt8], for purpose: Purpose, now: Timestamp) throws -> Finding {
        try find(digest, for: purpose, now: now, locking: "")
    }

    /// Uses the link up, within the transaction of what it is for: of many at once, exactly one succeeds.
    /// - Throws: ``StoreError/linkVoid``.
    package func use(_ digest: [UInt8], for purpose: Purpose, now: Timestamp) throws -> Link {
        guard case .good(let link) = try find(digest, for: purpose, now: now, locking: "FOR UPDATE"),
            try connection.execute(
                "DELETE FROM account_links WHERE token_digest = \(digest) AND purpose = \(purpose)"
            ).affectedRows == 1
        else { throw StoreError.linkVoid }
        return link
    }

    /// Within the transaction in which the account gets another address or another password, or is suspended or closed.
    package func voidAll(of account: UInt64) throws {
        try connection.execute("DELETE FROM account_links WHERE account_id = \(account)")
    }

    /// Removes links whose time was over a day ago, with the addresses that they were for: until then, whoever follows one
    /// is told that it is too old. There is no index for it: they are looked for without locks.
    /// - Returns: how many there were, up to `limit`.
    package func removeExpired(now: Timestamp, limit: Int) throws -> Int {
        let now = now.advanced(bySeconds: -86_400)
        let digests = try connection.rows(
            "SELECT token_digest FROM account_links WHERE expires_at <= \(now) LIMIT \(limit)"
        ) { try $0.bytes(0) }
        for digest in digests {
            try connection.execute(
                "DELETE FROM account_links WHERE token_digest = \(digest) AND expires_at <= \(now)")
        }
        return digests.count
    }

    private func find(_ digest: [UInt8], for purpose: Purpose, now: Timestamp, locking: SQL) throws -> Finding {
        let found = try connection.row(
            """
            SELECT a.id, a.name, a.display_name, a.role, l.email, l.expires_at
            FROM account_links l JOIN accounts a ON a.id = l.account_id
            WHERE l.token_digest = \(digest) AND l.purpose = \(purpose)
                AND a.suspended_at IS NULL AND a.closed_at IS NULL
                AND (l.purpose = 'email' OR l.email_key <=> a.email_key)
            \(locking)
            """
        ) { row in
            (
                account: try Account(row),
                email: try row.optionalString(4).flatMap(EmailAddress.init(_:)), expires: try row.time(5)
            )
        }
        guard let found else { return .void }
        return now < found.expires ? .good(Link(account: found.account, email: found.email)) : .expired
    }
}
