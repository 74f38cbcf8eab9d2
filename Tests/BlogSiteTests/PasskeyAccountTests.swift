import Blog
import BlogStore
import HTTP
import MariaDB
import Sodium
import TestAuthenticator
import Testing

@testable import BlogSite

/// ASVS V6.5.6: what a person logs in with can be seen, added and taken away.
@Suite struct PasskeyAccountTests {
    @Test func `a passkey is added, renamed and removed, and each is told`() throws {
        try withSite { site throws in
            let key = try site.authenticator()
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            let added = try browser.addPasskey(of: key, name: " Key ring ")
            #expect(added.text.contains("The passkey “Key ring” is added."))
            let list = browser.get(Browser.passkeys)
            #expect(list.text.contains(">Key ring</a>") && list.text.contains("not used yet"))
            #expect(try site.lastMail(to: "ada@example.org")?.contains("The passkey “Key ring” was added.") == true)

            let address = try #require(list.text.firstMatch(of: /href="(\/account\/two-factor\/passkeys\/\d+)"/)?.1)
            browser.get(String(address))
            let renamed = browser.post(String(address), [("action", "rename"), ("name", "Old key ring")])
            #expect(browser.follow(renamed).text.contains(">Old key ring</a>"))

            browser.get(String(address))
            let removed = browser.post(String(address), [("action", "remove")])
            let rest = browser.follow(removed)
            #expect(rest.text.contains("The passkey is removed.") && !rest.text.contains("Old key ring"))
            #expect(try site.lastMail(to: "ada@example.org")?.contains("“Old key ring” was removed.") == true)
            #expect(try site.browser().logIn(with: key).text.contains("This passkey opens nothing here."))
        }
    }

