package import Blog
internal import MariaDB

/// Why an administrator's wish is refused.
package enum AdministrationError: Error, Hashable, Sendable {
    /// Nobody takes rights from themselves, or adds to them.
    case ownAccount
    /// Without this one, nobody could manage the site.
    case lastAdministrator
    /// Whoever asks was an administrator when the request began, and is none any more.
    case notAdministrator
    /// There is nowhere to send the link.
    case withoutAddress
    /// A link would open nothing.
    case suspended
}

// What administrators see of the accounts of others, and do with them.
extension AccountStore {
    /// The accounts that are not closed, newest first.
    /// - Parameters:
    ///   - search: a part of the name, the display name or the e-mail address, in whatever case. Nothing but the order of
    ///     the list helps to find it: the whole table may be read.
    ///   - cursor: the id of the last one on the page before.
    package func list(
        search: String? = nil, role: Role? = nil, after cursor: UInt64? = nil, limit: Int, now: Timestamp
    ) throws -> [AccountOverview] {
        var selection: SQL = "a.closed_at IS NULL AND a.id < \(cursor ?? .max)"
        if let role { selection = "\(selection) AND a.role = \(role)" }
        if let search {
            let key = search.lowercased()
            selection = """
                \(selection) AND (LOCATE(\(key), CONVERT(a.name_key USING utf8mb4)) > 0 OR LOCATE(\(search), a.display_name) > 0
                    OR LOCATE(\(key), a.email_key) > 0)
                """
        }
        return try overviews("\(selection) ORDER BY a.id DESC LIMIT \(limit)", now: now)
    }

    /// An account that is not closed.
    package func overview(_ id: UInt64, now: Timestamp) throws -> AccountOverview? {
        try overviews("a.id = \(id) AND a.closed_at IS NULL", now: now).first
    }

    private func overviews(_ selection: SQL, now: Timestamp) throws -> [AccountOverview] {
        try connection.rows(
            """
            SELECT a.id, a.name, a.display_name, a.role, a.email, a.email_verified_at, a.bio, a.website, a.created_at,
                a.suspended_at, a.password_hash IS NOT NULL,
                \(SecondFactorStore.exists(of: "a.id")),
                (SELECT COUNT(*) FROM posts p WHERE p.author_id = a.id AND p.kind = 'post' AND p.status = 'published'
                    AND p.published_at <= \(now)),
                (SELECT COUNT(*) FROM sessions s WHERE s.account_id = a.id AND s.expires_at > \(now)
                    AND s.last_used_at > \(now) - INTERVAL s.idle_limit SECOND),
                (SELECT MAX(s.last_used_at) FROM sessions s WHERE s.account_id = a.id),
                (SELECT MAX(d.last_used_at) FROM known_devices d WHERE d.account_id = a.id)
            FROM accounts a WHERE \(selection)
            """
        ) { row in
            AccountOverview(
                details: try AccountDetails(row), hasSecondFactor: try row.int(11) != 0, postCount: try row.int(12),
                sessionCount: try row.int(13),
                lastSeenAt: [try row.optionalTime(14), try row.optionalTime(15)].compactMap(\.self).max())
        }
    }

    /// Changes an account, ends the sessions that must not outlive the change, and puts in the mail that tells of it.
    ///
    /// All administrators are locked while it is decided, so that of two who take each other's rights at once one comes
    /// first, and the other finds their own gone.
    /// - Parameters:
    ///   - actor: the administrator who does it; `nil` is the operator of the site, whose rights do not hang on a role.
    ///   - mail: what the person is told, for an account that has an address.
    /// - Returns: `false` when the account is so already; nothing happens then.
    /// - Throws: ``AdministrationError``, ``StoreError/gone``.
    package func apply(
        _ change: AccountChange, to id: UInt64, by actor: UInt64?, now: Timestamp,
        mail: (Account, EmailAddress) throws -> OutgoingMail?
    ) throws -> Bool {
        try connection.transaction {
            let administrators = try lockAdministrators(for: actor)
            if actor == id { throw AdministrationError.ownAccount }
            guard let found = try lock(id) else { throw StoreError.gone }
            if change.takesAdministration, administrators == [id] { throw AdministrationError.lastAdministrator }
            guard try carryOut(change, on: found.account, isSuspended: found.isSuspended, now: now) else {
                return false
            }
            if let email = found.email, let mail = try mail(found.account, email) {
                try OutboxStore(connection: connection).add(mail, now: now)
            }
            return true
        }
    }

