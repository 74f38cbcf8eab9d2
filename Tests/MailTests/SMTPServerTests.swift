import Testing

@testable import Mail

@Suite struct SMTPServerTests {
    @Test(arguments: [
        ("smtp://mail.example.org", "mail.example.org", 587, SMTPServer.Encryption.startTLS),
        ("smtp://mail.example.org:25", "mail.example.org", 25, .startTLS),
        ("smtps://192.0.2.1", "192.0.2.1", 465, .immediate),
        ("smtps://[2001:db8::1]:4650", "[2001:db8::1]", 4650, .immediate),
        ("smtp://[::1]", "[::1]", 587, .startTLS),
    ])
    func `an address names a host, and TLS is never optional by it`(
        _ url: String, _ host: String, _ port: Int, _ encryption: SMTPServer.Encryption
    ) throws {
        let server = try #require(SMTPServer(url))
        #expect(server.host == host && Int(server.port) == port && server.encryption == encryption)
    }

    @Test(arguments: [
        "", "mail.example.org", "http://mail.example.org", "file:///etc/passwd", "smtp://", "smtp:///x", "smtp://:25",
        "smtp://a:0", "smtp://a:65536", "smtp://a:-1", "smtp://a:2x", "smtp://a b", "smtp://a/path", "smtp://u:p@a",
        "smtp://u@a:25", "smtp://a?x", "smtp://a#x", "smtp://[::1", "smtp://-a", "smtp://a\r\n:25", "smtp://a:",
    ])
    func `everything else is refused`(_ url: String) {
        #expect(SMTPServer(url) == nil)
    }

    @Test(arguments: [
        ("localhost", true), ("127.0.0.1", true), ("127.9.8.7", true), ("[::1]", true), ("127.example.org", false),
        ("127.0.0.1.example.org", false), ("192.0.2.1", false), ("localhost.example.org", false),
    ])
    func `it is known which servers are on this machine`(_ host: String, _ isHere: Bool) {
        #expect(SMTPServer("smtp://\(host)")?.isOnThisMachine == isHere)
    }

    @Test func `the password is not in the description`() throws {
        var server = try #require(SMTPServer("smtp://mail.example.org"))
        server.user = "blog"
        server.password = "hunter2"
        var dumped = ""
        dump(server, to: &dumped)
        #expect(!"\(server) \(String(reflecting: server)) \(dumped)".contains("hunter2"))
    }
}
