package import Blog
internal import MariaDB

// A sender claims a mail in a short transaction, sends it outside of any, and then says how that ended. Whoever dies in
// between leaves the mail to others once its claim ends, so a mail is sent twice at most where its confirmation is lost.
//
// Every lock is on one row found by its key: senders never wait for one another, nor does whoever adds mail for them.

extension OutboxStore {
    private static let candidates = 10
    private static let rounds = 10

    /// The mail that waits longest, if its time has come. No other sender gets it for `lease` seconds, which must be
    /// more than sending can take. Mails whose time has passed are given up on the way.
    package func claim(lease: Int, now: Timestamp) throws -> ClaimedMail? {
        for _ in 0..<Self.rounds {
            let ids = try connection.rows(
                "SELECT id FROM outgoing_mail WHERE due_at <= \(now) ORDER BY due_at, id LIMIT \(Self.candidates)"
            ) { try $0.uint(0) }
            guard !ids.isEmpty else { return nil }
            for id in ids {
                if let mail = try claim(id, lease: lease, now: now) { return mail }
            }
            // Others were faster, or their time had passed: what is due now is something else.
            if ids.count < Self.candidates { return nil }
        }
        return nil
    }

    /// - Returns: `nil` when another has it, or it was given up just now because its time has passed.
    private func claim(_ id: UInt64, lease: Int, now: Timestamp) throws -> ClaimedMail? {
        try connection.transaction {
            let mail = try connection.row(
                """
                SELECT id, message_id, kind, recipient, subject, sealed_content, created_at, expires_at, tries
                FROM outgoing_mail WHERE id = \(id) AND due_at <= \(now) FOR UPDATE SKIP LOCKED
                """
            ) { row in
                ClaimedMail(
                    id: try row.uint(0), messageID: try row.string(1), kind: try row.string(2),
                    recipient: try row.string(3), subject: try row.string(4),
                    sealedContent: try row.optionalBytes(5) ?? [], createdAt: try row.time(6),
                    expires: try row.time(7), tries: try row.int(8) + 1)
            }
            guard let mail else { return nil }
            guard now < mail.expires else {
                try connection.execute(
                    """
                    UPDATE outgoing_mail SET due_at = NULL, sealed_content = NULL,
                        last_error = COALESCE(last_error, 'its time had passed before it could be sent')
                    WHERE id = \(id)
                    """)
                return nil
            }
            try connection.execute(
                """
                UPDATE outgoing_mail SET due_at = \(now.advanced(bySeconds: lease)), tries = \(mail.tries),
                    last_error = NULL
                WHERE id = \(id)
                """)
            return mail
        }
    }

    /// The mail server has taken it.
    /// - Parameter answer: what it said to that.
    package func sent(_ mail: ClaimedMail, answer: String, now: Timestamp) throws {
        try connection.execute(
            """
            UPDATE outgoing_mail SET sent_at = \(now), due_at = NULL, sealed_content = NULL,
                last_error = \(Self.kept(answer))
            WHERE id = \(mail.id) AND sent_at IS NULL
            """)
    }

    /// It could not be sent this time, or never can: then the content stays until its time has passed, so that an
    /// administrator who has mended the cause can have it tried again.
    /// - Parameter isPermanent: the server refused it for good.
    package func failed(_ mail: ClaimedMail, _ error: String, isPermanent: Bool, now: Timestamp) throws {
        let next = isPermanent ? nil : mail.nextTry(after: now)
        // A sender whose claim has ended meanwhile has nothing to say any more.
        try connection.execute(
            """
            UPDATE outgoing_mail SET due_at = \(next), last_error = \(Self.kept(error))
            WHERE id = \(mail.id) AND tries = \(mail.tries) AND sent_at IS NULL
            """)
    }

    /// Gives up mails whose time has passed, forgets the content of those that were given up before, and removes rows
    /// older than 30 days, a batch at a time. The rows are looked for without locking them.
    package func sweep(now: Timestamp, batch: Int = 500) throws {
        let late = try connection.rows(
            "SELECT id FROM outgoing_mail WHERE due_at <= \(now) AND expires_at <= \(now) LIMIT \(batch)"
        ) { try $0.uint(0) }
        for id in late { _ = try claim(id, lease: 0, now: now) }
        let useless = try connection.rows(
            """
            SELECT id FROM outgoing_mail
            WHERE due_at IS NULL AND sealed_content IS NOT NULL AND expires_at <= \(now) LIMIT \(batch)
            """
        ) { try $0.uint(0) }
        for id in useless {
            try connection.execute(
                "UPDATE outgoing_mail SET sealed_content = NULL WHERE id = \(id) AND due_at IS NULL")
        }
        let end = now.advanced(bySeconds: -Self.keptSeconds)
        while true {
            let old = try connection.rows(
                """
                SELECT id FROM outgoing_mail WHERE due_at IS NULL AND created_at < \(end) ORDER BY id LIMIT \(batch)
                """
            ) { try $0.uint(0) }
            guard let first = old.first, let last = old.last else { return }
            try connection.execute(
                """
                DELETE FROM outgoing_mail
                WHERE id BETWEEN \(first) AND \(last) AND due_at IS NULL AND created_at < \(end)
                """)
        }
    }

    private static let keptSeconds = 30 * 86_400

    private static func kept(_ answer: String) -> String? {
        answer.isEmpty ? nil : String(answer.unicodeScalars.prefix(500))
    }
}
