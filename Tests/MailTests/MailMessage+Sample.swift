import Testing

@testable import Mail

extension MailMessage {
    static func sample(
        name: String = "", to address: String = "ada@example.org", subject: String = "Hello", text: String = "Hello",
        html: String = "<p>Hello"
    ) throws -> MailMessage {
        let from = try #require(Mailbox(name: "Field Notes", address: "notes@example.org"))
        let to = try #require(Mailbox(name: name, address: address))
        let id = try #require(MessageID("abc123@example.org"))
        return MailMessage(
            from: from, to: to, subject: HeaderText(subject), date: 1_795_542_827, id: id, text: text, html: html)
    }

    /// The lines of the whole message without their ends.
    var lines: [String] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: false)
            .map(String.init)
    }

    /// The names of the header's fields, in order; a line that begins with a blank goes on with the one before.
    var fieldNames: [Substring] {
        lines.prefix { !$0.isEmpty }.filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != ":" } }
    }
}
