/// A mail that is to be sent, as it is kept until then.
package struct OutgoingMail: Sendable {
    /// Unicode scalars.
    package static let subjectLimit = 250

    /// Unlike that of any other mail, without angle brackets (RFC 5322, section 3.6.4). It stays the same when the mail
    /// is sent again, so that a receiver can tell that it is the same.
    package let messageID: String
    /// What it is about, for administrators: "password-link".
    package let kind: String
    package let recipient: EmailAddress
    package let subject: String
    /// Its texts, sealed: they hold links that work.
    package let sealedContent: [UInt8]
    /// When it is of no use any more.
    package let expires: Timestamp

    package init(
        messageID: String, kind: String, recipient: EmailAddress, subject: String, sealedContent: [UInt8],
        expires: Timestamp
    ) {
        self.messageID = messageID
        self.kind = kind
        self.recipient = recipient
        self.subject = subject
        self.sealedContent = sealedContent
        self.expires = expires
    }
}
