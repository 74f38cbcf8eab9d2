package import Blog
internal import MariaDB

extension CommentStore {
    /// A comment ready to be kept.
    package struct Submission: Sendable {
        package let postID: UInt64
        package let parentID: UInt64?
        package let author: Comment.Author
        package let email: String
        package let guestDigest: [UInt8]?
        package let remoteAddress: String
        package let body: RichText
        package let status: Comment.Status
        /// 32 bytes that follow from post, parent, text and who sends it: what is sent twice has one key.
        package let key: [UInt8]
        package let createdAt: Timestamp
        package let importKey: String?

        package init(
            postID: UInt64, parentID: UInt64?, author: Comment.Author, email: String, guestDigest: [UInt8]?,
            remoteAddress: String, body: RichText, status: Comment.Status, key: [UInt8], createdAt: Timestamp,
            importKey: String? = nil
        ) {
            self.postID = postID
            self.parentID = parentID
            self.author = author
            self.email = email
            self.guestDigest = guestDigest
            self.remoteAddress = remoteAddress
            self.body = body
            self.status = status
            self.key = key
            self.createdAt = createdAt
            self.importKey = importKey
        }
    }

    /// What became of a submission.
    package struct Posted: Sendable {
        package let id: UInt64
        package let status: Comment.Status
        /// `false` when the same comment was there already.
        package let isNew: Bool
    }

    /// Keeps a comment exactly once: the unique key of the submission decides, so that a second one of the same
    /// comment, at once or later, finds the first.
    /// - Throws: ``StoreError/gone`` when the post or the comment that is answered was deleted meanwhile.
    package func post(_ submission: Submission) throws -> Posted {
        do {
            // A guest's that waits changes nothing else, so it is one statement and locks neither post nor account.
            let id =
                submission.status == .approved || submission.author.accountID != nil
                ? try connection.transaction {
                    if submission.status == .approved { try lock(posts: [submission.postID]) }
                    let id = try insert(submission)
                    if submission.status == .approved { try recount(posts: [submission.postID]) }
                    return id
                } : try insert(submission)
            return Posted(id: id, status: submission.status, isNew: true)
        } catch let error as MariaDBError where error.isDuplicateKey {
            let first = try connection.row(
                "SELECT id, status FROM comments WHERE submission_key = \(submission.key)"
            ) { Posted(id: try $0.uint(0), status: try $0.value(1), isNew: false) }
            guard let first else { throw StoreError.gone }
            return first
        } catch let error as MariaDBError where error.isForeignKey {
            throw StoreError.gone
        }
    }

    /// Needs a transaction when the comment is an account's and waits.
    func insert(_ new: Submission) throws -> UInt64 {
        if new.status == .pending, let account = new.author.accountID {
            try connection.execute(
                "UPDATE accounts SET waiting_comments = waiting_comments + 1 WHERE id = \(account)")
        }
        return try connection.execute(
            """
            INSERT INTO comments (post_id, parent_id, account_id, author_name, author_email, author_website,
                guest_digest, remote_address, format, body, body_html, renderer, status, created_at, submission_key,
                import_key)
            VALUES (\(new.postID), \(new.parentID), \(new.author.accountID), \(new.author.name), \(new.email),
                \(new.author.website), \(new.guestDigest), \(new.remoteAddress), \(new.body.format),
                \(new.body.source), \(new.body.storableHTML), \(new.body.rendererVersion), \(new.status),
                \(new.createdAt), \(new.key), \(new.importKey))
            """
        ).insertID
    }

    /// Takes the rows of accounts and posts, before those of comments and in the order of their ids. To insert a comment
    /// alone shares the row of its post; of two that share it, neither could then count its comments without the other
    /// stepping back.
    func lock(accounts: [UInt64] = [], posts: [UInt64]) throws {
        if !accounts.isEmpty {
            try connection.execute("SELECT id FROM accounts WHERE id IN (\(list: accounts)) ORDER BY id FOR UPDATE")
        }
        try connection.execute("SELECT id FROM posts WHERE id IN (\(list: posts)) ORDER BY id FOR UPDATE")
    }

    /// Counts the approved comments of posts anew. What was rendered of their discussions before holds no more; the
    /// version of the post itself stays, so that whoever is editing it is not told of a conflict.
    package func recount(posts ids: [UInt64]) throws {
        try connection.execute(
            """
            UPDATE posts p SET p.discussion_version = p.discussion_version + 1, p.comment_count = (
                SELECT COUNT(*) FROM comments c WHERE c.post_id = p.id AND c.status = 'approved')
            WHERE p.id IN (\(list: ids))
            """)
    }

    /// Counts the comments of accounts that wait anew.
    func recountWaiting(of accounts: [UInt64]) throws {
        try connection.execute(
            """
            UPDATE accounts a SET a.waiting_comments = (
                SELECT COUNT(*) FROM comments c WHERE c.account_id = a.id AND c.status = 'pending')
            WHERE a.id IN (\(list: accounts))
            """)
    }

    /// Whether a moderator let a comment of this account through before.
    package func hasApproved(by account: UInt64) throws -> Bool {
        try connection.row(
            "SELECT 1 FROM comments WHERE account_id = \(account) AND status = 'approved' LIMIT 1"
        ) { _ in true } ?? false
    }
}
