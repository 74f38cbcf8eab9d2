/// What an administrator does with the account of somebody else.
package enum AccountChange: Hashable, Sendable {
    case role(Role)
    /// Keeps the person out, until the account is reinstated.
    case suspend
    case reinstate
    /// Logs the person out everywhere.
    case endSessions
}
