/// Every way in which a request can end without its page.
enum Failure: Error {
    case notFound
    case badRequest(String)
    /// The viewer is known, and may not; `right` completes "You would need the right to …".
    case forbidden(right: String)
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
    case unavailable
    case unexpected
}
