import Blog
import BlogStore
import HTTP
import MariaDB
import Testing

@testable import BlogSite
@testable import Templates

/// Where people turn who cannot log in, if the settings name an address.
@Suite struct ContactAddressTests {
    private static let contact = "help@example.org"
    private static let asked = "whoever runs this site (help@example.org)"

    @Test func `people who are kept out are told the address, and nobody's name where there is none`() throws {
        try withSite { site throws in
            let account = try site.account(.reader, name: "ada")
            try site.store().connection.execute(
                "UPDATE accounts SET suspended_at = created_at WHERE id = \(account.id)")
            #expect(try logIn(site).contains("Ask whoever runs this site."))
            try site.store().settings.set("contact", to: Self.contact)
            #expect(try logIn(site).contains("Ask \(Self.asked)."))
            try site.store().settings.set("contact", to: "")
            #expect(try !logIn(site).contains(Self.contact))
        }
    }

    @Test func `a site without mail names it to people who have forgotten their password`() throws {
        try withSite(sendsMail: false) { site throws in
            try site.store().settings.set("contact", to: Self.contact)
            #expect(site.browser().get("/password/forgot").text.contains("Ask \(Self.asked) for one."))
        }
    }

    @Test func `it is named where the mail or the second factor of a person may be lost`() throws {
        try withSite { site throws in
            try site.guarded()
            try site.store().settings.set("contact", to: Self.contact)
            #expect(
                site.browser().get("/password/forgot").text
                    .contains("If you can no longer read mail there, ask \(Self.asked)."))
            let browser = try site.browserAtSecondStep()
            #expect(
                browser.get("/login/code").text.contains("Lost your phone and your recovery codes? Ask \(Self.asked)."))
        }
    }

    @Test func `a site by invitation names it to people who would like one`() throws {
        try withSite { site throws in
            try site.store().settings.set("contact", to: Self.contact)
            try site.store().settings.set("registration", to: "invitation")
            #expect(site.browser().get("/register").text.contains("Ask \(Self.asked) for one."))
        }
    }

    @Test func `a mail that says whom to write to names the address`() throws {
        try withSite { site throws in
            let account = try site.account(.reader, name: "ada")
            let address = try #require(EmailAddress("ada@example.org"))
            for contact in [nil, EmailAddress(Self.contact)] {
                let settings = SiteSettings(contact: contact)
                for change in [AccountChange.suspend, .role(.author)] {
                    let mail = try site.site.mail(
                        of: change, for: account, to: address, settings: settings, now: site.now)
                    try site.store().outbox.add(mail, now: site.now)
                    let text = try #require(try site.lastMail(to: "ada@example.org"))
                    #expect(text.contains("\n\n\(contact?.text ?? "https://blog.example/")\n"), "\(text)")
                    #expect(text.contains(Self.contact) == (contact != nil))
                }
            }
        }
    }

    @Test(arguments: ["account-closed", "account-removed", "email-changed", "role-changed", "suspended"])
    func `every mail that sends people to whoever runs the site has a place for the address`(_ name: String) throws {
        let sources = try Specimen.sources()
        for part in ["text", "html"] {
            #expect(try #require(sources["mail/\(name).\(part)"]).text.contains("{{>mail/contact.\(part)}}"))
        }
    }

    private func logIn(_ site: TestSite) throws -> String {
        // Settings are read anew after a moment.
        site.advance(seconds: 5)
        let browser = site.browser()
        browser.get("/login")
        let page = browser.post("/login", [("name", "ada"), ("password", TestSite.password)])
        #expect(page.status == .forbidden)
        return page.text
    }
}
