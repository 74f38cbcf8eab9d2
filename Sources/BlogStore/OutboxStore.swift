package import Blog
internal import MariaDB

/// Mail that is to be sent.
package struct OutboxStore {
    let connection: Connection

    /// Within the transaction of what the mail tells of: either both come true or neither.
    /// - Returns: the id of the mail in the list of administrators.
    @discardableResult
    package func add(_ mail: OutgoingMail, now: Timestamp) throws -> UInt64 {
        try connection.execute(
            """
            INSERT INTO outgoing_mail (message_id, kind, recipient, subject, sealed_content, created_at, due_at,
                expires_at)
            VALUES (\(mail.messageID), \(mail.kind), \(mail.recipient.text), \(mail.subject), \(mail.sealedContent),
                \(now), \(now), \(mail.expires))
            """
        ).insertID
    }
    /// Adds a mail, and takes it away again unless it is kept. Both take as long, so that the time does not tell whether
    /// there is somebody to be told.
    package func add(_ mail: OutgoingMail, isKept: Bool, now: Timestamp) throws {
        try connection.transaction {
            try add(mail, now: now)
            let unwanted = isKept ? "" : mail.messageID
            try connection.execute("DELETE FROM outgoing_mail WHERE message_id = \(unwanted)")
        }
    }
}
