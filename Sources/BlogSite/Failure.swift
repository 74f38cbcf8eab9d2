internal import Blog

/// Every way in which a request can end without its page.
enum Failure: Error {
    case notFound
    case badRequest(String)
    /// The viewer is known, and may not.
    case forbidden(Right)
    case signInRequired
    /// The form bears no token of this browser, or an old one: it is shown again with its text.
    case staleForm
    /// The form was sent from a page of another site, or by a program that does not say from where.
    case foreignOrigin
    case methodNotAllowed
    case unsupportedMediaType
    case tooLarge(limit: Int)
    /// More people send passwords at once than can be looked at: the form is shown again with what was typed.
    case tooManyPasswords
    /// It was tried too often of late, and may be tried again after so many seconds: the form is shown again.
    case tooManyTries(seconds: Int)
    /// The session is good, but its owner proved too long ago who they are for what is asked.
    case proofRequired
    /// The account's role asks for a second factor, and the session has shown none.
    case secondFactorRequired
    /// The password is right, but the account waits for the confirmation of its e-mail address.
    case confirmationRequired
    case unavailable
    case unexpected
}
