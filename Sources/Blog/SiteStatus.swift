/// How a site stands, for the administrator who looks at it.
package struct SiteStatus: Hashable, Sendable {
    /// Somebody has given it a title.
    package let isNamed: Bool
    /// Somebody has saved who may register, be it as it was.
    package let isRegistrationChosen: Bool
    /// The administrator's e-mail address was shown to be theirs.
    package let isEmailConfirmed: Bool
    /// The administrator has an authenticator app or a passkey.
    package let hasSecondFactor: Bool
    /// Invitations that can still be accepted.
    package let openInvitations: Int
    /// Mails of the last weeks that no server took.
    package let mailsGivenUp: Int
    /// Log-ins that failed within a day.
    package let failedLogins: Int

    package init(
        isNamed: Bool, isRegistrationChosen: Bool, isEmailConfirmed: Bool, hasSecondFactor: Bool, openInvitations: Int,
        mailsGivenUp: Int, failedLogins: Int
    ) {
        self.isNamed = isNamed
        self.isRegistrationChosen = isRegistrationChosen
        self.isEmailConfirmed = isEmailConfirmed
        self.hasSecondFactor = hasSecondFactor
        self.openInvitations = openInvitations
        self.mailsGivenUp = mailsGivenUp
        self.failedLogins = failedLogins
    }
}
