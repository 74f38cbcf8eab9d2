/// An account that is made once its owner has followed the link in a mail. Until then nobody has it; its name is kept.
package struct WaitingRegistration: Hashable, Sendable {
    /// Seconds for which the link is good, and the name is kept.
    package static let lifetime = 86_400

    package let name: AccountName
    package let email: EmailAddress
    /// Of the password that was chosen: Argon2id in PHC form.
    package let passwordHash: String
    /// SHA-256 of the secret of the browser in which somebody registered, or showed the password since.
    package let browser: [UInt8]
    package let expiresAt: Timestamp

    package init(
        name: AccountName, email: EmailAddress, passwordHash: String, browser: [UInt8], expiresAt: Timestamp
    ) {
        self.name = name
        self.email = email
        self.passwordHash = passwordHash
        self.browser = browser
        self.expiresAt = expiresAt
    }
}
