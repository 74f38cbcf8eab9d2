import Blog
import BlogStore
import HTTP
import MariaDB
import Sodium
import TestDatabase
import Testing

@testable import BlogSite

/// Asking for a link to a new password.
@Suite struct ForgottenPasswordTests {
    @Test func `V6.3.8, CVE-2022-41697: known, unknown and suspended addresses get the same answer`() throws {
        try withSite { site throws in
            try site.account(.reader, name: "ada")
            let sam = try site.account(.reader, name: "sam")
            try site.store().connection.execute("UPDATE accounts SET suspended_at = '2026-01-01' WHERE id = \(sam.id)")
            for address in ["ada@example.org", "nobody@example.org", "sam@example.org"] {
                let browser = site.browser()
                browser.get("/password/forgot")
                let page = browser.post("/password/forgot", [("email", address)])
                #expect(page.status == .seeOther && page.location == "/login")
                #expect(browser.follow(page).text.contains("If that address is known, a link was sent to it."))
            }
            #expect(try site.mails(to: "ada@example.org").count == 1)
            #expect(try site.number("SELECT COUNT(*) FROM outgoing_mail") == 1)
            #expect(try site.number("SELECT COUNT(*) FROM account_links") == 1)
        }
    }

    @Test func `V6.3.8: a known and an unknown address cost the same statements`() throws {
        try withSite { site throws in
            try site.account(.reader, name: "ada")
            func statements(_ address: String) -> Int {
                let store = site.store()
                let browser = Browser(site.responder(store))
                browser.get("/password/forgot")
                let before = store.connection.statementCount
                browser.post("/password/forgot", [("email", address)])
                return store.connection.statementCount - before
            }
            // The first one reads the settings.
            _ = statements("warm@example.org")
            let counts = ["ada@example.org", "nobody@example.org"].map(statements)
            #expect(counts[0] == counts[1], "\(counts)")
        }
    }

    @Test func `CVE-2017-8295: the link leads to the configured address, whatever the request says`() throws {
        try withSite { site throws in
            try site.account(.reader, name: "ada")
            let browser = site.browser()
            browser.get("/password/forgot")
            browser.post("/password/forgot", [("email", "ada@example.org")]) { request in
                var headers = Headers()
                for field in request.headers.fields where !["Host", "Origin"].contains(field.name) {
                    headers.add(field.name, field.value)
                }
                headers.add("Host", "evil.example")
                headers.add("Origin", "https://evil.example")
                headers.add("X-Forwarded-Host", "evil.example")
                headers.add("Forwarded", "host=evil.example")
                request.headers = headers
            }
            let text = try #require(try site.lastMail(to: "ada@example.org"))
            #expect(text.contains("https://blog.example/password/reset?key="))
            #expect(!text.contains("evil"))
        }
    }

    /// The Kelvin sign is a small "k" once it is made small.
    @Test func `a link goes to the address of the account, not to one that is spelt almost like it`() throws {
        try withSite { site throws in
            try site.account(.reader, name: "kate")
            site.askForLink("\u{212A}ate@example.org")
            #expect(
                try site.number("SELECT COUNT(*) FROM outgoing_mail WHERE BINARY recipient = 'kate@example.org'") == 1)
            _ = try site.passwordKey(for: "kate@example.org")
        }
    }

    @Test
    func `CVE-2022-31184: a thousand requests send three mails an hour, and the newest of them works`()
        throws
    {
        try withSite { site throws in
            try site.account(.reader, name: "ada")
            for number in 0..<1000 {
                let page = site.askForLink("ada@example.org", from: "10.\(number / 250).\(number % 250).1")
                #expect(page.status == .seeOther)
                if number == 500 {
                    #expect(try site.mails(to: "ada@example.org").count == 3)
                    site.advance(seconds: 3_000)
                    #expect(
                        site.reset(try site.passwordKey(for: "ada@example.org"), to: "geese over the moor").status
                            == .seeOther)
                    site.advance(seconds: 700)
                }
            }
            #expect(try site.number("SELECT COUNT(*) FROM outgoing_mail WHERE kind = 'password-link'") == 6)
        }
    }

    @Test func `CVE-2022-31184: one network sends an address ten mails a day`() throws {
        try withSite { site throws in
            try site.account(.reader, name: "ada")
            for _ in 0..<23 {
                for _ in 0..<3 { site.askForLink("ada@example.org") }
                site.advance(seconds: 3_601)
            }
            #expect(try site.number("SELECT COUNT(*) FROM outgoing_mail WHERE kind = 'password-link'") == 10)
            site.askForLink("ada@example.org", from: "198.51.100.1")
            #expect(try site.number("SELECT COUNT(*) FROM outgoing_mail WHERE kind = 'password-link'") == 11)
        }
    }

    @Test func `one network is slowed with words, and keeps what it typed`() throws {
        try withSite { site throws in
            for number in 0..<20 {
                #expect(site.askForLink("a\(number)@example.org").status == .seeOther)
            }
            let page = site.askForLink("a21@example.org")
            #expect(page.status == .tooManyRequests && page.headers["Retry-After"] == "3600")
            #expect(page.text.contains("This was tried too often."))
            #expect(page.text.contains("value=\"a21@example.org\""))
            #expect(site.askForLink("a22@example.org", from: "198.51.100.1").status == .seeOther)
        }
    }

    @Test(arguments: ["", "ada", "a@b.org\r\nBcc: c@d.org", "<script>@x.org"])
    func `what is no address is told beside its field`(_ text: String) throws {
        try withSite { site throws in
            let page = site.askForLink(text)
            #expect(page.status == .unprocessableContent)
            #expect(page.text.contains("id=\"email-error\""))
            #expect(!page.text.contains("<script>@"))
        }
    }

    @Test func `a site without mail says whom to ask`() throws {
        try withSite(sendsMail: false) { site throws in
            try site.account(.reader, name: "ada")
            let browser = site.browser()
            for url in ["/password/forgot", "/password/reset?key=\(try Token().text)"] {
                let page = browser.get(url)
                #expect(page.status == .forbidden)
                #expect(page.text.contains("Ask whoever runs this site"))
            }
            browser.get("/login")
            #expect(browser.post("/password/forgot", [("email", "ada@example.org")]).status == .forbidden)
            #expect(try site.number("SELECT COUNT(*) FROM outgoing_mail") == 0)
        }
    }
}
