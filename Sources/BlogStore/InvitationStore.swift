package import Blog
internal import MariaDB

/// Accounts that were offered to e-mail addresses.
///
/// An invitation is good only as long as its inviter could still give it: it ends when they are suspended or lose
/// the role.
package struct InvitationStore {
    let connection: Connection

    /// Those that can be accepted, the newest first.
    package func waiting(now: Timestamp) throws -> [Invitation] {
        try connection.rows("\(Self.select) WHERE v.expires_at > \(now) ORDER BY v.id DESC LIMIT 500", invitation)
            .compactMap(\.self)
    }

    /// Replaces an earlier invitation to the same address, whose link is void from now on.
    /// - Parameter link: the digest of the secret in the mail.
    /// - Throws: ``StoreError/emailTaken`` when there is an account with the address.
    package func add(
        _ email: EmailAddress, as role: Role, by inviter: UInt64, link: [UInt8], mail: OutgoingMail, now: Timestamp
    ) throws {
        let end = now.advanced(bySeconds: Invitation.lifetime)
        try connection.transaction {
            guard try AccountStore(connection: connection).find(email: email) == nil else {
                throw StoreError.emailTaken
            }
            try connection.execute(
                """
                INSERT INTO invitations (token_digest, email, email_key, role, invited_by, created_at, expires_at)
                VALUES (\(link), \(email.text), \(email.key), \(role), \(inviter), \(now), \(end))
                ON DUPLICATE KEY UPDATE token_digest = \(link), email = \(email.text), role = \(role),
                    invited_by = \(inviter), created_at = \(now), expires_at = \(end)
                """)
            try OutboxStore(connection: connection).add(mail, now: now)
        }
        _ = try removeExpired(now: now, limit: 100)
    }

    /// - Returns: whether it was there.
    package func withdraw(_ id: UInt64) throws -> Bool {
        try connection.execute("DELETE FROM invitations WHERE id = \(id)").affectedRows == 1
    }

    /// What the link offers.
    package func find(link digest: [UInt8], now: Timestamp) throws -> Invitation? {
        try connection.row(
            "\(Self.select) WHERE v.token_digest = \(digest) AND v.expires_at > \(now)", invitation) ?? nil
    }

    /// Makes the account and uses the invitation up in one transaction: of many at once, exactly one succeeds.
    /// - Throws: ``StoreError/linkVoid``, ``StoreError/nameTaken`` or ``StoreError/emailTaken``.
    package func accept(_ link: [UInt8], name: AccountName, passwordHash: String, now: Timestamp) throws -> Account {
        try connection.transaction {
            guard let invitation = try find(link: link, now: now) else { throw StoreError.linkVoid }
            let used = try connection.execute("DELETE FROM invitations WHERE token_digest = \(link)")
            guard used.affectedRows == 1 else { throw StoreError.linkVoid }
            guard try !RegistrationStore(connection: connection).nameIsTaken(name, now: now) else {
                throw StoreError.nameTaken
            }
            return try AccountStore(connection: connection).create(
                name: name, displayName: name.text, email: invitation.email, passwordHash: passwordHash,
                role: invitation.role, isVerified: true, now: now)
        }
    }

    /// There is no index for it: they are looked for without locks.
    /// - Returns: how many there were, up to `limit`.
    package func removeExpired(now: Timestamp, limit: Int) throws -> Int {
        let ids = try connection.rows("SELECT id FROM invitations WHERE expires_at <= \(now) LIMIT \(limit)") {
            try $0.uint(0)
        }
        for id in ids {
            try connection.execute("DELETE FROM invitations WHERE id = \(id) AND expires_at <= \(now)")
        }
        return ids.count
    }

    private static var select: SQL {
        """
        SELECT v.id, v.email, v.role, v.expires_at, a.id, a.name, a.display_name, a.role,
            a.suspended_at IS NULL AND a.closed_at IS NULL
        FROM invitations v JOIN accounts a ON a.id = v.invited_by
        """
    }

    private func invitation(_ row: Row) throws -> Invitation? {
        guard let email = EmailAddress(try row.string(1)) else { throw UnknownValue(type: "Invitation") }
        let role = try row.value(2, as: Role.self)
        guard try row.bool(8), Invitation.roles(from: try row.value(7)).contains(role) else { return nil }
        return Invitation(
            id: try row.uint(0), email: email, role: role,
            inviter: Byline(accountID: try row.uint(4), name: try row.string(5), displayName: try row.string(6)),
            expiresAt: try row.time(3))
    }
}
