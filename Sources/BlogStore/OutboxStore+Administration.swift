package import Blog
internal import MariaDB

extension OutboxStore {
    /// The mails, the newest first.
    /// - Parameter before: the id of the last mail of the page before.
    package func list(before cursor: UInt64? = nil, limit: Int, now: Timestamp) throws -> [MailRecord] {
        try connection.rows(
            """
            SELECT id, kind, recipient, subject, created_at, due_at, sent_at, tries, last_error,
                sealed_content IS NOT NULL AND expires_at > \(now)
            FROM outgoing_mail WHERE id < \(cursor ?? .max) ORDER BY id DESC LIMIT \(limit)
            """
        ) { row in
            let (tries, lastAnswer) = (try row.int(7), try row.optionalString(8))
            let state: MailRecord.State
            if let sent = try row.optionalTime(6) {
                state = .sent(sent)
            } else if let due = try row.optionalTime(5) {
                state = tries > 0 && lastAnswer == nil ? .sending(due) : .waiting(due)
            } else {
                state = .givenUp
            }
            var isSending = false
            if case .sending = state { isSending = true }
            return MailRecord(
                id: try row.uint(0), kind: try row.string(1), recipient: try row.string(2), subject: try row.string(3),
                createdAt: try row.time(4), state: state, tries: tries, lastAnswer: lastAnswer,
                mayBeTried: try row.bool(9) && !isSending)
        }
    }

    /// Has a mail that waits, or was given up, tried now. One that is being sent is left alone, so that it is not sent
    /// twice.
    /// - Returns: whether there was anything to try.
    package func tryNow(_ id: UInt64, now: Timestamp) throws -> Bool {
        try connection.transaction {
            let mail = try connection.row(
                """
                SELECT id FROM outgoing_mail
                WHERE id = \(id) AND sealed_content IS NOT NULL AND expires_at > \(now)
                    AND (tries = 0 OR last_error IS NOT NULL)
                FOR UPDATE
                """
            ) { try $0.uint(0) }
            guard mail != nil else { return false }
            try connection.execute("UPDATE outgoing_mail SET due_at = \(now) WHERE id = \(id)")
            return true
        }
    }
}
