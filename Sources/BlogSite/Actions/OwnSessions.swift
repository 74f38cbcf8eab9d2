internal import Blog
internal import BlogStore
internal import HTTP
internal import Sodium

// Where one is logged in.

extension Visit {
    func sessionsPage(_ errors: [FieldError] = [], status: Status = .ok) throws -> Reply {
        let account = try member()
        let content = SessionsPage(
            accountMenu: accountPlaces(.sessions), errors: ErrorSummary(errors, ids: ["form_token": "main"]),
            action: Route.sessions.url,
            sessions: try store.sessions.all(of: account.id, now: now).map { session in
                SessionRow(session, isCurrent: session.id == viewer.session?.id, now: now)
            },
            lengths: SessionLength.words, passwordURL: Route.changePassword.url)
        return try page(
            \.sessions, content, PageHead(title: "Sessions", hasErrors: !errors.isEmpty), status: status)
    }

    func endSessions() throws -> Reply {
        let account = try member()
        if form["session"] == "others" {
            try store.sessions.endAll(of: account.id, except: session?.digest)
            try store.devices.forgetAll(of: account.id, except: knownDevice(of: account.id)?.digest)
            return .redirect(Route.sessions.url, .account(.sessionsEnded))
        }
        guard let id = form["session"].flatMap(Route.id) else {
            throw Failure.badRequest("The form does not say which session is to end.")
        }
        // One that has ended meanwhile has ended, which is what was asked for.
        _ = try store.sessions.end(id, of: account.id)
        return .redirect(Route.sessions.url, .account(.sessionEnded))
    }
}

extension SessionRow {
    fileprivate init(_ session: OpenSession, isCurrent: Bool, now: Timestamp) {
        self.init(
            id: session.id, device: session.place.deviceWords,
            origin: session.place.origin, startedAt: DateLabel(session.startedAt),
            // The recorded use is a little older than the real one.
            lastUse: isCurrent ? "just now" : DateLabel.age(session.lastUsedAt, at: now), isCurrent: isCurrent)
    }
}

extension SessionLength {
    fileprivate static let words =
        "A session ends after \(idleLimit / 3_600) hours without use and after \(lifetime / 86_400) days in any case; "
        + "where you chose to stay signed in, after \(longIdleLimit / 86_400) and \(longLifetime / 86_400) days."
}
