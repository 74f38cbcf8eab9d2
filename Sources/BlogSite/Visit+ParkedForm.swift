internal import Blog
internal import BlogStore
internal import HTTP
internal import Logging
internal import Sodium

// Nothing that was typed is lost: what is sent with a session that has ended, or that has to prove more than it did, is
// kept sealed until its sender has done so, and then stands in its form again. It is shown and never acts by itself.

extension Visit {
    /// Parks what was typed into the form that was sent.
    /// - Returns: `false` when there is nothing to keep, or too much was kept of late: then the page has to give it back.
    func parkForm() -> Bool {
        let typed = ParkedForm.typed(form)
        guard request.method == .post, let address = pageOfForm?.url, ParkedForm.isWorthKeeping(typed) else {
            return false
        }
        do {
            let account = try viewer.account?.id ?? formerAccount()
            // In a browser that people log in in, what is nobody's could be shown to somebody else.
            guard account != nil || cookie(CookieName.device) == nil else { return false }
            try takeParkingThrottles(account)
            let secret = try cookie(CookieName.parked).flatMap(Token.init(_:)) ?? Token()
            let space = ParkingSpace(secret, at: address)
            try store.parkedForms.park(
                space.digest, of: space.browser, try space.seal(ParkedForm(account: account, fields: typed)),
                expires: now.advanced(bySeconds: ParkedForm.lifetime), now: now)
            cookies.append(Cookie(CookieName.parked, secret.text, maxAge: ParkedForm.lifetime))
            return true
        } catch Failure.tooManyTries {
            return false
        } catch {
            site.logger.error(
                "a form could not be parked", metadata: ["request": "\(request.id)", "cause": "\(error)"])
            return false
        }
    }

    /// Fills the form of the page that is asked for with what waits for it.
    /// - Returns: whether anything does, for this person.
    func takeUpParkedForm() throws -> Bool {
        guard request.method == .get, let account = viewer.account, let space = parkingSpace,
            let parked = try store.parkedForms.find(space.digest, now: now).flatMap(space.open),
            parked.account == nil || parked.account == account.id
        else { return false }
        form = parked.fields
        isFormTakenUp = true
        return true
    }

    /// The form was taken: nothing has to be kept any more.
    func forgetParkedForm() {
        guard let space = parkingSpace else { return }
        do { try store.parkedForms.remove(space.digest, now: now) } catch {
            // What was sent is done all the same.
            site.logger.error(
                "a parked form could not be removed", metadata: ["request": "\(request.id)", "cause": "\(error)"])
        }
    }

    /// Whoever leaves this browser leaves nothing of what they typed.
    func forgetParkedForms() {
        guard let secret = cookie(CookieName.parked).flatMap(Token.init(_:)) else { return }
        do { try store.parkedForms.removeAll(of: ParkingSpace.browser(secret)) } catch {
            // Without its cookie nobody can read it.
            site.logger.error(
                "parked forms could not be removed", metadata: ["request": "\(request.id)", "cause": "\(error)"])
        }
    }

    private var parkingSpace: ParkingSpace? {
        guard let secret = cookie(CookieName.parked).flatMap(Token.init(_:)), let address = pageOfForm?.url else {
            return nil
        }
        return ParkingSpace(secret, at: address)
    }

    /// The page in which the form stands that is sent to the address of this request; the same page, when it is asked for.
    var pageOfForm: Route? {
        switch route {
        case .comments(let kind, let slug): .post(kind, slug)
        case .editPost(let id, _): .editPost(id)
        default: route
        }
    }

    /// Whose session has ended: its row tells, as long as it is there, else what this browser was given with it.
    private func formerAccount() throws -> UInt64? {
        if let session = cookie(CookieName.session).flatMap(Token.init(_:)),
            let owner = try store.sessions.owner(of: session.digest)
        {
            return owner
        }
        return cookie(CookieName.owner).flatMap(Base64URL.decode(_:))
            .flatMap { site.options.key.open($0, for: "owner") }
            .flatMap { UInt64(String(decoding: $0, as: UTF8.self)) }
    }

    /// Strangers fill no disk: neither one network nor all together.
    private func takeParkingThrottles(_ account: UInt64?) throws {
        if let account {
            return try take(Throttle("forms parked of an account", "\(account)", limit: 60, seconds: 3_600))
        }
        try take(Throttle("forms parked from a network", network, limit: 20, seconds: 3_600))
        try take(Throttle("forms parked of strangers", "", limit: 500, seconds: 3_600))
    }
}
