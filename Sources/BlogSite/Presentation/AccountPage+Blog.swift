internal import Blog

extension AccountAct {
    /// What can be done with the account of somebody else, as it stands.
    /// - Parameter mailNote: what becomes of mail that does not leave the machine.
    static func all(for overview: AccountOverview, sendsMail: Bool, mailNote: String?) -> [AccountAct] {
        var acts: [AccountAct] = []
        let isSuspended = overview.state == .suspended
        if let email = overview.details.email, !isSuspended, sendsMail {
            acts.append(
                AccountAct(
                    heading: "Password",
                    explanation:
                        "A link \(mailNote == nil ? "goes to" : "is made for") \(email.text), by which its owner chooses a password that nobody else sees."
                        + (mailNote.map { " \($0)" } ?? ""),
                    value: "password-link", label: "Send the link"))
        }
        if overview.sessionCount > 0 {
            acts.append(
                AccountAct(
                    heading: "Sessions", explanation: "Logs the person out everywhere, as when a device was lost.",
                    value: "end-sessions", label: "End all sessions"))
        }
        acts.append(
            isSuspended
                ? AccountAct(
                    heading: "Suspension", explanation: "The account is suspended: its owner cannot log in.",
                    value: "reinstate", label: "Lift the suspension")
                : AccountAct(
                    heading: "Suspension", explanation: "Keeps the person out. What was written stays.",
                    value: "suspend", label: "Suspend the account", isDestructive: true))
        acts.append(
            AccountAct(
                heading: "Closing", explanation: "Permanently erases name, address and profile.",
                value: "close", label: "Close the account", isDestructive: true))
        return acts
    }
}
