import Blog
import BlogStore
import HTTP
import MariaDB
import Testing

@testable import BlogSite

extension TestSite {
    static let password = "correct horse battery"

    /// Fills in the form of registration.
    @discardableResult
    func register(
        _ name: String, _ email: String? = nil, password: String = TestSite.password, in browser: Browser,
        from address: String = "192.0.2.7"
    ) -> Browser.Page {
        browser.get("/register")
        return browser.post(
            "/register", [("name", name), ("email", email ?? "\(name)@example.org"), ("password", password)]
        ) { $0.remoteAddress = address }
    }

    /// Follows the link in the newest mail to an address, and presses the button of its page.
    @discardableResult
    func confirm(_ email: String, in browser: Browser, password: String? = nil) throws -> Browser.Page {
        let link = try #require(try verificationLink(to: email))
        browser.get(link)
        let key = try #require(link.split(separator: "=").last)
        return browser.post(
            "/verify", [("key", String(key))] + (password.map { [("password", $0)] } ?? []))
    }

    /// The path and query of the link to /verify in the newest mail to an address.
    func verificationLink(to email: String) throws -> String? {
        try lastMail(to: email)?.firstMatch(of: /https:\/\/blog\.example(\/verify\?key=[A-Za-z0-9_-]{43})/)
            .map { String($0.1) }
    }

    func invitationLink(to email: String) throws -> String? {
        try lastMail(to: email)?.firstMatch(of: /https:\/\/blog\.example(\/register\?invitation=[A-Za-z0-9_-]{43})/)
            .map { String($0.1) }
    }

    func accountExists(_ name: String) throws -> Bool { try store().accounts.credentials(for: name) != nil }
}

extension Browser.Page {
    /// What it shows, without what differs from one sending to the next.
    func comparable(_ words: [String: String] = [:]) -> String {
        var text = text.replacing(/value="[^"]{43}"/, with: "value=TOKEN")
        text = text.replacing(/data-challenge="[^"]*"/, with: "CHALLENGE")
        for (word, stand) in words { text = text.replacing(word, with: stand) }
        let head = headers.fields.map { field in
            "\(field.name): \(field.value.replacing(/=[A-Za-z0-9_-]{43}/, with: "=TOKEN"))"
        }
        return "\(status)\n\(head.joined(separator: "\n"))\n\(text)"
    }
}
