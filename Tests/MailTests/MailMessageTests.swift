import Testing

@testable import Mail

@Suite struct MailMessageTests {
    @Test func `a message is a header and two parts, the plain text first`() throws {
        let message = try MailMessage.sample(
            subject: "Your link", text: "Hello,\n\nfollow it.\n", html: "<p>Hello,</p>")
        let expected = """
            Date: Tue, 24 Nov 2026 17:53:47 +0000
            From: "Field Notes" <notes@example.org>
            To: ada@example.org
            Subject: Your link
            Message-ID: <abc123@example.org>
            Auto-Submitted: auto-generated
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="=_martlet"

            --=_martlet
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 7bit

            Hello,

            follow it.

            --=_martlet
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: 7bit

            <p>Hello,</p>
            --=_martlet--

            """
        #expect(message.lines.joined(separator: "\n") == expected)
    }

    @Test(arguments: [
        "Hi\r\nBcc: eve@example.org", "Hi\nBcc: eve@example.org", "Hi\rBcc: eve@example.org",
        "Hi\u{0}\u{B}\u{85}\u{2028}Bcc: eve@example.org", "Hi\r\n\r\nBcc: eve@example.org",
        "\r\n\r\n--=_martlet\r\nContent-Type: text/html",
    ])
    func `V1.3.11: a line end in a name or a subject begins no field`(_ text: String) throws {
        let harmless = try MailMessage.sample(name: "Hi", subject: "Hi")
        let message = try MailMessage.sample(name: text, subject: text)
        #expect(message.fieldNames == harmless.fieldNames)
        #expect(message.lines.filter { $0 == "--=_martlet" }.count == 2)
        #expect(!message.lines.contains { $0.hasPrefix("Bcc") })
    }

    @Test func `V1.3.11: a bare CR or LF comes out nowhere`() throws {
        let bytes = try MailMessage.sample(
            name: "a\rb", subject: "a\nb", text: "one\rtwo\nthree\r\nfour\n\rfive", html: "\n\r"
        ).bytes
        for (index, byte) in bytes.enumerated() {
            if byte == 13 { #expect(bytes[index + 1] == 10) }
            if byte == 10 { #expect(bytes[index - 1] == 13) }
        }
    }

    @Test(arguments: [
        "--=_martlet", "--=_martlet--", "a\n--=_martlet--\nb", "ä\n--=_martlet\nContent-Type: text/html\n\n<b>",
        String(repeating: "ä", count: 11) + "123456789" + "--=_martlet",
    ])
    func `a text cannot end its part`(_ text: String) throws {
        let message = try MailMessage.sample(text: text, html: text)
        #expect(message.lines.filter { $0.hasPrefix("--") } == ["--=_martlet", "--=_martlet", "--=_martlet--"])
    }

    @Test func `no line is longer than a server has to take`() throws {
        let long = String(repeating: "long ", count: 400) + String(repeating: "x", count: 3000)
        let message = try MailMessage.sample(name: long, subject: long, text: long, html: "<p>" + long)
        #expect(message.lines.allSatisfy { $0.utf8.count <= 998 })
        #expect(message.lines.prefix { !$0.isEmpty }.allSatisfy { $0.utf8.count <= 78 })
    }

    @Test(arguments: [
        (0, "Thu, 1 Jan 1970 00:00:00 +0000"), (951_782_400, "Tue, 29 Feb 2000 00:00:00 +0000"),
        (1_795_542_827, "Tue, 24 Nov 2026 17:53:47 +0000"), (-1, "Wed, 31 Dec 1969 23:59:59 +0000"),
    ])
    func `a date is written as mail writes it`(_ seconds: Int, _ text: String) {
        #expect(MailDate.text(seconds) == text)
    }
}
