import Blog
import BlogStore
import Foundation
import HTTP
import Sodium
import MariaDB
import Testing

@testable import BlogSite

@Suite struct SettingUpTests {
    private static let fields = [
        ("title", "My Blog"), ("name", "ada"), ("email", "ada@example.org"), ("password", "correct horse battery"),
    ]

    @Test func `the one-time link makes the first administrator, once`() throws {
        try withSite { site throws in
            let key = try issueLink(site)
            let browser = site.browser()
            let elsewhere = site.browser()
            #expect(elsewhere.get("/").text.contains("Martlet</title>"))
            #expect(browser.get("/setup?key=\(key)").text.contains("Set up this site"))
            let done = browser.post("/setup", Self.fields + [("key", key)])
            #expect(done.location == "/admin")
            #expect(browser.follow(done).text.contains("You are its administrator."))
            #expect(elsewhere.get("/").text.contains("My Blog"), "another thread knows the title at once")
            let other = site.browser()
            let late = other.get("/setup?key=\(key)")
            #expect(late.status == .forbidden && late.text.contains("This site is already set up"))
            #expect(
                late.text.contains("href=\"/login\"") && browser.get("/setup?key=\(key)").text.contains("Dashboard"))
            #expect(other.post("/setup", Self.fields + [("key", key)]).status != .seeOther)
        }
    }

    @Test func `a wrong, an old and a replaced link do nothing`() throws {
        try withSite { site throws in
            let replaced = try issueLink(site)
            let current = try issueLink(site)
            let wrong = try Token().text
            for key in [replaced, wrong, "", "x"] {
                #expect(site.browser().get("/setup?key=\(key)").status == .forbidden)
            }
            site.advance(seconds: 86_401)
            #expect(site.browser().get("/setup?key=\(current)").status == .forbidden)
            #expect(try !site.store().setup.administratorExists())
        }
    }

    @Test func `of many at once exactly one becomes administrator`() throws {
        try withSite { site throws in
            let key = try issueLink(site)
            let browsers = (0..<8).map { _ in
                let browser = site.browser()
                browser.get("/setup?key=\(key)")
                return browser
            }
            nonisolated(unsafe) let shared = browsers
            DispatchQueue.concurrentPerform(iterations: browsers.count) { number in
                var fields = Self.fields + [("key", key)]
                fields[1].1 = "ada-\(number)"
                fields[2].1 = "ada-\(number)@example.org"
                shared[number].post("/setup", fields)
            }
            let count = try site.store().connection.row("SELECT COUNT(*) FROM accounts") { try $0.int(0) }
            #expect(count == 1)
        }
    }

    @Test func `with an administrator there, no link works`() throws {
        try withSite { site throws in
            try site.account(.administrator)
            let key = try issueLink(site)
            let browser = site.browser()
            browser.get("/setup?key=\(key)")
            #expect(browser.post("/setup", Self.fields + [("key", key)]).status != .seeOther)
            #expect(try site.store().accounts.credentials(for: "ada") == nil)
        }
    }

    private func issueLink(_ site: TestSite) throws -> String {
        let token = try Token()
        try site.store().setup.issueLink(token.digest, expires: site.now.advanced(bySeconds: 86_400))
        return token.text
    }
}
