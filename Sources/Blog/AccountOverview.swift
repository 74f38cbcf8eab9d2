/// What administrators see of an account.
package struct AccountOverview: Sendable {
    package enum State: String, Sendable {
        case active, suspended
        /// Nobody can log in with it yet, as with the authors of an imported blog.
        case withoutPassword
    }

    package let details: AccountDetails
    package let hasSecondFactor: Bool
    /// `nil` when nobody has been logged in with it for more than a year.
    package let lastSeenAt: Timestamp?
    /// How many published posts it wrote.
    package let postCount: Int
    /// How many sessions are open.
    package let sessionCount: Int

    package init(
        details: AccountDetails, hasSecondFactor: Bool, lastSeenAt: Timestamp?, postCount: Int, sessionCount: Int
    ) {
        self.details = details
        self.hasSecondFactor = hasSecondFactor
        self.lastSeenAt = lastSeenAt
        self.postCount = postCount
        self.sessionCount = sessionCount
    }

    package var account: Account { details.account }

    package var state: State {
        if details.suspendedAt != nil { return .suspended }
        return details.hasPassword ? .active : .withoutPassword
    }
}
