/// Why a mail was not handed over.
package struct MailError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Whether it is worth trying again.
    package enum Kind: Sendable {
        /// The next try may succeed: the server is away or busy, or our configuration is wrong and will be put right.
        case temporary
        /// The server refuses this recipient or this message, and would refuse it again.
        case permanent
    }

    /// The bytes that `description` has at most.
    package static let limit = 500

    package let kind: Kind
    /// The server's answer where there was one; one line, without any part of the message.
    package let description: String

    package init(_ kind: Kind, _ description: String) {
        self.kind = kind
        var line = HeaderText(description).text
        while line.utf8.count > Self.limit { line.removeLast() }
        self.description = line
    }
}
