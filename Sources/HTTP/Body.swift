/// What arrived as the body of a request. A body that is not `.complete` has been read to its end and thrown away;
/// the request still reaches the site, so that the answer is a page of its own.
package enum Body: Sendable {
    case complete([UInt8])
    /// More than `limit` bytes were announced or sent.
    case tooLarge(limit: Int)
    /// Fewer bytes came than Content-Length announced, or the stream broke: nothing of it may be acted upon.
    case short

    package static let empty = Body.complete([])
}
