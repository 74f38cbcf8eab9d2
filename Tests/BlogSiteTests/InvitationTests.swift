import Blog
import BlogStore
import HTTP
import MariaDB
import Sodium
import Testing

@testable import BlogSite

@Suite struct InvitationTests {
    @Test func `an invitation makes an account with its role and its address at once, whoever else can register`()
        throws
    {
        for mode in RegistrationMode.allCases {
            try withSite { site throws in
                try site.store().settings.set("registration", to: mode.rawValue)
                let sent = try invite("grace@example.org", .author, of: site)
                #expect(sent.text.contains("The invitation is on its way.") && sent.text.contains("grace@example.org"))
                #expect(try site.mailKinds(to: "grace@example.org") == ["invitation"])
                let browser = site.browser()
                let link = try #require(try site.invitationLink(to: "grace@example.org"))
                let page = browser.get(link)
                #expect(page.text.contains("invites you to be an author here"))
                #expect(!page.text.contains("id=\"email\"") && page.text.contains("grace@example.org"))
                let done = accept(link, "grace", in: browser)
                #expect(done.location == "/admin")
                #expect(browser.follow(done).text.contains("Your account is ready and you are logged in."))
                let account = try #require(try site.store().accounts.credentials(for: "grace")?.account)
                let details = try #require(try site.store().accounts.details(account.id))
                #expect(account.role == .author && details.isVerified && details.email?.text == "grace@example.org")
                #expect(site.browser().get(link).text.contains("This invitation is not open any more"))
            }
        }
    }

