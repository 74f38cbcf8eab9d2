internal import Blog

extension ConfirmPage {
    /// The question before a change of somebody's account.
    /// - Parameters:
    ///   - written: how much there is of the person, where it matters.
    ///   - isLastButOne: the viewer is the only administrator from then on.
    init(
        _ request: AccountRequest, _ overview: AccountOverview, written: (posts: Int, comments: Int)?,
        isLastButOne: Bool, menu: AdminMenu
    ) {
        let place = Route.adminAccount(overview.account.id).url
        let (heading, consequences, label) = Self.words(request, overview)
        let rights = request.rights(from: overview.account.role)
        self.init(
            menu: menu, heading: heading,
            explanation: [
                consequences, written.map(Self.whatStays), isLastButOne ? Self.onlyAdministrator : nil,
                request == .passwordLink ? nil : overview.wordsOnMail, rights.introduction,
            ].compactMap(\.self),
            items: rights.list, action: place,
            hidden: request.fields + [HiddenField(name: "confirmed", value: "yes")], confirmLabel: label,
            isDestructive: request == .change(.suspend), cancelURL: place)
    }

    fileprivate static let onlyAdministrator = "You are the only administrator then."

    private static func words(
        _ request: AccountRequest, _ overview: AccountOverview
    ) -> (heading: String, consequences: String, label: String) {
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
                "They are logged out everywhere and cannot log in again until the suspension is lifted. Links by mail and invitations from them stop working.",
                "Suspend the account"
            )
        case .change(.reinstate):
            ("Let \(name) in again?", "They can log in from now on, as before.", "Lift the suspension")
        case .change(.endSessions):
            (
                "End all sessions of \(name)?", "They are logged out everywhere, and can log in again.",
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

    /// Of a suspended account.
    private static func whatStays(posts: Int, comments: Int) -> String {
        let kept = [posts > 0 ? counted(posts, "post") : nil, comments > 0 ? counted(comments, "comment") : nil]
            .compactMap(\.self)
        guard !kept.isEmpty else { return "They have written no posts and no comments." }
        let stays = posts + comments == 1 ? "stays" : "stay"
        return "Their \(kept.joined(separator: " and ")) \(stays) as before, under the same name"
            + (posts > 0 ? "; scheduled posts appear when their time comes." : ".")
    }
}

extension CloseAccountPage {
    /// What goes and what stays, whatever is chosen.
    static func consequences(for overview: AccountOverview, isLastButOne: Bool) -> [String] {
        [
            "They are logged out everywhere and cannot log in again. E-mail address, password, second factors and profile are erased at once and for good. Nobody gets the user name “\(overview.account.name)” after them.",
            "Pages belong to the site and stay. Invitations from them stop working.",
            isLastButOne ? ConfirmPage.onlyAdministrator : nil, overview.wordsOnMail,
        ].compactMap(\.self)
    }
}

extension AccountOverview {
    /// Whether the person hears of what is done.
    fileprivate var wordsOnMail: String {
        details.email == nil ? "The account has no e-mail address to tell it to." : "A mail tells them of it."
    }
}

extension AccountRequest {
    /// Whether there is an administrator less after it.
    func takesAdministration(from overview: AccountOverview) -> Bool {
        guard overview.account.role == .administrator else { return false }
        return switch self {
        case .change(.role(let role)): role != .administrator
        case .change(.suspend), .close: true
        case .change(.reinstate), .change(.endSessions), .passwordLink: false
        }
    }

    /// What a change of role gives or takes, as the table of rights has it.
    fileprivate func rights(from old: Role) -> (introduction: String?, list: [String]) {
        guard case .change(.role(let new)) = self else { return (nil, []) }
        let changed = Right.allCases.filter { Permission.reach($0, old) != Permission.reach($0, new) }
        let isMore = new > old
        return (
            isMore ? "They may then:" : "They may then no longer:",
            changed.map { right in
                let reaches = [Permission.reach(right, old), Permission.reach(right, new)]
                let isPartly = reaches.contains(.own) && reaches.contains(.any)
                return right.words + (isPartly ? " (those of others)" : "")
            }
        )
    }
}
