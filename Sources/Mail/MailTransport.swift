/// A way for messages out of the site.
package protocol MailTransport: Sendable {
    /// Returns once the other side has taken responsibility for the message. When it throws, the message may have been
    /// taken nevertheless, with its confirmation lost.
    /// - Returns: what the other side said to it, for whoever looks for the message there.
    @discardableResult
    func send(_ message: MailMessage) throws(MailError) -> String
}
