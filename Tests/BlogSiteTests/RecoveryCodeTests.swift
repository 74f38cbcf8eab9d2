import Blog
import BlogStore
import HTTP
import MariaDB
import OneTimeCode
import Testing

@testable import BlogSite

@Suite struct RecoveryCodeTests {
    @Test func `V6.5.2: a recovery code logs in once, however it is typed, and its owner is told how many are left`()
        throws
    {
        try withSite { site throws in
            let ada = try site.guarded()
            let browser = try site.browserAtSecondStep()
            let code = ada.recoveryCodes[0].text
            let page = browser.enter(code.uppercased().replacing("-", with: " "))
            #expect(page.status == .seeOther)
            #expect(browser.follow(page).text.contains("The recovery code that you used no longer works."))
            #expect(try site.mailKindsBesideLogIns(to: "ada@example.org") == ["recovery-code-used"])
            #expect(try #require(try site.lastMail(to: "ada@example.org")).contains("9"))
            #expect(try site.browserAtSecondStep().enter(code).status == .unprocessableContent)
            #expect(try site.number("SELECT COUNT(*) FROM recovery_codes") == 9)
            #expect(browser.get("/account/two-factor").text.contains("9 of 10 are left."))
        }
    }

    @Test func `a phone shows letters for a recovery code and digits for the code of an app`() throws {
        try withSite { site throws in
            try site.guarded()
            let browser = try site.browserAtSecondStep()
            #expect(browser.lastPage.contains("autocomplete=\"one-time-code\" autocapitalize=\"none\""))
            #expect(browser.lastPage.contains("inputmode=\"numeric\""))
            #expect(browser.lastPage.contains("<a href=\"/login/code?kind=recovery\">Use a recovery code</a>"))
            let other = browser.get("/login/code?kind=recovery")
            #expect(!other.text.contains("inputmode"))
            #expect(other.text.contains("<a href=\"/login/code\">Use the code of your app</a>"))
            #expect(other.text.contains("action=\"/login/code?kind=recovery\""))
        }
    }

    @Test func `who has a passkey alone is asked for a recovery code`() throws {
        try withSite { site throws in
            let ada = try site.guarded()
            try site.addPasskey(to: ada.account.id)
            _ = try site.store().authenticators.remove(of: ada.account.id)
            let browser = try site.browserAtSecondStep()
            #expect(
                browser.lastPage.contains("Recovery code") && !browser.lastPage.contains("Use the code of your app"))
            #expect(browser.enter(ada.recoveryCodes[3].text).status == .seeOther)
        }
    }

    @Test func `new codes are shown once, and the old ones die`() throws {
        try withSite { site throws in
            let ada = try site.guarded()
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            let former = browser.cookies[CookieName.session]
            let other = try site.browser(loggedInAs: .reader, name: "ada")
            #expect(browser.get("/account/two-factor/recovery-codes").text.contains("10 of 10 are left."))
            let page = browser.post("/account/two-factor/recovery-codes", [])
            let codes = page.recoveryCodes
            #expect(page.status == .ok && codes.count == 10 && Set(codes).count == 10)
            #expect(page.headers["Cache-Control"] == "no-store")
            #expect(Set(codes).isDisjoint(with: ada.recoveryCodes.map(\.text)))
            for url in ["/account/two-factor/recovery-codes", "/account/two-factor"] {
                #expect(browser.get(url).recoveryCodes.isEmpty)
            }
            #expect(browser.cookies[CookieName.session] != former && browser.isLoggedIn && !other.isLoggedIn)
            #expect(try site.mailKindsBesideLogIns(to: "ada@example.org") == ["second-factor-changed"])
            let login = try site.browserAtSecondStep()
            #expect(login.enter(ada.recoveryCodes[0].text).status == .unprocessableContent)
            #expect(login.enter(codes[0]).status == .seeOther)
        }
    }

    @Test func `a form that was sent twice makes no second set of codes unseen`() throws {
        try withSite { site throws in
            try site.guarded()
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            browser.get("/account/two-factor/recovery-codes")
            let token = try #require(Browser.formToken(in: browser.lastPage))
            let codes = browser.post("/account/two-factor/recovery-codes", [("form_token", token)]).recoveryCodes
            let again = browser.post("/account/two-factor/recovery-codes", [("form_token", token)])
            #expect(again.status == .unprocessableContent && again.recoveryCodes.isEmpty)
            #expect(try site.browserAtSecondStep().enter(codes[9]).status == .seeOther)
        }
    }

    @Test func `codes that stand in for nothing are not made`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .reader, name: "ada")
            #expect(browser.get("/account/two-factor/recovery-codes").location == "/account/two-factor")
            #expect(browser.get("/account/two-factor").text.contains("as soon as a second factor is set up"))
            #expect(browser.post("/account/two-factor/recovery-codes", []).location == "/account/two-factor")
            #expect(try site.number("SELECT COUNT(*) FROM recovery_codes") == 0)
        }
    }
}

extension Browser.Page {
    /// The codes that the page shows.
    var recoveryCodes: [String] {
        text.matches(of: /<code>([0-9a-z]{4}(?:-[0-9a-z]{4}){5})<\/code>/).map { String($0.output.1) }
    }
}
