/// The words for each status that readers meet.
extension ErrorPage {
    static func forbidden(missing right: String? = nil, kept: [KeptText] = []) -> ErrorPage {
        let reason =
            (right.map { "You would need the right to \($0)." } ?? "You may not see or do this.")
            + (kept.isEmpty ? "" : " Nothing was stored. What you wrote is below, to copy and keep.")
        return ErrorPage(
            status: 403,
            heading: "This is not open to you",
            explanation: "\(reason) If you think you should have it, ask an administrator of this site.",
            kept: kept)
    }

    /// A form was sent that takes an account.
    /// - Parameter asGuest: where the same can be sent without one.
    static func loggedOut(loginURL: String, asGuest: PageLink?, kept: [KeptText] = []) -> ErrorPage {
        ErrorPage(
            status: 403,
            heading: "You are logged out",
            explanation: "So nothing was stored. "
                + (kept.isEmpty ? "" : "What you wrote is below, to copy and keep. ")
                + (asGuest == nil
                    ? "Log in and send it once more."
                    : "Log in and send it once more, or send it as a guest: then it appears once a moderator has read it."),
            kept: kept,
            links: [PageLink(label: "Log in", url: loginURL)] + (asGuest.map { [$0] } ?? []))
    }

    /// The post was there, and takes no more comments.
    static func commentsClosed(back: PageLink, kept: [KeptText]) -> ErrorPage {
        ErrorPage(
            status: 403,
            heading: "Comments are closed",
            explanation: "They were closed while you were writing, so yours was not stored. Your text is below.",
            kept: kept,
            links: [back])
    }

    static func notFound(recentPosts: [PageLink] = [], kept: [KeptText] = []) -> ErrorPage {
        ErrorPage(
            status: 404,
            heading: "Nothing at this address",
            explanation: "The page may have been moved or taken down, or the address may have a typing mistake in it.",
            kept: kept,
            recentPosts: recentPosts)
    }

    static func methodNotAllowed(backURL: String? = nil) -> ErrorPage {
        ErrorPage(
            status: 405,
            heading: "That does not work here",
            explanation: "This address exists, but not for what was just asked of it. "
                + "A form that was opened again from a bookmark or from the history does this.",
            links: backURL.map { [PageLink(label: "Open the page itself", url: $0)] } ?? [])
    }

    /// - Parameter limit: with its unit, as in "1 MB".
    static func tooLarge(limit: String) -> ErrorPage {
        ErrorPage(
            status: 413,
            heading: "That is too much at once",
            explanation: "What you sent is larger than \(limit), the most this site takes in one go. "
                + "Your browser’s back button returns to the form with your text still in it: shorten it and send again."
        )
    }

    static func tooManyTries(_ seconds: Int, kept: [KeptText] = []) -> ErrorPage {
        ErrorPage(
            status: 429, heading: "That was tried too often", explanation: tooManyTriesReason(seconds), kept: kept)
    }

    /// Also stands above the form, which is shown again where it can be.
    static func tooManyTriesReason(_ seconds: Int) -> String {
        "This was tried too often. Wait \(words(seconds: seconds)) and try again."
    }

    private static func words(seconds: Int) -> String {
        let (number, unit) = seconds < 60 ? (seconds, "second") : ((seconds + 59) / 60, "minute")
        return number == 1 ? "one \(unit)" : "\(number) \(unit)s"
    }

    /// Stands above the form, which is shown again.
    static let staleFormReason =
        "This page had grown old: perhaps you logged in again, or went on in another tab. Check what you wrote and send it again."

    static func tooManyPasswords() -> ErrorPage {
        ErrorPage(status: 503, heading: "Back in a moment", explanation: tooManyPasswordsReason)
    }

    /// Also stands above the form, which is shown again where it can be.
    static let tooManyPasswordsReason =
        "Many people are logging in at this moment. Try again in a few seconds."

    static func failure(requestID: String, kept: [KeptText] = []) -> ErrorPage {
        ErrorPage(
            status: 500,
            heading: "Something went wrong",
            explanation: "The mistake is ours, not yours, and it has been written down. "
                + "Trying again in a minute may work; if it does not, tell an administrator of this site the number below.",
            requestID: requestID,
            kept: kept)
    }

    static func unavailable(requestID: String?, kept: [KeptText] = []) -> ErrorPage {
        ErrorPage(
            status: 503,
            heading: "Back in a moment",
            explanation: "The site cannot reach its database just now. Nothing is lost: "
                + "please try again in a few seconds.",
            requestID: requestID,
            kept: kept)
    }

    static func badRequest(_ reason: String, kept: [KeptText] = []) -> ErrorPage {
        ErrorPage(status: 400, heading: "That could not be read", explanation: reason, kept: kept)
    }

    static func foreignOrigin(kept: [KeptText] = []) -> ErrorPage {
        ErrorPage(
            status: 403,
            heading: "This form came from elsewhere",
            explanation: "This site takes forms only from its own pages. If you did fill in a form here, "
                + "open its page again and send it from there.",
            kept: kept)
    }

    static func unsupportedMediaType() -> ErrorPage {
        ErrorPage(
            status: 415,
            heading: "That kind of content is not taken here",
            explanation: "This address takes forms as browsers send them, and nothing else.")
    }
}
