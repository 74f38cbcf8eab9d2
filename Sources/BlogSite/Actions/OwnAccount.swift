internal import Blog
internal import BlogStore

// What stands in one's account.

extension Visit {
    /// So many log-ins are shown.
    private static let loginLimit = 5

    func showAccount() throws -> Reply {
        let account = try member()
        guard let details = try store.accounts.details(account.id) else { throw Failure.signInRequired }
        let sessions = try store.sessions.all(of: account.id, now: now)
        let latest = sessions.sorted { ($0.startedAt, $0.id) > ($1.startedAt, $1.id) }.prefix(Self.loginLimit)
        let content = OwnAccountPage(
            menu: accountPlaces(.account), displayName: details.account.displayName, facts: try facts(details),
            parts: try parts(details, sessionCount: sessions.count),
            logins: latest.map { RecentLogin($0, isThisOne: $0.id == viewer.session?.id) },
            sessionsURL: Route.sessions.url)
        return try page(\.ownAccount, content, PageHead(title: "Your account"))
    }

    /// The page where readers find what the account wrote; `nil` while there is nothing.
    func publicPage(of account: Account) throws -> Route? {
        guard let name = AccountName(account.name),
            try !store.posts.stream(.author(account.id), limit: 1, now: now).isEmpty
        else { return nil }
        return .author(name)
    }

    private func facts(_ details: AccountDetails) throws -> [Fact] {
        let facts = [
            Fact(term: "User name", text: details.account.name),
            Fact(term: "Role", text: details.account.role.title),
            Fact(term: "Member since", text: DateLabel(details.createdAt).text),
        ]
        return try publicPage(of: details.account).map {
            facts + [Fact(term: "Your posts", text: $0.url, url: $0.url)]
        } ?? facts
    }

    private func parts(_ details: AccountDetails, sessionCount: Int) throws -> [AccountPart] {
        [
            AccountPart(
                label: "Profile", url: Route.profile.url,
                purpose: "What others read about you: your display name, a few words, a website."),
            AccountPart(
                label: "Password", url: Route.changePassword.url,
                purpose: "Change it when somebody else may know it.",
                state: details.hasPassword ? nil : "There is none yet.", isWanting: !details.hasPassword),
            emailPart(details),
            secondFactorPart(try store.secondFactors.all(of: details.account.id), details.account.role),
            AccountPart(
                label: "Sessions", url: Route.sessions.url, purpose: "Where you are logged in, and how to end that.",
                state: "\(counted(sessionCount, "session")) \(sessionCount == 1 ? "is" : "are") open."),
            AccountPart(
                label: "Your data", url: Route.exportAccount.url, purpose: "A file with all that is kept of you here."),
            AccountPart(
                label: "Delete the account", url: Route.deleteAccount.url,
                purpose: "For good, and you choose what becomes of what you wrote."),
        ]
    }

    private func emailPart(_ details: AccountDetails) -> AccountPart {
        let state =
            details.email.map { "\($0.text) is \(details.isVerified ? "confirmed" : "not confirmed yet")." }
            ?? "There is no address: a forgotten password could not be replaced."
        return AccountPart(
            label: "E-mail", url: Route.changeEmail.url,
            purpose: "Where mail about your account goes. Only you and the administrators see it.", state: state,
            isWanting: !details.isVerified)
    }

    private func secondFactorPart(_ factors: SecondFactors, _ role: Role) -> AccountPart {
        let set =
            (factors.hasAuthenticator ? ["an authenticator app"] : [])
            + (factors.passkeys.isEmpty ? [] : [counted(factors.passkeys.count, "passkey")])
        let isDemanded = settings.secondFactorFrom.map { role >= $0 } == true
        let state =
            set.isEmpty
            ? isDemanded ? "Your role asks for one, and none is set up." : "None is set up."
            : "Set up: \(set.joined(separator: " and ")). \(counted(factors.recoveryCodes, "recovery code")) left."
        return AccountPart(
            label: "Second factor", url: Route.twoFactor.url,
            purpose: "With one, whoever learns your password still cannot log in as you.", state: state,
            isWanting: set.isEmpty && isDemanded || !set.isEmpty && factors.areCodesFew)
    }
}

extension RecentLogin {
    fileprivate init(_ session: OpenSession, isThisOne: Bool) {
        self.init(
            device: session.place.deviceWords, origin: session.place.origin,
            date: DateLabel(session.startedAt), isThisOne: isThisOne)
    }
}
