internal import Blog

/// Every mail that is sent to people, with what it tells them.
enum AccountMail: Sendable {
    /// - Parameter url: of the page that makes the account.
    case confirmRegistration(name: String, url: String)
    /// Somebody, perhaps its owner, tried to register with an address that has an account, or to
    /// give that address to another one.
    case alreadyRegistered(name: String, loginURL: String, passwordURL: String)
    case invitation(inviter: String, role: Role, url: String)
    /// To the owner of an account that somebody else made.
    /// - Parameter url: of the page on which its first password is chosen.
    case accountMade(name: String, url: String)
    case passwordLink(name: String, url: String)
    case passwordChanged(name: String)
    /// To the address that an account has, and that nobody has shown to be theirs.
    case confirmEmail(name: String, url: String)
    /// To the new address.
    case emailLink(name: String, url: String)
    /// To the old address and to the new one.
    case emailChanged(name: String, newEmail: EmailAddress)
    /// - Parameter change: "An authenticator app was added."
    case secondFactorChanged(name: String, change: String)
    case recoveryCodeUsed(name: String, left: Int)
    /// - Parameter what: "The second step of your log-in was tried too often."
    case suspiciousLogin(name: String, what: String)
    case newDevice(name: String, place: SessionPlace)
    case roleChanged(name: String, role: Role)
    case suspended(name: String)
    case reinstated(name: String)
    /// An administrator ended all of them.
    case sessionsEnded(name: String)
    /// To somebody who has left.
    case accountClosed(name: String)
    /// To somebody whose account an administrator closed.
    case accountRemoved(name: String)
    /// To the administrator who asks whether mail arrives.
    case test(name: String)

    var kind: MailKind {
        switch self {
        case .confirmRegistration: .confirmRegistration
        case .alreadyRegistered: .alreadyRegistered
        case .invitation: .invitation
        case .accountMade: .accountMade
        case .passwordLink: .passwordLink
        case .passwordChanged: .passwordChanged
        case .confirmEmail: .confirmEmail
        case .emailLink: .emailLink
        case .emailChanged: .emailChanged
        case .secondFactorChanged: .secondFactorChanged
        case .recoveryCodeUsed: .recoveryCodeUsed
        case .suspiciousLogin: .suspiciousLogin
        case .newDevice: .newDevice
        case .roleChanged: .roleChanged
        case .suspended: .suspended
        case .reinstated: .reinstated
        case .sessionsEnded: .sessionsEnded
        case .accountClosed: .accountClosed
        case .accountRemoved: .accountRemoved
        case .test: .test
        }
    }

    /// Seconds after which it is of no use any more: a link that has ended helps nobody.
    var lifetime: Int {
        switch self {
        case .passwordLink, .confirmEmail, .emailLink, .test: 3_600
        case .confirmRegistration, .accountMade: 86_400
        case .invitation: 7 * 86_400
        case .alreadyRegistered, .passwordChanged, .emailChanged, .secondFactorChanged, .recoveryCodeUsed,
            .suspiciousLogin, .newDevice, .roleChanged, .suspended, .reinstated,
            .sessionsEnded, .accountClosed, .accountRemoved:
            3 * 86_400
        }
    }
}
