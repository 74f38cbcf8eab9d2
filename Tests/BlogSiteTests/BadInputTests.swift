import Blog
import BlogStore
import HTTP
import Logging
import Sodium
import MariaDB
import Testing

@testable import BlogSite

/// What no browser sends by itself: it is refused before it costs anything, in words, and the log tells of it without
/// what was sent.
@Suite struct BadInputTests {
    static let secret = "a-secret-that-no-log-may-have"

    /// Forms that take a secret, as a stranger or a signed-in administrator meets them.
    static let forms = [
        "/login", "/login/code", "/register", "/password/forgot", "/password/reset", "/verify", "/setup",
        "/account/password", "/account/email", "/account/confirm", "/account/profile", "/account/delete",
        "/account/two-factor/app", "/admin/settings", "/admin/invitations",
    ]

    static let bodies: [(name: String, body: [UInt8])] = [
        ("NUL", Array("password=\(secret)%00x".utf8)),
        ("invalid UTF-8", Array("password=\(secret)%C3%28".utf8)),
        ("an overlong form of a slash", Array("password=\(secret)%C0%AF".utf8)),
        ("bytes that are no text", Array("password=\(secret)".utf8) + [0xFF, 0xFE]),
        ("ten thousand fields", Array((0..<10_000).map { "field\($0)=\(secret)" }.joined(separator: "&").utf8)),
        ("a field twice", Array("password=\(secret)&password=other&name=ada".utf8)),
    ]

    @Test(arguments: forms) func `what cannot be read costs no hash and leaves no secret in the log`(
        _ path: String
    ) throws {
        try withSite { site throws in
            let browser = path.hasPrefix("/a") ? try site.browser(loggedInAs: .administrator) : site.browser()
            for (name, body) in Self.bodies {
                let page = browser.send(form: body, to: path)
                #expect(page.status == .badRequest, "\(name) at \(path)")
                #expect(page.text.contains("The form h"), "\(name): the words say what is wrong")
                #expect(!page.text.contains(Self.secret), "\(name)")
                #expect(site.log.events.last?.message == "a request was refused", "\(name) at \(path)")
            }
            #expect(site.site.hashGate.count == 0)
            #expect(!site.log.text.contains(Self.secret))
            #expect(site.log.events.allSatisfy { $0.level < .error }, "no fault of ours")
        }
    }

    @Test(arguments: forms) func `CVE-2014-9034: a password of a megabyte is refused in words and costs no hash`(
        _ path: String
    ) throws {
        try withSite { site throws in
            let browser = path.hasPrefix("/a") ? try site.browser(loggedInAs: .administrator) : site.browser()
            browser.get(path)
            let long = String(repeating: "long", count: 262_144)
            let fields = ["password", "current", "name", "email", "code", "title"].map { ($0, long) }
            let page = browser.post(path, fields)
            #expect(
                [.unprocessableContent, .forbidden, .badRequest, .seeOther].contains(page.status), "\(page.status)")
            #expect(site.site.hashGate.count == 0, "\(path)")
            #expect(!site.log.text.contains("longlong"))
        }
    }

    @Test func `what is refused is in the log with who asked and for what`() throws {
        try withSite { site throws in
            let author = try site.account(.author)
            let browser = try site.browser(loggedInAs: .author)
            browser.get("/admin/settings")
            var event = try #require(site.log.events.last)
            #expect(event.message == "a request was refused" && event.details["path"] == "/admin/settings")
            #expect(event.details["account"] == "\(author.id)" && event.details["from"] == "192.0.2.7")
            browser.get("/admin")
            browser.post("/logout", []) { $0.headers.set("Sec-Fetch-Site", "cross-site") }
            event = try #require(site.log.events.last)
            #expect(event.message == "a request was refused" && event.details["path"] == "/logout")
            let stranger = site.browser()
            stranger.get("/login")
            stranger.post("/login", [("name", "author-1"), ("password", Self.secret)])
            event = try #require(site.log.events.last)
            #expect(event.message == "a log-in failed" && event.details["from"] == "192.0.2.7")
            #expect(!site.log.text.contains(Self.secret))
        }
    }

    @Test(arguments: ["ada\r\nBcc: victim@example.org", "ada\u{0}", "ada\u{202E}nimda", "ada\nX-Header: y"])
    func `header injection: a name with a line end is refused beside its field`(_ name: String) throws {
        try withSite { site throws in
            let browser = site.browser()
            browser.get("/register")
            let page = browser.post(
                "/register", [("name", name), ("email", "ada@example.org"), ("password", "correct horse battery")])
            #expect([.unprocessableContent, .badRequest].contains(page.status))
            #expect(try site.number("SELECT COUNT(*) FROM outgoing_mail") == 0)
            #expect(try site.number("SELECT COUNT(*) FROM accounts") == 0)
            #expect(page.headers.values("X-Header").isEmpty)
        }
    }
}
