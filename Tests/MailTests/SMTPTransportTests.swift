import Synchronization
import Testing

@testable import Mail

@Suite struct SMTPTransportTests {
    @Test func `a message is handed over with one sender and one recipient`() throws {
        let scripted = ScriptedServer(ScriptedServer.polite)
        let message = try MailMessage.sample(text: ".\n..dots\n", html: "x")
        let answer = try transport(to: scripted, ownName: "blog.example.org").send(message)
        #expect(answer == ScriptedServer.polite["message"], "it tells what the server did with it")
        let lines = scripted.lines
        #expect(lines.first == "EHLO blog.example.org")
        #expect(lines.filter { $0.hasPrefix("MAIL FROM:<notes@example.org>") }.count == 1)
        #expect(lines.filter { $0.hasPrefix("RCPT") } == ["RCPT TO:<ada@example.org>"])
        // Dots at line starts are doubled on the way (RFC 5321, section 4.5.2).
        #expect(lines.contains("..") && lines.contains("...dots"))
        #expect(lines.contains("Message-ID: <abc123@example.org>"))
    }

    @Test(arguments: [
        ("RCPT", "550 5.1.1 no such mailbox", MailError.Kind.permanent), ("RCPT", "450 4.2.1 later", .temporary),
        ("message", "554 5.7.1 looks like spam", .permanent), ("message", "451 4.3.0 disk full", .temporary),
        ("DATA", "554 no valid recipients", .permanent),
        ("MAIL", "553 5.7.1 you are not notes@example.org", .temporary),
        ("MAIL", "530 5.7.0 authentication required", .temporary),
        ("RCPT", "530 5.7.0 must issue STARTTLS", .temporary),
        ("greeting", "554 no service for you", .temporary),
    ])
    func `a refusal of this mail is for good, a refusal of us is not`(
        _ moment: String, _ answer: String, _ kind: MailError.Kind
    ) throws {
        var script = ScriptedServer.polite
        script[moment] = answer
        let scripted = ScriptedServer(script)
        let message = try MailMessage.sample()
        let error = #expect(throws: MailError.self) { try transport(to: scripted).send(message) }
        #expect(error?.kind == kind)
        #expect(error?.description.contains(answer) == true, "\(error?.description ?? "")")
    }

    @Test func `an answer of several lines is kept in one`() throws {
        var script = ScriptedServer.polite
        script["RCPT"] = "550-5.1.1 no such mailbox\r\n550 5.1.1 ask the postmaster"
        let message = try MailMessage.sample()
        let scripted = ScriptedServer(script)
        let error = #expect(throws: MailError.self) { try transport(to: scripted).send(message) }
        #expect(
            error?.description
                == "the server answered RCPT with 550 5.1.1 no such mailbox 5.1.1 ask the postmaster")
    }

    @Test func `of an answer of many lines the first are kept`() throws {
        var script = ScriptedServer.polite
        script["RCPT"] = String(repeating: "550-5.1.1 no such mailbox\r\n", count: 100) + "550 5.1.1 really"
        let message = try MailMessage.sample()
        let scripted = ScriptedServer(script)
        let error = #expect(throws: MailError.self) { try transport(to: scripted).send(message) }
        #expect(error?.kind == .permanent)
        #expect((100...MailError.limit).contains(error?.description.utf8.count ?? 0))
    }

    @Test func `a server without STARTTLS is refused before it hears whom the mail is for`() throws {
        let scripted = ScriptedServer(ScriptedServer.polite)
        var server = try #require(SMTPServer("smtp://127.0.0.1:\(scripted.port)"))
        server.user = "blog"
        server.password = "hunter2"
        let message = try MailMessage.sample()
        let error = #expect(throws: MailError.self) { try SMTPTransport(server).send(message) }
        #expect(error?.kind == .temporary)
        #expect(scripted.lines.allSatisfy { $0.hasPrefix("EHLO") || $0 == "QUIT" }, "\(scripted.lines)")
    }

    @Test(arguments: ["greeting", "RCPT", "message"])
    func `a server that falls silent costs the time limit and no more`(_ moment: String) throws {
        var script = ScriptedServer.polite
        script[moment] = .some(nil)
        let scripted = ScriptedServer(script)
        let message = try MailMessage.sample()
        let start = ContinuousClock.now
        let error = #expect(throws: MailError.self) { try transport(to: scripted, timeout: 1000).send(message) }
        #expect(error?.kind == .temporary)
        #expect(ContinuousClock.now - start < .seconds(10))
    }

    @Test func `a transfer is broken off when the site stops`() throws {
        var script = ScriptedServer.polite
        script["message"] = .some(nil)
        let scripted = ScriptedServer(script)
        let message = try MailMessage.sample()
        let start = ContinuousClock.now
        let error = #expect(throws: MailError.self) {
            try transport(to: scripted, timeout: 60_000, isCancelled: { ContinuousClock.now - start > .seconds(1) })
                .send(message)
        }
        #expect(error == MailError(.temporary, "broken off because the site stops"))
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test func `a server that is not there is a temporary failure`() throws {
        let message = try MailMessage.sample()
        let server = try #require(SMTPServer("smtp://127.0.0.1:1"))
        #expect(throws: MailError.self) { try SMTPTransport(server).send(message) }
    }

    private func transport(
        to scripted: ScriptedServer, ownName: String? = nil, timeout: Int = 20_000,
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) throws -> SMTPTransport {
        var server = try #require(SMTPServer("smtp://127.0.0.1:\(scripted.port)"))
        server.encryption = .none
        server.ownName = ownName
        server.timeout = timeout
        return SMTPTransport(server, isCancelled: isCancelled)
    }
}
