/// How often somebody lately failed to log in to one account, or with names that nobody has.
package struct FailedLogins: Hashable, Sendable {
    /// `nil` stands for all names that nobody has.
    package let accountID: UInt64?
    /// Empty where there is no account.
    package let displayName: String
    package let tries: Int

    package init(accountID: UInt64?, displayName: String, tries: Int) {
        self.accountID = accountID
        self.displayName = displayName
        self.tries = tries
    }
}
