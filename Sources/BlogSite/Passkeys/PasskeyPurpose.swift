/// What a passkey is asked for. A challenge for one purpose is none for another.
enum PasskeyPurpose: Hashable, Sendable {
    /// A new one is made for that account.
    case registration(of: UInt64)
    /// It is all that the person shows.
    case login
    /// After the password of that account.
    case secondStep(of: UInt64)
    /// Whoever has a session of that account proves once more who they are.
    case confirmation(of: UInt64)

    /// Whose passkey alone will do; `nil` when any tells whose it is.
    var account: UInt64? {
        switch self {
        case .registration(let account), .secondStep(let account), .confirmation(let account): account
        case .login: nil
        }
    }

    /// Where nothing else is asked, the authenticator has to check who uses it.
    var requiresUserVerification: Bool {
        switch self {
        case .login, .confirmation: true
        case .registration, .secondStep: false
        }
    }

    /// For the challenge, and for the log.
    var text: String {
        switch self {
        case .registration(let account): "registration of \(account)"
        case .login: "log-in"
        case .secondStep(let account): "second step of \(account)"
        case .confirmation(let account): "confirmation of \(account)"
        }
    }
}
