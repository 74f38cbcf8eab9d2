package import Sodium

/// The texts of a mail and the name that it comes from, as they are kept until it is sent.
package struct MailContent: Hashable, Sendable {
    package let senderName: String
    package let text: String
    package let html: String

    package init(senderName: String, text: String, html: String) {
        self.senderName = senderName
        self.text = text
        self.html = html
    }

    /// Opens what ``sealed(for:with:)`` made; `nil` if it was made for another message or with another key.
    package init?(opening sealed: [UInt8], of messageID: String, with key: SecretKey) {
        guard let bytes = key.open(sealed, for: Self.purpose(messageID)) else { return nil }
        let parts = bytes.split(separator: 0, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard parts.count == 3 else { return nil }
        self.init(senderName: parts[0], text: parts[1], html: parts[2])
    }

    /// The parts with NUL between them, which none of them can hold.
    package func sealed(for messageID: String, with key: SecretKey) throws(SodiumError) -> [UInt8] {
        let parts = [senderName, text, html].map { $0.utf8.filter { $0 != 0 } }
        return try key.seal(Array(parts.joined(separator: [0])), for: Self.purpose(messageID))
    }

    private static func purpose(_ messageID: String) -> String { "mail \(messageID)" }
}
