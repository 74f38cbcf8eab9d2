/// A mail that one sender has taken on, for a limited time.
package struct ClaimedMail: Sendable {
    package let id: UInt64
    package let messageID: String
    package let kind: String
    package let recipient: String
    package let subject: String
    package let sealedContent: [UInt8]
    package let createdAt: Timestamp
    package let expires: Timestamp
    /// This try included. It tells this claim from every other of the same mail.
    package let tries: Int

    package init(
        id: UInt64, messageID: String, kind: String, recipient: String, subject: String, sealedContent: [UInt8],
        createdAt: Timestamp, expires: Timestamp, tries: Int
    ) {
        self.id = id
        self.messageID = messageID
        self.kind = kind
        self.recipient = recipient
        self.subject = subject
        self.sealedContent = sealedContent
        self.createdAt = createdAt
        self.expires = expires
        self.tries = tries
    }

    /// When to try again after this one failed; `nil` when the mail will be of no use any more.
    ///
    /// The pauses grow, but never so far that what remains of the mail's life is slept away: a link that ends in an
    /// hour is tried more often towards its end.
    package func nextTry(after now: Timestamp) -> Timestamp? {
        let pauses = [5, 20, 60, 300, 900, 3600]
        let pause = pauses.indices.contains(tries - 1) ? pauses[tries - 1] : 3600
        let next = now.advanced(bySeconds: min(pause, max(60, expires.seconds(since: now) / 2)))
        return next < expires ? next : nil
    }
}
