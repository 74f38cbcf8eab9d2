/// A mail from the site to one person, the same content as plain text and as HTML.
package struct MailMessage: Sendable {
    package let from: Mailbox
    package let to: Mailbox
    package let subject: HeaderText
    /// Seconds since 1970-01-01 00:00:00 UTC.
    package let date: Int
    package let id: MessageID
    package let text: String
    package let html: String

    package init(
        from: Mailbox, to: Mailbox, subject: HeaderText, date: Int, id: MessageID, text: String, html: String
    ) {
        self.from = from
        self.to = to
        self.subject = subject
        self.date = date
        self.id = id
        self.text = text
        self.html = html
    }

    /// No line of a part begins with `--`: see ``TransferEncoding``.
    private static let boundary = "=_martlet"

    /// The message as it travels: RFC 5322 with the multipart/alternative of RFC 2046, section 5.1.4, the plain text
    /// first. Lines end with CR LF. `Auto-Submitted` (RFC 3834) keeps holiday notes and other robots from answering.
    package var bytes: [UInt8] {
        var header = MailHeader()
        header.add("Date", [MailDate.text(date)])
        header.add("From", from.words)
        header.add("To", to.words)
        header.add("Subject", subject.unstructured)
        header.add("Message-ID", ["<\(id.text)>"])
        header.add("Auto-Submitted", ["auto-generated"])
        header.add("MIME-Version", ["1.0"])
        header.add("Content-Type", ["multipart/alternative;", "boundary=\"\(Self.boundary)\""])
        var bytes = header.bytes
        for (kind, content) in [("plain", text), ("html", html)] {
            let encoding = TransferEncoding(content)
            var partHeader = MailHeader()
            partHeader.add("Content-Type", ["text/\(kind);", "charset=utf-8"])
            partHeader.add("Content-Transfer-Encoding", [encoding.name])
            bytes += "--\(Self.boundary)\r\n".utf8
            bytes += partHeader.bytes
            bytes += encoding.bytes
            bytes += "\r\n".utf8
        }
        bytes += "--\(Self.boundary)--\r\n".utf8
        return bytes
    }
}
