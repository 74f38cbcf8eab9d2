/// What has happened to an account or to the site's settings, in the words that the next page shows.
enum AccountNotice: String, CaseIterable, Sendable {
    case sessionEnded = "session-ended"
    case sessionsEnded = "sessions-ended"
    case identityConfirmed = "identity-confirmed"
    case secondFactorNeeded = "second-factor-needed"
    case roleChanged = "role-changed"
    case suspended, reinstated
    case personLoggedOut = "person-logged-out"
    case passwordLinkSent = "password-link-sent"
    case settingsSaved = "settings-saved"
    case nothingChanged = "nothing-changed"

    var text: String {
        switch self {
        case .sessionEnded: "That session has ended."
        case .sessionsEnded: "All other sessions have ended."
        case .identityConfirmed: "Thank you. Go on."
        case .secondFactorNeeded: "Your role asks for a second factor. Set one up here, then everything is open to you."
        case .roleChanged: "The role is changed."
        case .suspended: "The account is suspended."
        case .reinstated: "The account is open again."
        case .personLoggedOut: "All sessions of the account have ended."
        case .passwordLinkSent: "The link is on its way by mail."
        case .settingsSaved: "Settings saved."
        case .nothingChanged: "Nothing changed: it was so already."
        }
    }
}
