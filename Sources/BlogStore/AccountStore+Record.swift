package import Blog
internal import MariaDB

extension AccountStore {
    /// What is kept of an account, as it is at one moment; `nil` when it is closed. However much the person
    /// wrote, it takes the same few statements.
    package func record(of id: UInt64, now: Timestamp) throws -> AccountRecord? {
        try connection.transaction {
            guard let details = try details(id) else { return nil }
            let keys = try connection.row(
                """
                SELECT (SELECT email_verified_at FROM accounts WHERE id = \(id)),
                    (SELECT confirmed_at FROM authenticators WHERE account_id = \(id)),
                    (SELECT COUNT(*) FROM recovery_codes WHERE account_id = \(id)),
                    (SELECT email FROM account_links WHERE account_id = \(id) AND purpose = 'email')
                """
            ) { row in
                (
                    verified: try row.optionalTime(0), authenticator: try row.optionalTime(1), codes: try row.int(2),
                    requestedEmail: try row.optionalString(3)
                )
            }
            return AccountRecord(
                details: details, verifiedAt: keys?.verified, requestedEmail: keys?.requestedEmail,
                posts: try posts(by: id, now: now),
                comments: try comments(by: id, now: now),
                sessions: try SessionStore(connection: connection).all(of: id, limit: .max, now: now),
                knownBrowsers: try connection.rows(
                    "SELECT last_used_at FROM known_devices WHERE account_id = \(id) ORDER BY last_used_at DESC"
                ) { try $0.time(0) },
                authenticatorSince: keys?.authenticator, passkeys: try passkeys(of: id),
                recoveryCodes: keys?.codes ?? 0, invitations: try invitations(by: id), mails: try mails(to: id),
                failedLogins: try failedLogins(of: id))
        }
    }

    private func posts(by id: UInt64, now: Timestamp) throws -> [AccountRecord.WrittenPost] {
        var posts = try connection.rows(
            """
            SELECT id, kind, slug, title, format, body, excerpt, status, published_at, created_at, updated_at
            FROM posts WHERE author_id = \(id) ORDER BY id
            """
        ) { row in
            let publishedAt = try row.optionalTime(8)
            return AccountRecord.WrittenPost(
                id: try row.uint(0), kind: try row.value(1), slug: try row.slug(2), title: try row.string(3),
                format: try row.value(4), source: try row.string(5), excerpt: try row.string(6),
                state: Post.State(try row.value(7), publishedAt: publishedAt, at: now), publishedAt: publishedAt,
                createdAt: try row.time(9), updatedAt: try row.time(10))
        }
        let places = Dictionary(zip(posts.map(\.id), posts.indices), uniquingKeysWith: { first, _ in first })
        try connection.forEachRow(
            of: """
                SELECT pt.post_id, t.kind, t.name FROM posts p JOIN post_terms pt ON pt.post_id = p.id
                    JOIN terms t ON t.id = pt.term_id
                WHERE p.author_id = \(id) ORDER BY pt.post_id, pt.position
                """
        ) { row in
            guard let place = places[try row.uint(0)] else { return }
            switch try row.value(1, as: TermStore.Kind.self) {
            case .tag: posts[place].tags.append(try row.string(2))
            case .category: posts[place].categories.append(try row.string(2))
            }
        }
        return posts
    }

    private func comments(by id: UInt64, now: Timestamp) throws -> [AccountRecord.WrittenComment] {
        try connection.rows(
            """
            SELECT c.id, c.parent_id, p.status = 'published' AND p.published_at <= \(now), p.kind, p.slug, p.title,
                c.format, c.body, c.status = 'approved', c.created_at, c.remote_address
            FROM comments c JOIN posts p ON p.id = c.post_id WHERE c.account_id = \(id) ORDER BY c.id
            """
        ) { row in
            AccountRecord.WrittenComment(
                id: try row.uint(0), parentID: try row.optionalUInt(1),
                place: try row.optionalInt(2) == 1
                    ? AccountRecord.WrittenComment.Place(
                        kind: try row.value(3), slug: try row.slug(4), title: try row.string(5)) : nil,
                format: try row.value(6), source: try row.string(7), isPublished: try row.bool(8),
                createdAt: try row.time(9), remoteAddress: try row.string(10))
        }
    }

    private func passkeys(of id: UInt64) throws -> [AccountRecord.NamedKey] {
        try connection.rows(
            "SELECT name, created_at, last_used_at FROM passkeys WHERE account_id = \(id) ORDER BY id"
        ) { row in
            AccountRecord.NamedKey(
                name: try row.string(0), createdAt: try row.time(1), lastUsedAt: try row.optionalTime(2))
        }
    }

    private func invitations(by id: UInt64) throws -> [AccountRecord.SentInvitation] {
        try connection.rows(
            "SELECT email, role, created_at, expires_at FROM invitations WHERE invited_by = \(id) ORDER BY id"
        ) { row in
            AccountRecord.SentInvitation(
                email: try row.string(0), role: try row.value(1), createdAt: try row.time(2),
                expiresAt: try row.time(3))
        }
    }

    /// Of a mail to an address that was asked for and is not the account's, nothing is told: it could be to somebody else
    /// who has it.
    private func mails(to id: UInt64) throws -> [AccountRecord.ReceivedMail] {
        try connection.rows(
            """
            SELECT m.recipient, m.subject, m.created_at, m.sent_at FROM \(OutboxStore.mails(of: id)) ORDER BY m.id
            """
        ) { row in
            AccountRecord.ReceivedMail(
                recipient: try row.string(0), subject: try row.string(1), createdAt: try row.time(2),
                sentAt: try row.optionalTime(3))
        }
    }

    private func failedLogins(of id: UInt64) throws -> [AccountRecord.FailedHour] {
        try connection.rows(
            "SELECT hour_begins_at, tries FROM failed_logins WHERE account_id = \(id) ORDER BY hour_begins_at"
        ) { AccountRecord.FailedHour(beginsAt: try $0.time(0), tries: try $0.int(1)) }
    }
}
