import Blog
import BlogStore
import HTTP
import Testing

@testable import BlogSite

extension TestSite {
    /// Asks for a password link in a browser of its own, as somebody on that network.
    @discardableResult
    func askForLink(_ email: String, from address: String = "192.0.2.7") -> Browser.Page {
        let browser = browser()
        browser.get("/password/forgot")
        return browser.post("/password/forgot", [("email", email)]) { $0.remoteAddress = address }
    }

    /// The secret in the newest link to a new password that was sent to an address.
    func passwordKey(for email: String) throws -> String {
        let text = try #require(try mails(to: email).last { $0.contains("/password/reset?key=") })
        let link = try #require(
            text.firstMatch(of: /https:\/\/blog\.example\/password\/reset\?key=([A-Za-z0-9_-]{43})/))
        return String(link.1)
    }

    /// Follows a link and sends the new password, from a browser of its own.
    func reset(_ key: String, to password: String) -> Browser.Page {
        let browser = browser()
        browser.get("/password/reset?key=\(key)")
        return browser.post("/password/reset", [("key", key), ("password", password)])
    }

    /// Whether somebody can log in so.
    func logsIn(_ name: String, _ password: String) -> Bool {
        let browser = browser()
        browser.get("/login")
        browser.post("/login", [("name", name), ("password", password)])
        return browser.cookies[CookieName.session] != nil
    }
}
