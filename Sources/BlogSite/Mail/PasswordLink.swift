package import Sodium

/// A link by which the owner of an account chooses a password, as somebody else has it sent or printed.
package struct PasswordLink: Sendable {
    private let secret: Token
    /// For an account that has no password yet.
    package let isFirst: Bool

    package init(isFirst: Bool) throws(SodiumError) {
        secret = try Token()
        self.isFirst = isFirst
    }

    /// What is kept of it.
    package var digest: [UInt8] { secret.digest }

    /// Seconds for which it works. Whoever has just been given an account did not wait for its mail.
    package var lifetime: Int { isFirst ? 86_400 : 3_600 }

    /// The page on which the password is chosen.
    package func url(_ baseURL: String) -> String { baseURL + Route.resetPassword(key: secret.text).url }
}
