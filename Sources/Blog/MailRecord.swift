/// A mail as administrators see it: everything but its content.
package struct MailRecord: Hashable, Sendable {
    /// What became of it so far.
    package enum State: Hashable, Sendable {
        /// With the time of the next try.
        case waiting(Timestamp)
        /// A try is under way, or was cut off; then the next begins at this time.
        case sending(Timestamp)
        case sent(Timestamp)
        case givenUp
    }

    package let id: UInt64
    package let kind: String
    package let recipient: String
    package let subject: String
    package let createdAt: Timestamp
    package let state: State
    package let tries: Int
    /// What the mail server said at the last try, or why it did not come to that; for a mail that was kept in a folder,
    /// the name of its file.
    package let lastAnswer: String?
    /// Its content is still there and of use.
    package let mayBeTried: Bool

    package init(
        id: UInt64, kind: String, recipient: String, subject: String, createdAt: Timestamp, state: State, tries: Int,
        lastAnswer: String?, mayBeTried: Bool
    ) {
        self.id = id
        self.kind = kind
        self.recipient = recipient
        self.subject = subject
        self.createdAt = createdAt
        self.state = state
        self.tries = tries
        self.lastAnswer = lastAnswer
        self.mayBeTried = mayBeTried
    }
}
