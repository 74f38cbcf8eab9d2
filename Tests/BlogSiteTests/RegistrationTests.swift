import Blog
import BlogStore
import HTTP
import MariaDB
import Sodium
import Testing

@testable import BlogSite

/// Asking for an account, until the link in the mail.
@Suite struct RegistrationTests {
    @Test func `no account is made before the link in the mail was followed`() throws {
        try withSite { site throws in
            let browser = site.browser()
            let page = browser.follow(site.register("ada", in: browser))
            #expect(page.text.contains("<h1>Check your e-mail</h1>") && page.text.contains("ada@example.org"))
            #expect(try !site.accountExists("ada"))
            #expect(browser.cookies[CookieName.session] == nil)
            #expect(try site.mailKinds(to: "ada@example.org") == ["confirm-registration"])
            let done = try site.confirm("ada@example.org", in: browser)
            #expect(done.location == "/" && browser.cookies[CookieName.registration] == nil)
            #expect(browser.follow(done).text.contains("Your account is ready and you are logged in."))
            let account = try #require(try site.store().accounts.credentials(for: "ada")?.account)
            #expect(account.role == .reader)
            #expect(try site.store().accounts.details(account.id)?.isVerified == true)
            let secrets = DeviceSecrets(browser.cookies[CookieName.device])
            #expect(try site.store().devices.find(secrets.digests, of: account.id)?.hasLoggedIn == true)
        }
    }

