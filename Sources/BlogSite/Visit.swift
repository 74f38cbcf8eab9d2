internal import Blog
internal import BlogStore
internal import HTTP
internal import Sodium

/// One request on its way through the site: what is known of it, and what its answer needs besides the page.
///
/// ``prepare(surroundings:)`` does every check that comes before an action, in one place and in one order; what an action
/// finds here has passed them.
final class Visit {
    let site: Site
    let store: Store
    let request: Request
    let now: Timestamp

    private(set) var surroundings = SiteSurroundings()
    private(set) var viewer = Viewer.stranger
    /// The secret of the viewer's session.
    var session: Token?
    private(set) var route: Route?
    /// The fields of the form that was sent, or of what waits for its page; else empty.
    var form = Form()
    /// The form was filled with what had waited for this page.
    var isFormTakenUp = false
    /// What stands in ``form`` is what somebody typed, in this request or before.
    var isFormFilled: Bool { request.method == .post || isFormTakenUp }
    /// What the answer sets.
    var cookies: [Cookie] = []
    /// Further fields of the answer's head.
    var headers: [(name: String, value: String)] = []

    init(site: Site, store: Store, request: Request, now: Timestamp) {
        self.site = site
        self.store = store
        self.request = request
        self.now = now
    }

    func prepare(surroundings load: () throws -> SiteSurroundings) throws {
        let query: Form
        do { query = try Form(urlEncoded: request.query.utf8) } catch {
            throw Failure.badRequest("The address holds something that cannot be read.")
        }
        guard let route = Route(path: request.path, query: query) else {
            try know(surroundings: load)
            throw Failure.notFound
        }
        self.route = route
        if route.access == .loopback && isFromThisMachine { return try checkMethod(route) }
        do { try know(surroundings: load) } catch {
            // The page of this failure gives back what was typed.
            if request.method == .post { try? readForm() }
            throw error
        }
        guard route.access != .loopback else { throw Failure.notFound }
        try checkMethod(route)
        if request.method == .post { try readForm() }
        try checkAccess(route)
        // Before the token: a form that comes back because of it is a page as well.
        try checkProof(route)
        try checkStrength(route)
        if request.method == .post { try checkFormToken(route) }
    }

    /// Who asks, and what the site is called: error pages show both.
    private func know(surroundings load: () throws -> SiteSurroundings) throws {
        surroundings = try load()
        if let token = cookie(CookieName.session).flatMap(Token.init(_:)),
            let member = try store.sessions.viewer(token.digest, from: network, now: now)
        {
            session = token
            viewer = member.held(toSecondFactorFrom: settings.secondFactorFrom)
        } else {
            viewer = Viewer(guestKey: cookie(CookieName.guest).flatMap(Token.init(_:))?.digest)
        }
    }

    private func checkMethod(_ route: Route) throws {
        let method = request.method == .head ? .get : request.method
        guard route.methods.contains(method) else { throw Failure.methodNotAllowed }
    }

    /// The body was read to its end before: here it is judged and parsed, and the sender's origin with it.
    private func readForm() throws {
        guard case .complete(let bytes) = request.body else {
            if case .tooLarge(let limit) = request.body { throw Failure.tooLarge(limit: limit) }
            throw Failure.badRequest("The request ended before all of it had arrived.")
        }
        let type = request.headers["Content-Type"]?.split(separator: ";").first.map { String($0).trimmed.lowercased() }
        guard type == "application/x-www-form-urlencoded" else { throw Failure.unsupportedMediaType }
        do { form = try Form(urlEncoded: bytes) } catch .tooManyFields {
            throw Failure.badRequest("The form has more fields than any form of this site.")
        } catch {
            throw Failure.badRequest("The form holds something that cannot be read.")
        }
        guard OriginCheck.passes(request.headers) else { throw Failure.foreignOrigin }
        guard form.repeated(except: ["ids", "listed", "shown"]).isEmpty else {
            throw Failure.badRequest("The form holds one of its fields twice.")
        }
    }

    private func checkAccess(_ route: Route) throws {
        if case .comments = route, isMembersForm { throw Failure.signInRequired }
        guard case .right(let right) = route.access else { return }
        guard let account = viewer.account else { throw Failure.signInRequired }
        guard !Permission.may(right, account.role) else { return }
        // A second factor is asked for only where it helps.
        guard let role = viewer.roleHeldBack, Permission.may(right, role) else { throw Failure.forbidden(right) }
        throw Failure.secondFactorRequired
    }

    /// A stranger's comment form bears no token, and asks for a name: whoever sends one with a token and without a name
    /// was signed in when it was shown.
    private var isMembersForm: Bool { viewer.account == nil && form["form_token"] != nil && form["name"] == nil }

    private func checkProof(_ route: Route) throws {
        if route.needsFreshProof { try requireFreshProof() }
    }

    /// - Throws: ``Failure/proofRequired`` when the viewer proved too long ago who they are.
    func requireFreshProof() throws {
        guard let session = viewer.session, now.seconds(since: session.provenAt) >= Self.proofAge else { return }
        throw Failure.proofRequired
    }

    private func checkStrength(_ route: Route) throws {
        guard route.changesSecondFactor, let account = viewer.account, let known = viewer.session, !known.isStrong,
            let session, try store.secondFactors.all(of: account.id).areAny
        else { return }
        try store.sessions.end(session.digest)
        cookies.append(Cookie(CookieName.session, "", maxAge: 0))
        throw Failure.signInRequired
    }

    /// Seconds for which a proof of who is there opens what is sensitive.
    private static let proofAge = 900

    /// A front server on the same machine passes on the address of its client, so that only the machine itself is
    /// "127.0.0.1" here.
    private var isFromThisMachine: Bool { ["127.0.0.1", "::1"].contains(request.remoteAddress) }

    var settings: SiteSettings { surroundings.settings }

    /// What an action read anew: the page of the settings shows them as they are, not as they were a moment ago.
    func know(_ settings: SiteSettings) { surroundings.settings = settings }

    /// The signed-in person. Routes of the admin pages are not called without one.
    func member() throws -> Account {
        guard let account = viewer.account else { throw Failure.signInRequired }
        return account
    }

    /// All that is known of the signed-in person's account.
    func ownDetails() throws -> AccountDetails {
        guard let details = try store.accounts.details(member().id) else { throw Failure.signInRequired }
        return details
    }

    func cookie(_ name: String) -> String? {
        request.headers["Cookie"].flatMap { Cookie.value(of: name, in: $0) }
    }
}
