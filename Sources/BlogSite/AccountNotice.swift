/// What has happened to an account or to the site's settings, in the words that the next page shows.
enum AccountNotice: String, CaseIterable, Sendable {
    case sessionEnded = "session-ended"
    case sessionsEnded = "sessions-ended"
    case identityConfirmed = "identity-confirmed"
    case secondFactorNeeded = "second-factor-needed"
    case passkeyAdded = "passkey-added"
    case passkeyRenamed = "passkey-renamed"
    case passkeyRemoved = "passkey-removed"

    var text: String {
        switch self {
        case .sessionEnded: "That session has ended."
        case .sessionsEnded: "All other sessions have ended."
        case .identityConfirmed: "Thank you. Go on."
        case .secondFactorNeeded: "Your role asks for a second factor. Set one up here, then everything is open to you."
        case .passkeyAdded: "The passkey is added. You can log in with it from now on."
        case .passkeyRenamed: "The passkey has its new name."
        case .passkeyRemoved: "The passkey is removed. It opens nothing here any more."
        }
    }
}