    @Test func `CVE-2019-1020018: a mail scanner that opens an invitation does not accept it`() throws {
        try withSite { site throws in
            try invite("grace@example.org", .author, of: site)
            let link = try #require(try site.invitationLink(to: "grace@example.org"))
            for _ in 0..<2 { #expect(site.browser().get(link).status == .ok) }
            #expect(accept(link, "grace", in: site.browser()).status == .seeOther)
        }
    }

    @Test func `mass assignment: the invited choose neither their role nor their address`() throws {
        try withSite { site throws in
            try invite("grace@example.org", .reader, of: site)
            let link = try #require(try site.invitationLink(to: "grace@example.org"))
            let browser = site.browser()
            browser.get(link)
            browser.post(
                "/register",
                [
                    ("name", "grace"), ("password", TestSite.password), ("invitation", String(link.suffix(43))),
                    ("role", "administrator"), ("email", "eve@example.org"),
                ])
            let account = try #require(try site.store().accounts.credentials(for: "grace")?.account)
            #expect(account.role == .reader)
            #expect(try site.store().accounts.details(account.id)?.email?.text == "grace@example.org")
        }
    }

    @Test func `a newer invitation, its end, its withdrawal and the fall of its inviter void it`() throws {
        try withSite { site throws in
            try invite("grace@example.org", .author, of: site)
            let older = try #require(try site.invitationLink(to: "grace@example.org"))
            try invite("GRACE@example.org", .editor, of: site)
            #expect(try site.number("SELECT COUNT(*) FROM invitations") == 1)
            let newer = try #require(try site.invitationLink(to: "GRACE@example.org"))
            #expect(site.browser().get(older).status == .forbidden)
            #expect(site.browser().get(newer).status == .ok)
            let connection = site.store().connection
            for (fall, rise) in [
                ("UPDATE accounts SET role = 'editor'", "UPDATE accounts SET role = 'administrator'"),
                ("UPDATE accounts SET suspended_at = created_at", "UPDATE accounts SET suspended_at = NULL"),
            ] {
                try connection.run(script: fall)
                #expect(site.browser().get(newer).status == .forbidden, "\(fall)")
                try connection.run(script: rise)
                #expect(site.browser().get(newer).status == .ok)
            }
            site.advance(seconds: Invitation.lifetime)
            #expect(site.browser().get(newer).status == .forbidden)
            try invite("grace@example.org", .author, of: site)
            let last = try #require(try site.invitationLink(to: "grace@example.org"))
            let browser = try site.browser(loggedInAs: .administrator)
            let form = try #require(browser.get("/admin/invitations").forms.first { $0.button.contains("Withdraw") })
            let withdrawn = browser.post(form.action, form.fields + [("action", "withdraw")])
            #expect(browser.follow(withdrawn).text.contains("The invitation is withdrawn."))
            #expect(site.browser().get(last).status == .forbidden)
            #expect(accept(last, "grace", in: site.browser()).status == .forbidden)
            browser.get("/admin/invitations")
            let gone = browser.post(form.action, form.fields.filter { $0.0 != "form_token" } + [("action", "withdraw")])
            #expect(browser.follow(gone).text.contains("That invitation was no longer there."))
            #expect(try !site.accountExists("grace"))
        }
    }

    @Test func `an address that has an account is not invited, and the administrator is told whose it is`() throws {
        try withSite { site throws in
            try site.account(.reader, name: "grace")
            let page = try invite("GRACE@example.org", .author, of: site)
            #expect(page.status == .unprocessableContent)
            #expect(page.text.contains("The account “grace” has this address already."))
            #expect(page.text.contains("value=\"GRACE@example.org\""))
            #expect(try site.number("SELECT COUNT(*) FROM outgoing_mail") == 0)
        }
    }

    @Test func `whoever is no administrator invites nobody`() throws {
        try withSite { site throws in
            for role in [Role.reader, .author, .editor] {
                let browser = try site.browser(loggedInAs: role)
                browser.get("/account/email")
                let page = browser.post(
                    "/admin/invitations", [("action", "invite"), ("email", "eve@example.org"), ("role", "reader")])
                #expect(page.status == .forbidden)
                #expect(Invitation.roles(from: role).isEmpty)
            }
            #expect(try site.number("SELECT COUNT(*) FROM invitations") == 0)
        }
    }

    @Test func `what is wrong with an invitation is told beside its fields`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .administrator)
            browser.get("/admin/invitations")
            let page = browser.post(
                "/admin/invitations", [("action", "invite"), ("email", "a@b.org\r\nBcc: c@d.org"), ("role", "owner")])
            #expect(page.status == .unprocessableContent)
            #expect(page.text.contains("id=\"email-error\"") && page.text.contains("id=\"role-error\""))
            #expect(browser.post("/admin/invitations", [("action", "x")]).status == .badRequest)
            #expect(browser.post("/admin/invitations", [("action", "withdraw"), ("id", "-1")]).status == .badRequest)
        }
    }

    @Test func `a name that is taken leaves the invitation open, and nothing typed is lost`() throws {
        try withSite { site throws in
            try site.account(.reader, name: "ada")
            site.register("hopper", in: site.browser())
            try invite("grace@example.org", .author, of: site)
            let link = try #require(try site.invitationLink(to: "grace@example.org"))
            let browser = site.browser()
            for name in ["ADA", "hopper", "admin", "a b"] {
                let page = accept(link, name, in: browser)
                #expect(page.status == .unprocessableContent && page.text.contains("id=\"name-error\""), "\(name)")
                #expect(page.text.contains("value=\"\(name)\"") && page.hidden("invitation") == String(link.suffix(43)))
            }
            #expect(accept(link, "grace", in: browser).status == .seeOther)
        }
    }

    @Test func `whoever is logged in is told to log out before accepting an invitation`() throws {
        try withSite { site throws in
            try invite("grace@example.org", .author, of: site)
            let link = try #require(try site.invitationLink(to: "grace@example.org"))
            let browser = try site.browser(loggedInAs: .reader)
            #expect(browser.get(link).text.contains("You have an account already"))
            browser.get("/")
            let page = browser.post(
                "/register",
                [("name", "grace"), ("password", TestSite.password), ("invitation", String(link.suffix(43)))])
            #expect(page.status == .forbidden)
            #expect(try !site.accountExists("grace"))
        }
    }

    @Test func `an invitation that is none is told in words`() throws {
        try withSite { site throws in
            for key in ["", "x", try Token().text] {
                let page = site.browser().get("/register?invitation=\(key)")
                #expect(page.status == .forbidden && page.text.contains("This invitation is not open any more"))
            }
        }
    }

    @discardableResult
    private func invite(_ email: String, _ role: Role, of site: TestSite) throws -> Browser.Page {
        let browser = try site.browser(loggedInAs: .administrator)
        browser.get("/admin/invitations")
        let sent = browser.post(
            "/admin/invitations", [("action", "invite"), ("email", email), ("role", role.rawValue)])
        return sent.location == nil ? sent : browser.follow(sent)
    }

    private func accept(_ link: String, _ name: String, in browser: Browser) -> Browser.Page {
        if browser.get(link).status != .ok { browser.get("/login") }
        return browser.post(
            "/register",
            [("name", name), ("password", TestSite.password), ("invitation", String(link.suffix(43)))])
    }
}
