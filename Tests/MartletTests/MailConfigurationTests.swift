import Blog
import Mail
import Testing

@testable import Martlet

struct MailConfigurationTests {
    private func route(_ values: [String: String]) throws -> Configuration.MailRoute? {
        try Configuration(Environment { values[$0] ?? ($0 == "MARTLET_BASE_URL" ? "https://blog.example:8443" : nil) })
            .mail
    }

    @Test func `without a server and a folder no mail leaves the site`() throws {
        #expect(try route([:]) == nil)
        #expect(try route(["MARTLET_MAIL_FROM": "notes@blog.example"]) == nil)
    }

    @Test func `a server is spoken to over TLS, in the site's name`() throws {
        let route = try #require(
            try route(["MARTLET_MAIL_SERVER": "smtp://mail.example.org", "MARTLET_MAIL_FROM": "notes@blog.example"]))
        guard case .server(let server) = route.target else { throw CommandFailure("no server") }
        #expect(server.encryption == .startTLS && server.ownName == "blog.example" && server.timeout == 30_000)
        #expect(route.sender.text == "notes@blog.example")
    }

    @Test func `a folder needs no address`() throws {
        #expect(try route(["MARTLET_MAIL_FOLDER": "/tmp"])?.sender.text == "martlet@blog.example")
    }

    @Test(arguments: [
        ["MARTLET_MAIL_SERVER": "smtp://mail.example.org"],
        ["MARTLET_MAIL_SERVER": "mail.example.org", "MARTLET_MAIL_FROM": "a@b.example"],
        ["MARTLET_MAIL_SERVER": "smtp://u:p@mail.example.org", "MARTLET_MAIL_FROM": "a@b.example"],
        ["MARTLET_MAIL_SERVER": "smtp://a.example", "MARTLET_MAIL_FROM": "a@b.example\nBcc: x@y.example"],
        ["MARTLET_MAIL_SERVER": "smtp://a.example", "MARTLET_MAIL_FROM": "a@b.example", "MARTLET_MAIL_FOLDER": "/tmp"],
        ["MARTLET_MAIL_SERVER": "smtp://a.example", "MARTLET_MAIL_FROM": "a@b.example", "MARTLET_MAIL_USER": "ada"],
        [
            "MARTLET_MAIL_SERVER": "smtp://a.example", "MARTLET_MAIL_FROM": "a@b.example",
            "MARTLET_MAIL_UNENCRYPTED": "yes",
        ],
        [
            "MARTLET_MAIL_SERVER": "smtp://a.example", "MARTLET_MAIL_FROM": "a@b.example",
            "MARTLET_MAIL_AUTHORITIES": "/nowhere.pem",
        ],
        ["MARTLET_MAIL_FOLDER": "/tmp", "MARTLET_MAIL_FROM": "nobody"], ["MARTLET_MAIL_TIMEOUT": "0"],
    ])
    func `what makes no sense stops the start`(_ values: [String: String]) {
        #expect(throws: CommandFailure.self) { try route(values) }
    }

    @Test func `a server on this machine may be spoken to without TLS, if that is said`() throws {
        let values = [
            "MARTLET_MAIL_SERVER": "smtp://localhost:25", "MARTLET_MAIL_FROM": "notes@blog.example",
            "MARTLET_MAIL_UNENCRYPTED": "yes",
        ]
        guard case .server(let server)? = try route(values)?.target else { throw CommandFailure("no server") }
        #expect(server.encryption == .none)
    }
}
