/// A way for messages out of the site.
package protocol MailTransport: Sendable {
    /// Returns once the other side has taken responsibility for the message. When it throws, the message may have been
    /// taken nevertheless, with its confirmation lost.
    func send(_ message: MailMessage) throws(MailError)
}
