import Blog
import BlogStore
import HTTP
import Sodium
import Testing

@testable import BlogSite
@testable import Templates

@Suite struct MailTextTests {
    static let attack = "<b>\"Eve\"</b> & {{name}}"
    static let link = "https://blog.example/verify?key=abc&x=1"

    static let all = all(attack)

    /// One of each kind, to or about a person of that name.
    static func all(_ name: String) -> [AccountMail] {
        guard let email = EmailAddress("new@example.org") else { return [] }
        return [
            .confirmRegistration(name: name, url: link),
            .alreadyRegistered(name: name, loginURL: link, passwordURL: link),
            .invitation(inviter: name, role: .editor, url: link), .accountMade(name: name, url: link),
            .passwordLink(name: name, url: link), .passwordChanged(name: name),
            .confirmEmail(name: name, url: link), .emailLink(name: name, url: link),
            .emailChanged(name: name, newEmail: email),
            .secondFactorChanged(name: name, change: "An authenticator app was added."),
            .recoveryCodeUsed(name: name, left: 1), .suspiciousLogin(name: name, what: "It was tried too often."),
            .newDevice(name: name, place: SessionPlace(device: "Firefox on Linux", network: "192.0.2.0/24")),
            .roleChanged(name: name, role: .author), .suspended(name: name), .reinstated(name: name),
            .sessionsEnded(name: name),
            .accountClosed(name: name), .accountRemoved(name: name), .test(name: name),
        ]
    }

    private func content(_ mail: AccountMail) throws -> MailContent {
        var errors: [TemplateError] = []
        let templates = MailTemplates(try TemplateLibrary(sources: Specimen.sources()), &errors)
        #expect(errors.isEmpty, "\(errors)")
        return mail.render(templates, in: .sample)
    }

    @Test func `every kind has its words, and none has another's`() throws {
        #expect(Self.all.map(\.kind) == MailKind.allCases)
        #expect(Set(MailKind.allCases.map(\.words)).count == MailKind.allCases.count)
        #expect(Set(Self.all.map { $0.subject("X") }).count == Self.all.count)
        #expect(Set(try Self.all.map { try content($0).text }).count == Self.all.count)
        #expect(MailKind.allCases.allSatisfy { $0.rawValue.utf8.count <= 32 })
    }

    @Test(arguments: all)
    func `V1.2.1: a name is text in both parts`(_ mail: AccountMail) throws {
        let content = try content(mail)
        #expect(content.text.contains(Self.attack))
        #expect(content.html.contains("&lt;b&gt;&quot;Eve&quot;&lt;/b&gt; &amp; {{name}}"))
        #expect(!content.html.contains("<b>"))
    }

    /// Whoever registers, or asks for another address, has a mail of the site sent to somebody else, with a name of their
    /// own choice in it: mail programs make a link of what looks like one.
    @Test(
        arguments: [
            "evil.example", "www.evil.example", "https://evil.example/win", "You won! evil.example now",
            "eve@evil.example",
            "evil\u{3002}example", "evil\u{FF0E}example", "evil\u{FF61}example", "javascript:alert", "a.b.c.example",
        ])
    func `hyperlink injection: a name like an address becomes no link in any mail`(_ name: String) throws {
        for mail in Self.all(name) {
            let content = try content(mail)
            for part in [content.text, content.html] {
                #expect(!part.contains(name), "\(mail.kind)")
                let seen = String(String.UnicodeScalarView(part.unicodeScalars.filter { $0 != "\u{200C}" }))
                #expect(seen.contains("“\(name)”"), "\(mail.kind)")
            }
        }
        #expect(PersonName(name).text.unicodeScalars.split(separator: "\u{200C}").count > 1)
    }

