internal import Blog
internal import BlogStore
internal import HTTP
internal import Logging
internal import Sodium

extension Visit {
    /// The one renderer of failures. What is not the visitor's doing is logged with its cause, and the page shows
    /// only the number under which the log has it.
    func failurePage(_ error: any Error) -> Reply {
        let failure = known(error)
        logRefusal(failure)
        if case .tooManyTries(let seconds) = failure { headers.append(("Retry-After", "\(seconds)")) }
        if let reason = reasonToShowFormAgain(failure), request.method == .post,
            let again = attempt({ try formAgain([FieldError("form_token", reason.words)], status: reason.status) })
        {
            return again
        }
        if let reply = wayOn(from: failure) { return reply }
        // What waited for this page is given back at least.
        if request.method == .get, (try? takeUpParkedForm()) == true { isFormTakenUp = false }
        let (status, content) = page(for: failure)
        return attempt { try page(\.error, content, PageHead(title: content.heading), status: status) }
            ?? .text(status, "\(content.heading). \(content.explanation)\n")
    }

    /// What no page of ours sends is somebody's attempt, or a fault of a page: the log has it, without what was sent.
    private func logRefusal(_ failure: Failure) {
        let reason: String
        switch failure {
        case .badRequest(let words): reason = words
        case .tooLarge: reason = "too large"
        case .unsupportedMediaType: reason = "a form of another media type"
        case .foreignOrigin: reason = "a form from elsewhere"
        case .forbidden(let right): reason = "the right is missing to \(right)"
        default: return
        }
        site.logger.notice(
            "a request was refused",
            metadata: [
                "reason": "\(reason)", "request": "\(request.id)", "method": "\(request.method)",
                "path": "\(request.path)",
                "account": "\(viewer.account.map { "\($0.id)" } ?? "none")", "from": "\(request.remoteAddress)",
            ])
    }

    /// To where the visitor can prove more, after which the same page is open; what was typed waits there.
    private func wayOn(from failure: Failure) -> Reply? {
        switch failure {
        case .signInRequired:
            let isParked = parkForm()
            // Else the page of the failure gives back what was typed.
            guard isParked || request.method != .post else { return nil }
            return .redirect(Route.login(next: wayBack).url, isParked ? .account(.formParked) : nil)
        case .proofRequired:
            return .redirect(Route.confirmIdentity(next: wayBack).url, parkForm() ? .account(.formParked) : nil)
        case .secondFactorRequired:
            return .redirect(
                Route.twoFactor.url, .account(parkForm() ? .formParkedForSecondFactor : .secondFactorNeeded))
        case .confirmationRequired: return .redirect(Route.verify().url, .account(.addressUnconfirmed))
        default: return nil
        }
    }

    /// What stands above a form that comes back, when nothing is wrong with what was typed.
    private func reasonToShowFormAgain(_ failure: Failure) -> (words: String, status: Status)? {
        switch failure {
        case .staleForm:
            (ErrorPage.staleFormReason, .unprocessableContent)
        case .tooManyPasswords: (ErrorPage.tooManyPasswordsReason, .serviceUnavailable)
        case .tooManyTries(let seconds): (ErrorPage.tooManyTriesReason(seconds), .tooManyRequests)
        default: nil
        }
    }

    private func known(_ error: any Error) -> Failure {
        if let failure = error as? Failure { return failure }
        // It was there when the request began, and somebody else was faster.
        if error as? StoreError == .gone { return .notFound }
        let details: Logger.Metadata = ["request": "\(request.id)", "path": "\(request.path)", "cause": "\(error)"]
        if StoreError.isUnavailability(error) {
            site.logger.error("the database cannot be reached", metadata: details)
            return .unavailable
        }
        // Memory for one more hash: there will be some when others are done.
        if error is SodiumError {
            site.logger.error("a password could not be looked at", metadata: details)
            return .tooManyPasswords
        }
        site.logger.error("a request failed", metadata: details)
        return .unexpected
    }

    /// A fault within the rendering of a fault is logged, and leaves the plain answer.
    private func attempt(_ render: () throws -> Reply) -> Reply? {
        do { return try render() } catch {
            site.logger.error(
                "an error page failed", metadata: ["request": "\(request.id)", "cause": "\(error)"])
            return nil
        }
    }

    private func page(for failure: Failure) -> (Status, ErrorPage) {
        switch failure {
        case .notFound: (.notFound, .notFound(recentPosts: recentPosts, kept: kept))
        case .badRequest(let reason): (.badRequest, .badRequest(reason, kept: kept))
        case .forbidden(let right): (.forbidden, .forbidden(missing: right.words, kept: kept))
        case .signInRequired:
            (.forbidden, .loggedOut(loginURL: Route.login(next: wayBack).url, asGuest: commentForm, kept: kept))
        case .staleForm, .foreignOrigin: (.forbidden, .foreignOrigin(kept: kept))
        case .methodNotAllowed:
            (.methodNotAllowed, .methodNotAllowed(backURL: pageOfForm == route ? nil : pageOfForm?.url))
        case .unsupportedMediaType: (.unsupportedMediaType, .unsupportedMediaType())
        case .tooLarge(let limit): (.contentTooLarge, .tooLarge(limit: "\(limit / 1024) KiB"))
        case .tooManyPasswords: (.serviceUnavailable, .tooManyPasswords())
        case .tooManyTries(let seconds): (.tooManyRequests, .tooManyTries(seconds, kept: kept))
        case .proofRequired, .secondFactorRequired, .confirmationRequired: (.forbidden, .forbidden(kept: kept))
        case .unavailable: (.serviceUnavailable, .unavailable(requestID: request.id, kept: kept))
        case .unexpected: (.internalServerError, .failure(requestID: request.id, kept: kept))
        }
    }

    /// A page that is not found has something else to read instead, when that can be had.
    private var recentPosts: [PageLink] {
        let posts = (try? store.posts.stream(limit: 5, now: now)) ?? []
        return posts.map { PageLink($0.kind, $0.slug, title: $0.title) }
    }

    /// What the visitor wrote: no failure makes it vanish.
    var kept: [KeptText] {
        let fields = [
            ("title", "Title"), ("body", "Text"), ("excerpt", "Excerpt"), ("category", "Categories"), ("tags", "Tags"),
            ("bio", "About you"),
        ]
        return fields.compactMap { name, label in
            form[name].flatMap { $0.isEmpty ? nil : KeptText(name: name, label: label, text: $0) }
        }
    }

    /// Where the same comment can be sent without an account.
    private var commentForm: PageLink? {
        guard case .comments(let kind, let slug) = route else { return nil }
        return PageLink(label: "Comment as a guest", url: Route.post(kind, slug).url + "#respond")
    }

    /// Where to go on after logging in: only pages can be gone to.
    private var wayBack: LocalPath? {
        guard request.method == .post, let page = pageOfForm else { return route.flatMap { LocalPath($0.url) } }
        if case .post = page { return LocalPath(page.url + "#respond") }
        return LocalPath(page.url)
    }
}
