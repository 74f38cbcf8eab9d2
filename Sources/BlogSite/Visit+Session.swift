internal import Blog
internal import BlogStore
internal import HTTP
internal import Sodium

// Sessions from their beginning to their end.

extension Visit {
    /// A new secret at every log-in: one that was planted in the browser before is worth nothing (session fixation).
    /// - Parameters:
    ///   - staying: for a month of idleness instead of half a day.
    ///   - isStrong: a second factor, or a passkey, was shown.
    func startSession(for account: Account, staying: Bool, isStrong: Bool = false) throws {
        if let session { try store.sessions.end(session.digest) }
        let token = try Token()
        let lifetime = staying ? SessionLength.longLifetime : SessionLength.lifetime
        try store.sessions.create(
            token.digest, for: account.id, from: SessionPlace(request), isStrong: isStrong,
            idleLimit: staying ? SessionLength.longIdleLimit : SessionLength.idleLimit, lifetime: lifetime, now: now)
        session = token
        cookies.append(Cookie(CookieName.session, token.text, maxAge: staying ? lifetime : nil))
        cookies.append(
            Cookie(
                CookieName.owner,
                Base64URL.encode(try site.options.key.seal(Array("\(account.id)".utf8), for: "owner")),
                maxAge: staying ? lifetime : nil))
        let device = try knownDevice(of: account.id)
        if device == nil { try tellOfNewDevice(account) }
        try rememberDevice(of: account.id, former: device, hasLoggedIn: true)
    }

    /// Outside of transactions, in which two that sweep at once would stop each other.
    func sweepWhatHasEnded() throws {
        try store.sessions.removeExpired(now: now)
        try store.pendingLogins.removeExpired(now: now)
        try store.devices.removeOld(now: now)
    }

    /// Whoever has logged in before is told of a browser that was never there.
    private func tellOfNewDevice(_ account: Account) throws {
        guard try store.devices.areAny(of: account.id) else { return }
        try tell(.newDevice(name: account.displayName, place: SessionPlace(request)), of: account.id)
    }

    /// Gives this session another secret, since its rights have risen: its owner proved who they are, or changed what
    /// proves it.
    /// - Parameter isProof: the owner has just proved who they are.
    func renewSession(isStrong: Bool, isProof: Bool = true) throws {
        guard let session, let known = viewer.session else { throw Failure.signInRequired }
        let token = try Token()
        do {
            try store.sessions.renew(
                session.digest, as: token.digest, isStrong: isStrong, provenAt: isProof ? now : known.provenAt)
        } catch StoreError
            .gone
        {
            // A second click: the first one has given the browser another secret, with which it goes on.
            throw Failure.signInRequired
        }
        self.session = token
        let outlivesWindow = known.idleLimit > SessionLength.idleLimit
        let left = max(1, known.expiresAt.seconds(since: now))
        cookies.append(Cookie(CookieName.session, token.text, maxAge: outlivesWindow ? left : nil))
    }

    /// Ends all other sessions of the viewer, and gives this one another secret.
    func endOtherSessions(isStrong: Bool? = nil) throws {
        let account = try member()
        try renewSession(isStrong: isStrong ?? viewer.session?.isStrong ?? false)
        try store.sessions.endAll(of: account.id, except: session?.digest)
    }

    /// Leaves nothing of the person who goes in this browser (W3C Clear Site Data), but that it is known to the account.
    func clearBrowser() {
        forgetParkedForms()
        for cookie in [CookieName.session, CookieName.form, CookieName.owner, CookieName.parked] {
            cookies.append(Cookie(cookie, "", maxAge: 0))
        }
        headers.append(("Clear-Site-Data", "\"cache\", \"storage\""))
    }

    /// This browser, if the account knows it.
    func knownDevice(of account: UInt64) throws -> DeviceStore.Device? {
        try store.devices.find(DeviceSecrets(cookie(CookieName.device)).digests, of: account)
    }

    /// From now on strangers who guess at the account cannot lock this browser out.
    /// - Parameters:
    ///   - former: as what the account knows it until now.
    ///   - hasLoggedIn: not only by a link; only then does it have tries at codes of its own.
    func rememberDevice(of account: UInt64, former: DeviceStore.Device?, hasLoggedIn: Bool) throws {
        let token = try Token()
        try store.devices.remember(
            token.digest, for: account, insteadOf: former, hasLoggedIn: hasLoggedIn, now: now)
        var secrets = DeviceSecrets(cookie(CookieName.device))
        secrets.add(token, insteadOf: former?.digest)
        cookies.append(Cookie(CookieName.device, secrets.text, maxAge: 400 * 86_400))
    }
}

/// How long sessions last, in seconds.
enum SessionLength {
    /// Without use.
    static let idleLimit = 12 * 3_600
    /// In any case.
    static let lifetime = 7 * 86_400
    /// For those who stay signed in.
    static let longIdleLimit = 30 * 86_400
    static let longLifetime = 90 * 86_400
}
