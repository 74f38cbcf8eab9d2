/// What a mail is about. The raw value is kept with it, and stands in the log.
enum MailKind: String, CaseIterable, Sendable {
    case confirmRegistration = "confirm-registration"
    case alreadyRegistered = "already-registered"
    case invitation
    case accountMade = "account-made"
    case passwordLink = "password-link"
    case passwordChanged = "password-changed"
    case confirmEmail = "confirm-email"
    case emailLink = "email-link"
    case emailChanged = "email-changed"
    case secondFactorChanged = "second-factor-changed"
    case recoveryCodeUsed = "recovery-code-used"
    case suspiciousLogin = "suspicious-login"
    case newDevice = "new-device"
    case roleChanged = "role-changed"
    case suspended, reinstated
    case sessionsEnded = "sessions-ended"
    case accountClosed = "account-closed"
    case accountRemoved = "account-removed"
    case test

    /// For administrators.
    var words: String {
        switch self {
        case .confirmRegistration: "Link that confirms a registration"
        case .alreadyRegistered: "Address has an account already"
        case .invitation: "Invitation"
        case .accountMade: "Link into a new account"
        case .passwordLink: "Link for a new password"
        case .passwordChanged: "Password changed"
        case .confirmEmail: "Link that confirms an address"
        case .emailLink: "Link that confirms a new address"
        case .emailChanged: "Address changed"
        case .secondFactorChanged: "Second factor changed"
        case .recoveryCodeUsed: "Recovery code used"
        case .suspiciousLogin: "Suspicious log-in"
        case .newDevice: "Log-in from a new browser"
        case .roleChanged: "Role changed"
        case .suspended: "Account suspended"
        case .reinstated: "Suspension lifted"
        case .sessionsEnded: "Logged out by an administrator"
        case .accountClosed: "Account closed"
        case .accountRemoved: "Account closed by an administrator"
        case .test: "Test mail"
        }
    }
}
