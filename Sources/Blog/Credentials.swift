/// What a log-in is checked against.
package struct Credentials: Sendable {
    package let account: Account
    /// Argon2id in PHC form; `nil` cannot log in with a password.
    package var passwordHash: String?
    package let isSuspended: Bool

    package init(account: Account, passwordHash: String?, isSuspended: Bool) {
        self.account = account
        self.passwordHash = passwordHash
        self.isSuspended = isSuspended
    }
}
