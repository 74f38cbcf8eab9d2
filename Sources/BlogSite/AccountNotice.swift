/// What has happened to an account or to the site's settings, in the words that the next page shows.
enum AccountNotice: String, CaseIterable, Sendable {
    case sessionEnded = "session-ended"
    case sessionsEnded = "sessions-ended"
    case identityConfirmed = "identity-confirmed"
    case secondFactorNeeded = "second-factor-needed"
    case addressUnconfirmed = "address-unconfirmed"
    case confirmationSentAgain = "confirmation-sent-again"
    case nothingToConfirm = "nothing-to-confirm"
    case emailLinkSent = "email-link-sent"
    case emailChanged = "email-changed"
    case invited = "invited"
    case invitationWithdrawn = "invitation-withdrawn"
    case invitationGone = "invitation-gone"

    var text: String {
        switch self {
        case .sessionEnded: "That session has ended."
        case .sessionsEnded: "All other sessions have ended."
        case .identityConfirmed: "Thank you. Go on."
        case .secondFactorNeeded: "Your role asks for a second factor. Set one up here, then everything is open to you."
        case .addressUnconfirmed: "Confirm your e-mail address first: the link for it was sent to you."
        case .confirmationSentAgain: "The mail is sent again. Only the link in the newest one works."
        case .nothingToConfirm:
            "No account waits for its confirmation in this browser. Log in with the name and password that you chose."
        case .emailLinkSent: "A link was sent to the new address. Nothing changes until you follow it."
        case .emailChanged: "Your e-mail address is changed, and all other sessions have ended."
        case .invited: "The invitation is on its way."
        case .invitationWithdrawn: "The invitation is withdrawn. Its link does not work any more."
        case .invitationGone: "That invitation was no longer there."
        }
    }
}
