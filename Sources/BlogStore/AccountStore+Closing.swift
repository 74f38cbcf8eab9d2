package import Blog
internal import MariaDB

extension AccountStore {
    /// Closes an account for ever. Its row stays, so that what it wrote keeps an author and threads stay whole, and tells
    /// nothing of the person any more but the name by which it was known: `name_key` and `look_key` hold it back, since
    /// whoever got it next would be taken for the one who left. The key of its import stays too, so that a second import
    /// does not bring the person back. The e-mail address is free.
    ///
    /// - Parameters:
    ///   - actor: the administrator who does it; `nil` is the person.
    ///   - mail: what the person is told.
    /// - Throws: ``AdministrationError``, or ``StoreError/gone`` when there is no such account or it is closed already.
    package func close(
        _ id: UInt64, _ closing: AccountClosing, by actor: UInt64? = nil, mail: OutgoingMail?, now: Timestamp
    ) throws {
        // Asked before the transaction, whose view of them would else be older than their locks.
        let places = try places(of: id, closing)
        let outbox = OutboxStore(connection: connection)
        let mails = try outbox.mails(to: id)
        try connection.transaction {
            try lock(id, places, for: actor)
            if closing.posts == .erase {
                try connection.execute("DELETE FROM posts WHERE author_id = \(id) AND kind = 'post'")
            }
            try settleComments(of: id, closing.comments)
            try renewDiscussions(of: places.posts)
            try removeKeys(of: id)
            try outbox.forget(mails)
            try connection.execute(
                """
                UPDATE accounts SET name = \(FormerMember.name(id)), display_name = \(FormerMember.displayName),
                    display_key = NULL, email = NULL, email_key = NULL, email_verified_at = NULL, password_hash = NULL,
                    role = 'reader', bio = '', website = '', suspended_at = NULL, closed_at = \(now)
                WHERE id = \(id)
                """)
            for accounts in (places.waiting + [id]).inPortions {
                try CommentStore(connection: connection).recountWaiting(of: accounts)
            }
            if let mail { try outbox.add(mail, now: now) }
        }
    }

    /// Whether nobody could manage the site without that account.
    /// - Parameter other: an account that does not count, whoever has it.
    package func isOnlyAdministrator(_ id: UInt64, besides other: UInt64? = nil) throws -> Bool {
        try connection.rows(
            """
            SELECT id FROM accounts WHERE role = 'administrator' AND password_hash IS NOT NULL AND suspended_at IS NULL
                AND closed_at IS NULL AND id <> \(other ?? 0) LIMIT 2
            """
        ) { try $0.uint(0) } == [id]
    }

    /// The posts on which the account is named, and the other accounts whose waiting comments go with its posts.
    private func places(of id: UInt64, _ closing: AccountClosing) throws -> (posts: [UInt64], waiting: [UInt64]) {
        let posts = try connection.rows(
            """
            SELECT id FROM posts WHERE author_id = \(id)
            UNION SELECT post_id FROM comments WHERE account_id = \(id) ORDER BY 1
            """
        ) { try $0.uint(0) }
        guard closing.posts == .erase else { return (posts, []) }
        let waiting = try connection.rows(
            """
            SELECT DISTINCT c.account_id FROM posts p JOIN comments c ON c.post_id = p.id AND c.status = 'pending'
            WHERE p.author_id = \(id) AND p.kind = 'post' AND c.account_id IS NOT NULL AND c.account_id <> \(id)
            ORDER BY 1
            """
        ) { try $0.uint(0) }
        return (posts, waiting)
    }

    /// Accounts first, then posts, as everywhere. All administrators are locked, so that of two who leave at once one is
    /// the last.
    private func lock(
        _ id: UInt64, _ places: (posts: [UInt64], waiting: [UInt64]), for actor: UInt64?
    ) throws {
        let administrators = try lockAdministrators(for: actor)
        let isOpen = try connection.row(
            "SELECT 1 FROM accounts WHERE id = \(id) AND closed_at IS NULL FOR UPDATE"
        ) { _ in true }
        guard isOpen == true else { throw StoreError.gone }
        guard administrators != [id] else { throw AdministrationError.lastAdministrator }
        let comments = CommentStore(connection: connection)
        for accounts in places.waiting.inPortions { try comments.lock(accounts: accounts, posts: []) }
        for posts in places.posts.inPortions { try comments.lock(posts: posts) }
    }

    private func settleComments(of id: UInt64, _ fate: AccountClosing.Fate) throws {
        try connection.execute(
            """
            UPDATE comments SET author_name = \(FormerMember.displayName), author_email = '', author_website = '',
                guest_digest = NULL, remote_address = ''
            WHERE account_id = \(id)
            """)
        guard fate == .erase else { return }
        let text = FormerMember.erasedComment
        // The submission key follows from the text, which could be guessed by it. What nobody has seen goes to the trash.
        try connection.execute(
            """
            UPDATE comments SET body = \(text.source), body_html = \(text.storableHTML), format = \(text.format),
                renderer = \(text.rendererVersion), status = IF(status = 'approved', status, 'trash'),
                submission_key = UNHEX(SHA2(CONCAT('erased ', id), 256))
            WHERE account_id = \(id)
            """)
    }

    /// What was rendered of the posts with the person's name holds no more. Their own versions stay, so that whoever is
    /// editing one is not told of a conflict.
    private func renewDiscussions(of posts: [UInt64]) throws {
        for posts in posts.inPortions { try CommentStore(connection: connection).recount(posts: posts) }
    }

    /// All that lets somebody in.
    private func removeKeys(of id: UInt64) throws {
        try SessionStore(connection: connection).endAll(of: id)
        try DeviceStore(connection: connection).forgetAll(of: id)
        try FailedLoginStore(connection: connection).removeAll(of: id)
        try connection.execute("DELETE FROM account_links WHERE account_id = \(id)")
        try connection.execute("DELETE FROM authenticators WHERE account_id = \(id)")
        try connection.execute("DELETE FROM recovery_codes WHERE account_id = \(id)")
        try connection.execute("DELETE FROM passkeys WHERE account_id = \(id)")
        try connection.execute("DELETE FROM invitations WHERE invited_by = \(id)")
    }
}

extension [UInt64] {
    /// Parts of a list that are short enough for one statement.
    fileprivate var inPortions: [[UInt64]] {
        stride(from: 0, to: count, by: 1_000).map { Array(dropFirst($0).prefix(1_000)) }
    }
}