    @Test(arguments: ["Ada Lovelace", "Dr. Grace Hopper", "ada-1_x", "艾達", "Ada: a life", "O’Neill & Sons"])
    func `other names stand as they are`(_ name: String) { #expect(PersonName(name).text == name) }

    @Test(arguments: all)
    func `both parts hold the same links, and these stand whole on lines of their own`(_ mail: AccountMail) throws {
        let content = try content(mail)
        let lines = content.text.split(separator: "\n").filter { $0.hasPrefix("https://") }
        let targets = content.html.matches(of: /href="([^"]*)"/).map {
            String($0.output.1).replacing("&amp;", with: "&")
        }
        #expect(Set(lines.map(String.init)) == Set(targets))
        #expect(targets.allSatisfy { $0.hasPrefix("https://") })
    }

    @Test(arguments: all)
    func `a mail loads nothing and runs nothing`(_ mail: AccountMail) throws {
        let html = try content(mail).html
        for pattern in ["<img", "<script", "<link", "<iframe", "<form", "url(", "@import", "src=", "http-equiv"] {
            #expect(!html.contains(pattern), "\(pattern)")
        }
    }

    @Test(arguments: all)
    func `a mail says why it came, or what to do if it was not oneself`(_ mail: AccountMail) throws {
        let text = try content(mail).text.replacing("\n", with: " ")
        #expect(
            ["You get this mail", "If it was not you", "If that was not you", "If you did not", "If you think"]
                .contains { text.contains($0) })
        #expect(text.contains(MailFrame.sample.siteTitle))
    }

    @Test func `what a mail knows, one of its templates shows`() throws {
        let library = try TemplateLibrary(sources: Specimen.sources())
        try expectShown(LinkMail.self, "password-link", in: library)
        try expectShown(KnownAddressMail.self, "already-registered", in: library)
        try expectShown(InvitationMail.self, "invitation", in: library)
        try expectShown(NamedMail.self, "test", in: library)
        try expectShown(EventMail.self, "email-changed", in: library)
        try expectShown(RecoveryCodeMail.self, "recovery-code-used", in: library)
        try expectShown(NewDeviceMail.self, "new-device", in: library)
    }

    private func expectShown<Content: MailText>(
        _ content: Content.Type, _ name: String, in library: TemplateLibrary
    ) throws {
        let frame = Set(MailFrame.fields.map { "FramedMail<\(Content.self)>.\($0.name)" })
        let text = try library.textTemplate("mail/\(name).text", for: FramedMail<Content>.self).unusedFields
        let html = try library.template("mail/\(name).html", for: FramedMail<Content>.self).unusedFields
        #expect(Set(text).subtracting(frame).isEmpty, "\(text)")
        #expect(Set(html).subtracting(frame).isEmpty, "\(html)")
    }

    @Test func `CVE-2017-8295: links and ids are built from the configured address, whatever the request says`() throws
    {
        try withSite { site throws in
            let address = try #require(EmailAddress("ada@example.org"))
            var request = Request(method: .get, path: "/", query: "", body: .empty, remoteAddress: "192.0.2.7")
            for name in ["Host", "X-Forwarded-Host", "Forwarded", "Origin"] {
                request.headers.add(name, "evil.example")
            }
            let visit = Visit(site: site.site, store: site.store(), request: request, now: site.now)
            let mail = try visit.mail(.passwordChanged(name: "Ada"), to: address)
            try site.store().outbox.add(mail, now: site.now)
            #expect(mail.messageID.hasSuffix("@blog.example"))
            let text = try #require(try site.lastMail(to: "ada@example.org"))
            #expect(text.contains("https://blog.example/password/forgot"))
            #expect(!text.contains("evil"))
        }
    }

    @Test func `what is kept of a mail opens nothing without the site's key`() throws {
        let key = try SecretKey()
        let content = MailContent(senderName: "Notes", text: "secret\u{0}link", html: "<p>secret")
        let sealed = try content.sealed(for: "a@b", with: key)
        #expect(!String(decoding: sealed, as: UTF8.self).contains("secret"))
        #expect(
            MailContent(opening: sealed, of: "a@b", with: key)
                == MailContent(senderName: "Notes", text: "secretlink", html: "<p>secret"))
        #expect(MailContent(opening: sealed, of: "b@b", with: key) == nil)
        #expect(MailContent(opening: sealed, of: "a@b", with: try SecretKey()) == nil)
    }
}
