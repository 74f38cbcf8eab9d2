/// Everything that is kept of a person, for that person: no secrets, and nothing that belongs to others.
package struct AccountRecord: Sendable {
    package let details: AccountDetails
    /// When the e-mail address was confirmed.
    package let verifiedAt: Timestamp?
    /// That the account is to have once a link by mail is followed.
    package let requestedEmail: String?
    package let posts: [WrittenPost]
    package let comments: [WrittenComment]
    package let sessions: [OpenSession]
    /// When each browser was last used that the account knows.
    package let knownBrowsers: [Timestamp]
    package let authenticatorSince: Timestamp?
    package let passkeys: [NamedKey]
    /// How many are left.
    package let recoveryCodes: Int
    package let invitations: [SentInvitation]
    /// To its present address and to its former ones.
    package let mails: [ReceivedMail]
    package let failedLogins: [FailedHour]

    package init(
        details: AccountDetails, verifiedAt: Timestamp?, requestedEmail: String?, posts: [WrittenPost],
        comments: [WrittenComment], sessions: [OpenSession], knownBrowsers: [Timestamp], authenticatorSince: Timestamp?,
        passkeys: [NamedKey], recoveryCodes: Int, invitations: [SentInvitation], mails: [ReceivedMail],
        failedLogins: [FailedHour]
    ) {
        self.details = details
        self.verifiedAt = verifiedAt
        self.requestedEmail = requestedEmail
        self.posts = posts
        self.comments = comments
        self.sessions = sessions
        self.knownBrowsers = knownBrowsers
        self.authenticatorSince = authenticatorSince
        self.passkeys = passkeys
        self.recoveryCodes = recoveryCodes
        self.invitations = invitations
        self.mails = mails
        self.failedLogins = failedLogins
    }
}

extension AccountRecord {
    /// A post or page of the person's.
    package struct WrittenPost: Sendable {
        package let id: UInt64
        package let kind: Post.Kind
        package let slug: Slug
        package let title: String
        package let format: RichText.Format
        package let source: String
        package let excerpt: String
        package let state: Post.State
        package let publishedAt: Timestamp?
        package let createdAt: Timestamp
        package let updatedAt: Timestamp
        package var tags: [String] = []
        package var categories: [String] = []

        package init(
            id: UInt64, kind: Post.Kind, slug: Slug, title: String, format: RichText.Format, source: String,
            excerpt: String, state: Post.State, publishedAt: Timestamp?, createdAt: Timestamp, updatedAt: Timestamp
        ) {
            self.id = id
            self.kind = kind
            self.slug = slug
            self.title = title
            self.format = format
            self.source = source
            self.excerpt = excerpt
            self.state = state
            self.publishedAt = publishedAt
            self.createdAt = createdAt
            self.updatedAt = updatedAt
        }
    }

    /// A comment of the person's.
    package struct WrittenComment: Sendable {
        /// Where it stands; of a post that is not published, nothing is told.
        package struct Place: Sendable {
            package let kind: Post.Kind
            package let slug: Slug
            package let title: String

            package init(kind: Post.Kind, slug: Slug, title: String) {
                self.kind = kind
                self.slug = slug
                self.title = title
            }
        }

        package let id: UInt64
        package let parentID: UInt64?
        package let place: Place?
        package let format: RichText.Format
        package let source: String
        /// Why one is not is the moderators' affair.
        package let isPublished: Bool
        package let createdAt: Timestamp
        /// From where it was sent.
        package let remoteAddress: String

        package init(
            id: UInt64, parentID: UInt64?, place: Place?, format: RichText.Format, source: String, isPublished: Bool,
            createdAt: Timestamp, remoteAddress: String
        ) {
            self.id = id
            self.parentID = parentID
            self.place = place
            self.format = format
            self.source = source
            self.isPublished = isPublished
            self.createdAt = createdAt
            self.remoteAddress = remoteAddress
        }
    }

    /// A passkey by what its owner calls it.
    package struct NamedKey: Sendable {
        package let name: String
        package let createdAt: Timestamp
        package let lastUsedAt: Timestamp?

        package init(name: String, createdAt: Timestamp, lastUsedAt: Timestamp?) {
            self.name = name
            self.createdAt = createdAt
            self.lastUsedAt = lastUsedAt
        }
    }

    /// An invitation that the person sent and that nobody has accepted yet.
    package struct SentInvitation: Sendable {
        package let email: String
        package let role: Role
        package let createdAt: Timestamp
        package let expiresAt: Timestamp

        package init(email: String, role: Role, createdAt: Timestamp, expiresAt: Timestamp) {
            self.email = email
            self.role = role
            self.createdAt = createdAt
            self.expiresAt = expiresAt
        }
    }

    /// A mail to the person, without what it said: that is not kept.
    package struct ReceivedMail: Sendable {
        package let recipient: String
        package let subject: String
        package let createdAt: Timestamp
        package let sentAt: Timestamp?

        package init(recipient: String, subject: String, createdAt: Timestamp, sentAt: Timestamp?) {
            self.recipient = recipient
            self.subject = subject
            self.createdAt = createdAt
            self.sentAt = sentAt
        }
    }

    /// How often a log-in failed within an hour.
    package struct FailedHour: Sendable {
        package let beginsAt: Timestamp
        package let tries: Int

        package init(beginsAt: Timestamp, tries: Int) {
            self.beginsAt = beginsAt
            self.tries = tries
        }
    }
}