    @Test func `CVE-2022-41697: a registration answers alike for a known and an unknown address`() throws {
        try withSite { site throws in
            try site.account(.reader, name: "owner", password: "another password")
            /// Everything that whoever registers can see afterwards.
            func transcript(_ name: String, _ email: String) -> [String] {
                let browser = site.browser()
                let other = site.browser()
                let sent = site.register(name, email, in: browser)
                let again = browser.get("/verify")
                let resent = browser.post("/verify", [])
                let taken = site.register(name, "somebody.else@example.org", in: other)
                func logIn(_ login: String, _ password: String) -> [Browser.Page] {
                    other.get("/login")
                    let answer = other.post("/login", [("name", login), ("password", password)])
                    return answer.location == nil ? [answer] : [answer, other.follow(answer)]
                }
                let pages =
                    [sent, again, resent, browser.get("/verify"), taken] + logIn(name, TestSite.password)
                    + logIn(name, "a wrong password") + logIn(email, TestSite.password)
                return pages.map { $0.comparable([name: "NAME", email: "EMAIL"]) }
            }
            let known = transcript("first-name", "owner@example.org")
            let unknown = transcript("other-name", "nobody@example.org")
            #expect(known.count == unknown.count && known.count >= 9)
            for (first, second) in zip(known, unknown) { #expect(first == second) }
            #expect(Set(try site.mailKinds(to: "owner@example.org")) == ["already-registered"])
            #expect(Set(try site.mailKinds(to: "nobody@example.org")) == ["confirm-registration"])
            for mail in try site.mails(to: "owner@example.org") { #expect(!mail.contains("/verify")) }
        }
    }

    @Test func `V6.3.8: a known address costs as many hashes, mails and statements as an unknown one`() throws {
        try withSite { site throws in
            try site.account(.reader, name: "owner")
            func cost(_ name: String, _ email: String) throws -> [Int] {
                let store = site.store()
                let browser = Browser(site.responder(store))
                browser.get("/register")
                let before = store.connection.statementCount
                let (rows, mails) = (
                    try site.number("SELECT COUNT(*) FROM registrations"),
                    try site.number("SELECT COUNT(*) FROM outgoing_mail")
                )
                browser.post(
                    "/register", [("name", name), ("email", email), ("password", TestSite.password)])
                return [
                    store.connection.statementCount - before,
                    try site.number("SELECT COUNT(*) FROM registrations WHERE password_hash LIKE '$argon2id$%'") - rows,
                    try site.number("SELECT COUNT(*) FROM outgoing_mail") - mails,
                ]
            }
            // The first registration from a network begins to count it.
            _ = try cost("zero", "zero@example.org")
            #expect(try cost("one", "owner@example.org") == cost("two", "nobody@example.org"))
        }
    }

    @Test func `mail about an address goes to it as its owner wrote it`() throws {
        try withSite { site throws in
            try site.account(.reader, name: "mike")
            // A KELVIN SIGN is a small k in small letters, and another mailbox.
            site.register("eve", "mi\u{212A}e@example.org", in: site.browser())
            #expect(try site.mailKinds(to: "mike@example.org") == ["already-registered"])
            #expect(try site.number("SELECT COUNT(*) FROM outgoing_mail") == 1)
        }
    }

    @Test func `CVE-2008-4106: spaces make no other name out of one that is taken or reserved`() throws {
        try withSite { site throws in
            try site.account(.administrator, name: "ada")
            for name in [
                "admin", "admin ", "admin" + String(repeating: " ", count: 60) + "x", "ada ", " ada",
                "ada" + String(repeating: " ", count: 60) + "x", "ada\u{A0}", "ada\u{200B}", "ada\t", "ada%00", "ada\0",
            ] {
                let status = site.register(name, "eve@example.org", in: site.browser()).status
                #expect(status == (name.contains("\0") ? .badRequest : .unprocessableContent))
            }
            #expect(try site.number("SELECT COUNT(*) FROM registrations") == 0)
            #expect(try site.number("SELECT COUNT(*) FROM outgoing_mail") == 0)
        }
    }

    @Test func `V1.3.11: a name or an address with a line break reaches no mail`() throws {
        try withSite { site throws in
            for (name, email) in [
                ("ada\r\nBcc: eve@example.org", "ada@example.org"), ("ada\nBcc", "ada@example.org"),
                ("ada", "ada@example.org\r\nBcc: eve@example.org"),
                ("ada", "ada@example.org,eve@example.org"), ("ada", "<ada@example.org>"),
                ("ada", "a\u{2028}b@example.org"),
            ] {
                let page = site.register(name, email, in: site.browser())
                #expect(page.status == .unprocessableContent, "\(name) \(email)")
            }
            #expect(try site.number("SELECT COUNT(*) FROM outgoing_mail") == 0)
        }
    }

    @Test func `a name is taken by an account, by a registration that waits, and by one that looks like it`() throws {
        try withSite { site throws in
            try site.account(.reader, name: "lovelace")
            site.register("Grace", in: site.browser())
            for name in ["LOVELACE", "l0velace", "grace", "GRACE", "gr-ace"] {
                let page = site.register(name, "\(name)@example.com", in: site.browser())
                #expect(page.status == .unprocessableContent, "\(name)")
                #expect(page.text.contains("id=\"name-error\"") && page.text.contains("value=\"\(name)\""))
            }
            #expect(try site.number("SELECT COUNT(*) FROM registrations") == 1)
        }
    }

    @Test func `whoever mistyped the address registers again with the same name, and the first link is void`() throws {
        try withSite { site throws in
            let browser = site.browser()
            site.register("ada", "ada@exmaple.org", in: browser)
            let former = try #require(try site.verificationLink(to: "ada@exmaple.org"))
            #expect(site.register("ada", in: browser).location == "/verify")
            #expect(site.browser().get(former).text.contains("does not work any more"))
            #expect(try site.confirm("ada@example.org", in: browser).status == .seeOther)
        }
    }

    @Test func `a stranger who knows the address cannot throw out its owner's registration`() throws {
        try withSite { site throws in
            let owner = site.browser()
            site.register("ada", in: owner)
            let link = try #require(try site.verificationLink(to: "ada@example.org"))
            site.register("mallory", "ada@example.org", in: site.browser())
            owner.get(link)
            #expect(owner.post("/verify", [("key", String(link.suffix(43)))]).status == .seeOther)
            #expect(try site.accountExists("ada"))
            // Nor does the success tell the stranger that there is an account now.
            let taken = site.register("mallory", "other@example.org", in: site.browser())
            #expect(taken.text.contains("This user name is taken."))
        }
    }

    @Test func `a closed site and one by invitation say so, and offer no way to register`() throws {
        for (mode, words) in [
            (RegistrationMode.closed, "Nobody can register at present"),
            (.invitation, "Accounts are by invitation here"),
        ] {
            try withSite { site throws in
                try site.store().settings.set("registration", to: mode.rawValue)
                let browser = site.browser()
                for url in ["/", "/login"] { #expect(!browser.get(url).text.contains("/register"), "\(mode) \(url)") }
                let page = browser.get("/register")
                #expect(page.status == .forbidden && page.text.contains(words))
                browser.get("/login")
                let sent = browser.post(
                    "/register", [("name", "ada"), ("email", "ada@example.org"), ("password", TestSite.password)])
                #expect(sent.status == .forbidden && sent.text.contains(words))
                #expect(try site.number("SELECT COUNT(*) FROM registrations") == 0)
            }
        }
    }

    @Test func `an hour of registrations from one network ends with the twentieth, and nothing typed is lost`() throws {
        try withSite { site throws in
            let browser = site.browser()
            for number in 0..<20 { #expect(site.register("person\(number + 100)", in: browser).status == .seeOther) }
            let page = site.register("late", in: browser)
            #expect(page.status == .tooManyRequests && page.headers["Retry-After"] == "3600")
            #expect(page.text.contains("value=\"late@example.org\"") && !page.text.contains(TestSite.password))
            #expect(site.register("late", in: browser, from: "198.51.100.1").status == .seeOther)
        }
    }

    @Test func `a mail that is held back is told, alike for known and unknown addresses, and is sent later`() throws {
        try withSite { site throws in
            try site.account(.reader, name: "ada")
            for email in ["ada@example.org", "newbie@example.org"] {
                for number in 0..<3 {
                    site.register(
                        "a\(number)\(email.first ?? "x")", email, in: site.browser(), from: "10.\(number).1.1")
                }
                let browser = site.browser()
                let page = browser.follow(site.register("newbie\(email.first ?? "x")", email, in: browser))
                #expect(page.text.contains("No mail was sent now"))
                #expect(browser.follow(browser.post("/verify", [])).text.contains("No mail was sent now"))
                #expect(try site.mails(to: email).count == 3)
                site.advance(seconds: 3_600)
                #expect(browser.follow(browser.post("/verify", [])).text.contains("The mail is sent again."))
                #expect(try site.mails(to: email).count == 4)
            }
        }
    }

    @Test func `CVE-2022-31184: a thousand requests send one address no more than three mails an hour`() throws {
        try withSite { site throws in
            let browsers = (0..<50).map { _ in site.browser() }
            for (number, browser) in browsers.enumerated() {
                site.register("person\(number + 100)", "victim@example.org", in: browser, from: "198.51.\(number).1")
            }
            for number in 0..<950 {
                let browser = browsers[number % 50]
                if number < 50 { browser.get("/verify") }
                let page = browser.post("/verify", []) { $0.remoteAddress = "198.51.\(number % 50).1" }
                #expect(page.location == "/verify", "\(number)")
            }
            #expect(try site.mails(to: "victim@example.org").count == 3)
            // The links that were sent work on, although more were asked for.
            let first = try #require(try site.mails(to: "victim@example.org").first)
            #expect(first.contains("/verify?key="))
            for _ in 0..<23 {
                site.advance(seconds: 3_600)
                for browser in browsers.prefix(3) { browser.post("/verify", []) }
            }
            #expect(try site.mails(to: "victim@example.org").count == 13, "and ten a day from one network")
        }
    }
}
