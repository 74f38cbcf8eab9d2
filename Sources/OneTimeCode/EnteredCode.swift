/// What was typed into the one field that takes either kind of code.
package enum EnteredCode: Sendable, Equatable {
    /// Six digits.
    case authenticator(String)
    case recovery(RecoveryCode)

    /// Blanks and hyphens within do not matter. `nil` for what can be neither.
    package init?(_ typed: String) {
        let digits = typed.filter { $0 != " " && $0 != "-" }
        if digits.utf8.count == AuthenticatorSecret.digits,
            digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        {
            self = .authenticator(digits)
        } else if let code = RecoveryCode(typed) {
            self = .recovery(code)
        } else {
            return nil
        }
    }
}
