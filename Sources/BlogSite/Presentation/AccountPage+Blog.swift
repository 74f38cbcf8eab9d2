internal import Blog

extension AccountAct {
    /// What can be done with the account of somebody else, as it stands.
    static func all(for overview: AccountOverview, sendsMail: Bool) -> [AccountAct] {
        var acts: [AccountAct] = []
        let isSuspended = overview.state == .suspended
        if let email = overview.details.email, !isSuspended, sendsMail {
            acts.append(
                AccountAct(
                    heading: "Password",
                    explanation:
                        "A link goes to \(email.text), by which its owner chooses a password that nobody else sees.",
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

extension ConfirmPage {
    /// The question before a change of somebody's account.
    init(_ request: AccountRequest, _ overview: AccountOverview) {
        let place = Route.adminAccount(overview.account.id).url
        let (heading, explanation, label) = Self.words(request, overview)
        let told =
            overview.details.email == nil ? "The account has no e-mail address to tell it to." : "A mail tells of it."
        let rights = request.rights(from: overview.account.role)
        self.init(
            heading: heading,
            explanation: [explanation, request == .passwordLink ? "" : told, rights.introduction]
                .filter { !$0.isEmpty }.joined(separator: " "),
            items: rights.list, action: place,
            hidden: request.fields + [HiddenField(name: "confirmed", value: "yes")], confirmLabel: label,
            isDestructive: request == .change(.suspend), cancelURL: place)
    }

    private static func words(
        _ request: AccountRequest, _ overview: AccountOverview
    ) -> (heading: String, explanation: String, label: String) {
        let name = overview.account.displayName
        return switch request {
        case .change(.role(let role)):
            (
                "Make \(name) \(role.withArticle)?",
                role > overview.account.role
                    ? "All sessions of the account end, and the new rights come with the next log-in."
                    : "The rights go at once.",
                "Change the role"
            )
        case .change(.suspend):
            (
                "Suspend the account of \(name)?",
                "The person is logged out everywhere and cannot log in again until the suspension is lifted. Posts and comments stay as they are.",
                "Suspend the account"
            )
        case .change(.reinstate): ("Let \(name) in again?", "The person can log in from now on.", "Lift the suspension")
        case .change(.endSessions):
            (
                "End all sessions of \(name)?", "The person is logged out everywhere, and can log in again.",
                "End all sessions"
            )
        case .close: ("Close the account of \(name) for ever?", "It cannot be opened again.", "Close the account")
        case .passwordLink where !overview.details.hasPassword:
            (
                "Send \(name) a link for a password?",
                "The link works once, within a day. Until it is used, nobody can log in to the account.",
                "Send the link"
            )
        case .passwordLink:
            (
                "Send \(name) a link for a new password?",
                "The link works once, within an hour. Until it is used, the present password stays good.",
                "Send the link"
            )
        }
    }
}

extension AccountRequest {
    /// What a change of role gives or takes, as the table of rights has it.
    fileprivate func rights(from old: Role) -> (introduction: String, list: [String]) {
        guard case .change(.role(let new)) = self else { return ("", []) }
        let changed = Right.allCases.filter { Permission.reach($0, old) != Permission.reach($0, new) }
        let isMore = new > old
        return (
            isMore ? "Its owner may then:" : "Its owner may then no longer:",
            changed.map { right in
                let reaches = [Permission.reach(right, old), Permission.reach(right, new)]
                let isPartly = reaches.contains(.own) && reaches.contains(.any)
                return right.words + (isPartly ? ", of others" : "")
            }
        )
    }
}

extension FormPage {
    /// Asks what becomes of what the person wrote.
    static func closing(_ overview: AccountOverview) -> FormPage {
        let place = Route.adminAccount(overview.account.id)
        return FormPage(
            heading: "Close the account of \(overview.account.displayName) for ever?",
            explanation: [
                "Its owner is logged out and cannot log in again. Name, address and profile are erased. It cannot be taken back."
            ],
            action: place.url,
            hidden: AccountRequest.close.fields + [HiddenField(name: "confirmed", value: "yes")],
            choices: [
                choice("posts", "What was posted", erase: "Delete it, with the comments below it"),
                choice("comments", "What was commented", erase: "Erase the text; answers keep their place"),
            ],
            submitLabel: "Close the account", isDestructive: true, links: [PageLink("Cancel", place)])
    }

    private static func choice(_ name: String, _ label: String, erase: String) -> SelectField {
        SelectField(
            id: name, name: name, label: label,
            options: [
                SelectOption(
                    value: AccountClosing.Fate.keep.rawValue, label: "Keep it, under “\(FormerMember.displayName)”",
                    isSelected: true),
                SelectOption(value: AccountClosing.Fate.erase.rawValue, label: erase),
            ])
    }
}
