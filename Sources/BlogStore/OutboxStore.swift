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
}
