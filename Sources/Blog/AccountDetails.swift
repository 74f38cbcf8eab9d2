/// All that is known of an account, for its owner and for administrators.
package struct AccountDetails: Hashable, Sendable {
    package let account: Account
    /// Absent for authors that came from another blog without one.
    package let email: EmailAddress?
    package let isVerified: Bool
    package let bio: String
    package let website: String
    package let createdAt: Timestamp
    package let suspendedAt: Timestamp?
    /// Without one, nobody can log in with a password.
    package let hasPassword: Bool

    package init(
        account: Account, email: EmailAddress?, isVerified: Bool, bio: String, website: String, createdAt: Timestamp,
        suspendedAt: Timestamp?, hasPassword: Bool
    ) {
        self.account = account
        self.email = email
        self.isVerified = isVerified
        self.bio = bio
        self.website = website
        self.createdAt = createdAt
        self.suspendedAt = suspendedAt
        self.hasPassword = hasPassword
    }
}