    /// Replaces an earlier link for a new password, and puts in the mail that brings it: an administrator never sees it,
    /// so that the account must have an address. The operator does, and may hand it over without any.
    /// - Parameters:
    ///   - digest: of the secret in the link.
    ///   - actor: the administrator who does it, or `nil` for the operator of the site.
    /// - Throws: ``AdministrationError``, ``StoreError/gone``.
    package func issuePasswordLink(
        _ digest: [UInt8], of id: UInt64, by actor: UInt64?, expires: Timestamp, now: Timestamp,
        mail: (Account, EmailAddress) throws -> OutgoingMail?
    ) throws {
        try connection.transaction {
            _ = try lockAdministrators(for: actor)
            guard let found = try lock(id) else { throw StoreError.gone }
            guard !found.isSuspended else { throw AdministrationError.suspended }
            let links = AccountLinkStore(connection: connection)
            guard let email = found.email else {
                guard actor == nil else { throw AdministrationError.withoutAddress }
                return try links.issueWithoutAddress(digest, of: id, expires: expires)
            }
            try links.issue(digest, for: .password, of: id, to: email, expires: expires)
            if let mail = try mail(found.account, email) {
                try OutboxStore(connection: connection).add(mail, now: now)
            }
        }
    }

    /// Those who can manage the site, which stay so until the transaction ends.
    /// - Parameter actor: who wants to do what they alone may; `nil` needs no such right.
    /// - Throws: ``AdministrationError/notAdministrator``.
    func lockAdministrators(for actor: UInt64?) throws -> [UInt64] {
        let administrators = try connection.rows(
            """
            SELECT id, password_hash IS NOT NULL AND suspended_at IS NULL AND closed_at IS NULL FROM accounts
            WHERE role = 'administrator' ORDER BY id FOR UPDATE
            """
        ) { row in (id: try row.uint(0), isActive: try row.int(1) != 0) }.filter(\.isActive).map(\.id)
        if let actor, !administrators.contains(actor) { throw AdministrationError.notAdministrator }
        return administrators
    }

    private func lock(_ id: UInt64) throws -> (account: Account, email: EmailAddress?, isSuspended: Bool)? {
        try connection.row(
            """
            SELECT id, name, display_name, role, email, suspended_at IS NOT NULL FROM accounts
            WHERE id = \(id) AND closed_at IS NULL FOR UPDATE
            """
        ) { row in
            (
                account: try Account(row),
                email: try row.optionalString(4).flatMap(EmailAddress.init(_:)), isSuspended: try row.int(5) != 0
            )
        }
    }

    private func carryOut(
        _ change: AccountChange, on account: Account, isSuspended: Bool, now: Timestamp
    ) throws -> Bool {
        let sessions = SessionStore(connection: connection)
        switch change {
        case .role(let role):
            guard role != account.role else { return false }
            try connection.execute("UPDATE accounts SET role = \(role) WHERE id = \(account.id)")
            // New rights come with a new log-in.
            if role > account.role { try sessions.endAll(of: account.id) }
            if !Permission.may(.invite, role) { try withdrawInvitations(by: account.id) }
        case .suspend:
            guard !isSuspended else { return false }
            try connection.execute("UPDATE accounts SET suspended_at = \(now) WHERE id = \(account.id)")
            try sessions.endAll(of: account.id)
            try AccountLinkStore(connection: connection).voidAll(of: account.id)
            try withdrawInvitations(by: account.id)
        case .reinstate:
            guard isSuspended else { return false }
            try connection.execute("UPDATE accounts SET suspended_at = NULL WHERE id = \(account.id)")
        case .endSessions:
            // A device that was lost is not known any more.
            try DeviceStore(connection: connection).forgetAll(of: account.id)
            return try sessions.endAll(of: account.id) > 0
        }
        return true
    }

    /// What somebody gave away by the right to invite goes with that right.
    private func withdrawInvitations(by id: UInt64) throws {
        try connection.execute("DELETE FROM invitations WHERE invited_by = \(id)")
    }
}

extension AccountChange {
    /// Whether an administrator is none any more after it.
    fileprivate var takesAdministration: Bool {
        switch self {
        case .role(let role): role != .administrator
        case .suspend: true
        case .reinstate, .endSessions: false
        }
    }
}
