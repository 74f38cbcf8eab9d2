import Blog
import BlogStore
import HTTP
import MariaDB
import OneTimeCode
import Sodium
import Testing

@testable import BlogSite

/// Setting up an authenticator app, replacing it, removing it.
@Suite struct AuthenticatorTests {
    private static let app = "/account/two-factor/app"

    @Test func `an app is set up with its first code, and ten recovery codes are shown once`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            let other = try site.browser(loggedInAs: .reader, name: "ada")
            let former = browser.cookies[CookieName.session]
            #expect(browser.get("/account/two-factor").text.contains("href=\"\(Self.app)\">Set up an app</a>"))
            let page = browser.get(Self.app)
            #expect(page.headers["Cache-Control"] == "no-store")
            #expect(page.text.contains("<svg class=\"qr-code\" viewBox=\"0 0 "))
            #expect(page.text.contains("href=\"otpauth://totp/Martlet:ada?secret="))
            let secret = try #require(page.secret)
            let done = browser.post(Self.app, [("code", try site.code(secret))])
            #expect(done.status == .ok && done.recoveryCodes.count == 10)
            #expect(done.headers["Cache-Control"] == "no-store")
            #expect(
                done.text.contains("Your authenticator app is set up.") && done.text.contains("shown this once only"))
            #expect(!other.isLoggedIn, "other sessions end")
            #expect(browser.cookies[CookieName.session] != former && browser.isLoggedIn)
            #expect(try site.number("SELECT COUNT(*) FROM sessions WHERE is_strong") == 1)
            #expect(try site.mailKindsBesideLogIns(to: "ada@example.org") == ["second-factor-changed"])
            let overview = browser.get("/account/two-factor").text
            #expect(overview.contains("Set up on <time") && overview.contains("10 of 10 are left."))
            let login = try site.browserAtSecondStep()
            #expect(login.enter(try site.code(secret)).status == .unprocessableContent, "its first code is used up")
            #expect(login.enter(try site.code(secret, step: 1)).status == .seeOther)
            #expect(try site.browserAtSecondStep().enter(done.recoveryCodes[0]).status == .seeOther)
        }
    }

    @Test func `looking at the picture changes nothing, and looking again shows the same one`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            func checksums() throws -> [UInt64?] {
                try site.store().connection.rows(
                    "CHECKSUM TABLE accounts, sessions, authenticators, recovery_codes, outgoing_mail"
                ) { try $0.optionalUInt(1) }
            }
            let before = try checksums()
            let secret = try #require(browser.get(Self.app).secret)
            #expect(browser.get(Self.app).secret?.bytes == secret.bytes)
            let wrong = browser.post(Self.app, [("code", try site.wrongCode(secret))])
            #expect(wrong.status == .unprocessableContent && wrong.secret?.bytes == secret.bytes)
            #expect(wrong.text.contains("<title>Error: ") && wrong.text.contains("id=\"code-error\""))
            for other in ["", "abc", "1234567"] {
                #expect(browser.post(Self.app, [("code", other)]).status == .unprocessableContent)
            }
            #expect(try checksums() == before)
            #expect(try site.number("SELECT COUNT(*) FROM authenticators") == 0)
            #expect(browser.post(Self.app, [("code", try site.code(secret))]).recoveryCodes.count == 10)
            #expect(browser.get(Self.app).secret?.bytes != secret.bytes, "the next app has another secret")
        }
    }

    @Test func `each account has a secret of its own, and one that was begun is worth nothing to another`() throws {
        try withSite { site throws in
            let ada = try site.browser(loggedInAs: .reader, name: "ada")
            let eve = try site.browser(loggedInAs: .reader, name: "eve")
            let hers = try #require(eve.get(Self.app).secret)
            ada.cookies[CookieName.newAuthenticator] = eve.cookies[CookieName.newAuthenticator]
            ada.get("/account/two-factor")
            let planted = ada.post(Self.app, [("code", try site.code(hers))])
            #expect(planted.status == .unprocessableContent && planted.text.contains("The picture had grown old."))
            #expect(planted.secret?.bytes != hers.bytes)
            #expect(try site.store().authenticators.find(of: site.account(.reader, name: "ada").id) == nil)
        }
    }

    @Test func `a new phone takes the place of the old one, and the recovery codes stay`() throws {
        try withSite { site throws in
            let ada = try site.guarded()
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            let page = browser.get(Self.app)
            #expect(page.text.contains("<h1>Replace your authenticator app</h1>"))
            let secret = try #require(page.secret)
            site.advance(seconds: 60)
            #expect(try site.browserAtSecondStep().enter(site.code(ada.secret)).status == .seeOther, "works until then")
            let done = browser.post(Self.app, [("code", try site.code(secret))])
            #expect(done.location == "/account/two-factor")
            #expect(browser.follow(done).text.contains("The one before no longer works."))
            site.advance(seconds: 60)
            let login = try site.browserAtSecondStep()
            #expect(login.enter(try site.code(ada.secret)).status == .unprocessableContent)
            #expect(login.enter(try site.code(secret)).status == .seeOther)
            #expect(try site.browserAtSecondStep().enter(ada.recoveryCodes[0].text).status == .seeOther)
        }
    }

    @Test func `an app is removed after a question, and then the password alone logs in`() throws {
        try withSite { site throws in
            try site.guarded()
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            let other = try site.browser(loggedInAs: .reader, name: "ada")
            let question = browser.get(Self.app + "/remove")
            #expect(question.text.contains("your recovery codes no longer work"))
            #expect(try site.number("SELECT COUNT(*) FROM authenticators") == 1)
            let done = browser.post(Self.app + "/remove", [])
            #expect(browser.follow(done).text.contains("The authenticator app is removed."))
            #expect(!other.isLoggedIn && browser.isLoggedIn)
            #expect(try site.number("SELECT COUNT(*) FROM authenticators") == 0)
            #expect(try site.number("SELECT COUNT(*) FROM recovery_codes") == 0)
            #expect(try site.number("SELECT COUNT(*) FROM sessions WHERE is_strong") == 0)
            #expect(try site.mailKindsBesideLogIns(to: "ada@example.org") == ["second-factor-changed"])
            #expect(browser.get(Self.app + "/remove").location == "/account/two-factor")
            let login = site.browser()
            login.get("/login")
            #expect(login.post("/login", [("name", "ada"), ("password", "correct horse battery")]).location == "/")
        }
    }

    @Test func `V6.3.3: whose role asks for a second factor keeps the last one`() throws {
        try withSite { site throws in
            try site.store().settings.set("second-factor-from", to: "editor")
            let grace = try site.guarded(.editor, name: "grace")
            let browser = try site.browserAtSecondStep("grace")
            _ = browser.enter(try site.code(grace.secret))
            for refused in [browser.get(Self.app + "/remove"), browser.post(Self.app + "/remove", [])] {
                #expect(refused.status == .forbidden)
                #expect(refused.text.contains("Your role asks for a second factor"))
            }
            #expect(try site.store().authenticators.find(of: grace.account.id) != nil)
            try site.addPasskey(to: grace.account.id)
            #expect(browser.get(Self.app + "/remove").text.contains("Your passkeys stay."))
            #expect(browser.post(Self.app + "/remove", []).location == "/account/two-factor")
            #expect(try site.store().authenticators.find(of: grace.account.id) == nil)
            #expect(try site.store().recoveryCodes.count(of: grace.account.id) == 10)
            #expect(browser.get("/admin/comments").status == .ok)
            try site.guarded(.author)
            let author = try site.browser(loggedInAs: .author, name: "ada")
            author.get("/account/two-factor")
            #expect(author.post(Self.app + "/remove", []).location == "/account/two-factor", "authors need none")
        }
    }

    @Test func `V6.3.3: who lacks a factor that the role asks for is led here, and is let in with it`() throws {
        try withSite { site throws in
            try site.store().settings.set("second-factor-from", to: "editor")
            let browser = try site.browser(loggedInAs: .editor, name: "grace")
            let led = browser.get("/admin/comments")
            #expect(led.location == "/account/two-factor")
            #expect(browser.follow(led).text.contains("Until you set one up, you have the rights of a reader."))
            let secret = try #require(browser.get(Self.app).secret)
            _ = browser.post(Self.app, [("code", try site.code(secret))])
            #expect(browser.get("/admin/comments").status == .ok)
            #expect(browser.get("/account/two-factor").text.contains("so you cannot be without one"))
            let weak = try site.browser(loggedInAs: .editor, name: "grace", isStrong: false)
            #expect(weak.get("/account/two-factor").text.contains("Log out and in again."))
        }
    }

    @Test(arguments: [app, app + "/remove", "/account/two-factor/recovery-codes"])
    func `V7.5.1: what proves an account is changed only by who has just proven it`(_ url: String) throws {
        try withSite { site throws in
            try site.guarded()
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            browser.get(url)
            site.advance(seconds: 901)
            for page in [browser.get(url), browser.post(url, [("code", "123456")])] {
                #expect(page.status == .seeOther && page.location?.hasPrefix("/account/confirm") == true)
            }
            #expect(try site.number("SELECT COUNT(*) FROM recovery_codes") == 10)
            #expect(try site.number("SELECT COUNT(*) FROM authenticators") == 1)
        }
    }

    @Test func `V6.5.2: a copy of the database holds no secret and no code that would work`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            let secret = try #require(browser.get(Self.app).secret)
            let codes = browser.post(Self.app, [("code", try site.code(secret))]).recoveryCodes
            let pending = try #require(try site.browserAtSecondStep().cookies[CookieName.pendingLogin])
            let connection = site.store().connection
            let columns = try connection.rows(
                """
                SELECT table_name, column_name FROM information_schema.columns
                WHERE table_schema = DATABASE() ORDER BY table_name, ordinal_position
                """
            ) { (try $0.string(0), try $0.string(1)) }
            #expect(columns.contains { $0 == ("authenticators", "sealed_secret") })
            try connection.run(script: "CREATE TABLE dump (line LONGTEXT);")
            for (table, column) in columns {
                try connection.run(script: "INSERT INTO dump SELECT HEX(`\(column)`) FROM `\(table)`;")
            }
            let lines = try connection.rows("SELECT line FROM dump WHERE line IS NOT NULL") { try $0.string(0) }
            let dump = lines.joined(separator: "\n")
            #expect(dump.contains(hexadecimal("ada@example.org")), "the dump is one")
            #expect(!dump.contains(Digest.hexadecimal(secret.bytes).uppercased()))
            for text in [secret.base32, pending] + codes + codes.map({ $0.replacing("-", with: "") }) {
                #expect(!dump.contains(hexadecimal(text)))
            }
            #expect(codes.count == 10)
        }
    }

    @Test func `the longest title of a site leaves room for the picture`() throws {
        try withSite { site throws in
            try site.store().settings.set("title", to: String(repeating: "🐦", count: 100))
            let browser = try site.browser(loggedInAs: .reader, name: String(repeating: "a", count: 40))
            #expect(browser.get(Self.app).secret != nil)
        }
    }

    private func hexadecimal(_ text: String) -> String { Digest.hexadecimal(text.utf8).uppercased() }
}

extension Browser.Page {
    /// The secret that the page shows for typing.
    var secret: AuthenticatorSecret? {
        guard let shown = text.firstMatch(of: /<code class="secret">([A-Z2-7 ]+)<\/code>/) else { return nil }
        var (bits, count, bytes) = (UInt32(0), 0, [UInt8]())
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        for letter in shown.output.1 where letter != " " {
            guard let value = alphabet.firstIndex(of: letter) else { return nil }
            (bits, count) = (bits << 5 | UInt32(value), count + 5)
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return AuthenticatorSecret(bytes: bytes)
    }
}