    @Test func `adding and removing end the other sessions and give this one another secret`() throws {
        try withSite { site throws in
            let key = try site.authenticator()
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            for change in ["add", "remove"] {
                let other = try site.browser(loggedInAs: .reader, name: "ada")
                #expect(other.isLoggedIn)
                let copy = site.browser()
                copy.cookies = browser.cookies
                if change == "add" {
                    #expect(try browser.addPasskey(of: key).hasAddedPasskey)
                } else {
                    let id = try #require(
                        site.store().passkeys.all(of: site.account(.reader, name: "ada").id).first?.id)
                    browser.get("\(Browser.passkeys)/\(id)")
                    #expect(browser.post("\(Browser.passkeys)/\(id)", [("action", "remove")]).status == .seeOther)
                }
                #expect(browser.isLoggedIn && !other.isLoggedIn && !copy.isLoggedIn, "\(change)")
            }
        }
    }

    @Test func `with the first second factor come recovery codes, and with a further one none`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            #expect(try browser.addPasskey(of: site.authenticator()).text.contains("Keep these recovery codes"))
            let further = try browser.addPasskey(of: site.authenticator(), name: "Phone")
            #expect(browser.follow(further).text.contains("The passkey is added."))
            #expect(try site.number("SELECT COUNT(*) FROM recovery_codes") == 10)
        }
    }

    @Test func `a passkey without a name is named after the browser`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            try browser.addPasskey(of: site.authenticator(), name: "  ")
            #expect(browser.get(Browser.passkeys).text.contains(">An unknown browser</a>"))
        }
    }

    @Test(arguments: [String(repeating: "x", count: 61), "two\nlines", "a\u{202E}b"])
    func `a name that cannot be one comes back`(name: String) throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            let page = try browser.addPasskey(of: site.authenticator(), name: name)
            #expect(page.status == .unprocessableContent && page.text.contains("id=\"name-error\""))
            #expect(page.text.contains("value=\"\(name)\""))
            #expect(try site.store().passkeys.all(of: site.account(.reader, name: "ada").id).isEmpty)
        }
    }

    @Test func `a replayed challenge adds nothing`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            let challenge = try #require(browser.get(Browser.passkeys).challenge)
            // The secret of the session changes with the first, so the second is from before in both ways.
            #expect(try browser.addPasskey(of: site.authenticator(), challenge: challenge).hasAddedPasskey)
            let again = try browser.addPasskey(of: site.authenticator(), challenge: challenge)
            #expect(again.text.contains("That took too long, or was sent twice."))
        }
    }

    @Test func `another account's challenge`() throws {
        try withSite { site throws in
            let eve = try site.browser(loggedInAs: .reader, name: "eve")
            let ada = try site.browser(loggedInAs: .reader, name: "ada")
            let challenge = try #require(eve.get(Browser.passkeys).challenge)
            let page = try ada.addPasskey(of: site.authenticator(), challenge: challenge)
            #expect(page.status == .unprocessableContent)
            #expect(page.text.contains("That took too long, or was sent twice."))
        }
    }

    @Test func `a challenge of the log-in adds nothing`() throws {
        try withSite { site throws in
            let ada = try site.browser(loggedInAs: .reader, name: "ada")
            let challenge = try #require(site.browser().get("/login").challenge)
            #expect(try ada.addPasskey(of: site.authenticator(), challenge: challenge).status == .unprocessableContent)
        }
    }

    @Test func `a wrong origin, and a wrong relying party`() throws {
        try withSite { site throws in
            let ada = try site.browser(loggedInAs: .reader, name: "ada")
            let changes: [(TestAuthenticator) -> Void] = [
                { $0.origin = "https://evil.example" }, { $0.relyingPartyID = "evil.example" },
                { $0.crossOrigin = "true" }, { $0.isUserPresent = false },
            ]
            for change in changes {
                let key = try site.authenticator()
                change(key)
                let page = try ada.addPasskey(of: key)
                #expect(page.status == .unprocessableContent && page.text.contains("The passkey was not accepted."))
            }
        }
    }

    @Test func `a credential belongs to one account`() throws {
        try withSite { site throws in
            let key = try site.authenticator()
            let ada = try site.browser(loggedInAs: .reader, name: "ada", with: key)
            #expect(try ada.addPasskey(of: key).text.contains("This passkey was added before."))
            let eve = try site.browser(loggedInAs: .reader, name: "eve")
            #expect(try eve.addPasskey(of: key).text.contains("This passkey was added before."))
            // Its authenticator is told not to make another for the same account.
            let id = Base64URL.encode(key.credentialID)
            #expect(ada.get(Browser.passkeys).attribute("data-credentials") == id)
            #expect(eve.get(Browser.passkeys).attribute("data-credentials") == "")
        }
    }

    @Test func `an account has a bounded number of passkeys`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            for _ in 0..<Passkey.limit {
                #expect(try browser.addPasskey(of: site.authenticator()).hasAddedPasskey)
            }
            let page = browser.get(Browser.passkeys)
            #expect(page.challenge == nil && page.text.contains("An account can have 20 passkeys."))
        }
    }

    @Test func `nobody sees or changes another's passkey`() throws {
        try withSite { site throws in
            _ = try site.browser(loggedInAs: .reader, name: "ada", with: site.authenticator())
            let id = try #require(site.store().passkeys.all(of: site.account(.reader, name: "ada").id).first?.id)
            let eve = try site.browser(loggedInAs: .administrator, name: "eve")
            #expect(eve.get("\(Browser.passkeys)/\(id)").status == .notFound)
            eve.get(Browser.passkeys)
            for action in [[("action", "remove")], [("action", "rename"), ("name", "Mine")]] {
                #expect(eve.post("\(Browser.passkeys)/\(id)", action).status == .notFound)
            }
            #expect(
                try site.store().passkeys.all(of: site.account(.reader, name: "ada").id).first?.name.text == "Laptop")
        }
    }

    @Test func `the last second factor stays where the role asks for one`() throws {
        try withSite { site throws in
            let (first, second) = (try site.authenticator(), try site.authenticator())
            let browser = try site.browser(loggedInAs: .editor, name: "ada", with: first)
            try browser.addPasskey(of: second, name: "Phone")
            try site.store().settings.set("second-factor-from", to: "editor")
            site.advance(seconds: 3)
            let ids = try site.store().passkeys.all(of: site.account(.editor, name: "ada").id).map(\.id)
            func remove(_ id: UInt64) -> Browser.Page {
                browser.get("\(Browser.passkeys)/\(id)")
                return browser.post("\(Browser.passkeys)/\(id)", [("action", "remove")])
            }
            #expect(remove(ids[0]).status == .seeOther)
            let refused = remove(ids[1])
            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.contains("Your role asks for a second factor, and this passkey is the last one."))
            #expect(refused.text.contains("href=\"#remove\""))
            try site.store().settings.set("second-factor-from", to: "administrator")
            site.advance(seconds: 3)
            #expect(remove(ids[1]).status == .seeOther)
        }
    }

    @Test func `whoever has to have a second factor gets everything with a first passkey`() throws {
        try withSite { site throws in
            try site.store().settings.set("second-factor-from", to: "author")
            let browser = try site.browser(loggedInAs: .author, name: "ada")
            #expect(browser.get("/admin").location == "/account/two-factor")
            #expect(try browser.addPasskey(of: site.authenticator()).hasAddedPasskey)
            #expect(browser.get("/admin").status == .ok)
        }
    }

    @Test func `an old session has to prove first who is there`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            site.advance(seconds: 901)
            #expect(
                browser.get(Browser.passkeys).location == "/account/confirm?next=%2Faccount%2Ftwo-factor%2Fpasskeys")
        }
    }

    @Test func `a passkey proves who is there as a password does, and only the account's own`() throws {
        try withSite { site throws in
            let (key, foreign) = (try site.authenticator(), try site.authenticator())
            let browser = try site.browser(loggedInAs: .reader, name: "ada", with: key)
            _ = try site.browser(loggedInAs: .reader, name: "eve", with: foreign)
            site.advance(seconds: 901)
            let old = browser.cookies[CookieName.session]
            func confirm(with key: TestAuthenticator) throws -> Browser.Page {
                let page = browser.follow(browser.get(Browser.passkeys))
                #expect(page.text.contains("Use a passkey"))
                let fields = try Browser.fields(key, #require(page.challenge))
                return browser.post("/account/confirm", fields + [("next", Browser.passkeys)])
            }
            #expect(try confirm(with: foreign).text.contains("This passkey opens nothing here."))
            key.isUserVerified = false
            #expect(try confirm(with: key).text.contains("did not check that it is you"))
            key.isUserVerified = true
            #expect(try confirm(with: key).location == Browser.passkeys)
            #expect(browser.get(Browser.passkeys).status == .ok)
            #expect(browser.cookies[CookieName.session] != old)
        }
    }

    @Test func `who has no passkey is not asked for one`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            site.advance(seconds: 901)
            #expect(browser.follow(browser.get(Browser.passkeys)).challenge == nil)
        }
    }

    @Test func `what an authenticator keeps tells nothing of the account`() throws {
        try withSite { site throws in
            let (ada, eve) = (
                try site.browser(loggedInAs: .reader, name: "ada"), try site.browser(loggedInAs: .reader, name: "eve")
            )
            let handles = try [ada, eve, ada].map { try #require($0.get(Browser.passkeys).attribute("data-user")) }
            #expect(Base64URL.decode(handles[0])?.count == 32)
            #expect(handles[0] != handles[1] && handles[0] == handles[2])
        }
    }
}
