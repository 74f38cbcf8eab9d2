/// What administrators see of an account.
package struct AccountOverview: Sendable {
    /// Whether anybody can log in with the account.
    package enum State: String, Sendable {
        case active, suspended
        /// Nobody can log in with it yet, as with the authors of an imported blog.
        case withoutPassword
    }

    package let details: AccountDetails
    package let hasSecondFactor: Bool
    /// How many published posts it wrote.
    package let postCount: Int
    /// How many sessions are open.
    package let sessionCount: Int
    /// When a session was last used, or else begun in a browser that is still remembered; `nil` when there is neither.
    package let lastSeenAt: Timestamp?

    package init(
        details: AccountDetails, hasSecondFactor: Bool, postCount: Int, sessionCount: Int, lastSeenAt: Timestamp?
    ) {
        self.details = details
        self.hasSecondFactor = hasSecondFactor
        self.postCount = postCount
        self.sessionCount = sessionCount
        self.lastSeenAt = lastSeenAt
    }

    package var account: Account { details.account }

    package var state: State {
        if details.suspendedAt != nil { return .suspended }
        return details.hasPassword ? .active : .withoutPassword
    }
}
