/// An account with a role that was offered to an e-mail address.
package struct Invitation: Hashable, Sendable {
    /// Seconds for which it can be accepted.
    package static let lifetime = 7 * 86_400

    package let id: UInt64
    package let email: EmailAddress
    package let role: Role
    package let inviter: Byline
    package let expiresAt: Timestamp

    package init(id: UInt64, email: EmailAddress, role: Role, inviter: Byline, expiresAt: Timestamp) {
        self.id = id
        self.email = email
        self.role = role
        self.inviter = inviter
        self.expiresAt = expiresAt
    }

    /// The roles that a person with this one may offer, never a higher one than their own.
    package static func roles(from inviter: Role) -> [Role] {
        Permission.may(.invite, inviter) ? Role.allCases.filter { $0 <= inviter } : []
    }
}
