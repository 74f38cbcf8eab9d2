import Blog
import BlogStore
import Testing

@testable import BlogSite

/// What a site says of mail that does not leave its machine.
@Suite struct MailNoteTests {
    private static let folder = "/srv/martlet/mail"
    private static let asked = "This site sends no mail at present: ask whoever runs this site (help@example.org)"

    /// No page says that something is coming.
    private static let promises = ["on its way", "was sent", "is sent", "goes to", "Look among the unwanted"]

    @Test(arguments: [true, false])
    func `strangers are promised no mail, and told whom to ask and no folder`(sendsMail: Bool) throws {
        try withSite(sendsMail: sendsMail, mailFolder: sendsMail ? Self.folder : nil) { site throws in
            try site.store().settings.set("contact", to: "help@example.org")
            let browser = site.browser()
            var pages = [browser.get("/register")]
            let waiting = browser.follow(site.register("ada", in: browser))
            pages += [waiting, browser.follow(browser.post("/verify", []))]
            let other = site.browser()
            other.get("/login")
            pages.append(other.follow(other.post("/login", [("name", "ada"), ("password", TestSite.password)])))
            if sendsMail {
                pages.append(other.get("/password/forgot"))
                pages.append(other.follow(other.post("/password/forgot", [("email", "ada@example.org")])))
            }
            let reader = try site.browser(loggedInAs: .reader, name: "grace")
            pages.append(reader.get("/account/email"))
            pages.append(reader.follow(reader.post("/account/email", [("email", "grace@example.com")])))
            for page in pages {
                #expect(page.text.contains(Self.asked) && !page.text.contains(Self.folder), "\(page.text)")
                for promise in Self.promises { #expect(!page.text.contains(promise), "\(promise): \(page.text)") }
            }
        }
    }

    @Test func `administrators are told where the mail is`() throws {
        try withSite(mailFolder: Self.folder) { site throws in
            let account = try site.account(.reader, name: "ada")
            let browser = try site.browser(loggedInAs: .administrator)
            let note = "No mail leaves this machine: it is kept in files in the folder \(Self.folder)."
            let page = browser.get("/admin/invitations")
            let invited = browser.follow(
                browser.post(
                    "/admin/invitations", [("action", "invite"), ("email", "new@example.org"), ("role", "author")]))
            #expect(page.text.contains(note) && invited.text.contains("The invitation is made. \(note)"))
            #expect(browser.get("/admin/accounts/\(account.id)").text.contains(note))
            for role in [Role.reader, .editor] {
                #expect(try !site.browser(loggedInAs: role).get("/account/email").text.contains(Self.folder))
            }
        }
        try withSite(sendsMail: false) { site throws in
            let browser = try site.browser(loggedInAs: .administrator)
            #expect(
                browser.get("/admin/invitations").text.contains("This site sends no mail: no mail server is named."))
        }
    }

    @Test func `where a server takes the mail nothing is said of it`() throws {
        try withSite { site throws in
            let page = try site.browser(loggedInAs: .administrator).get("/admin/invitations")
            #expect(!page.text.contains("No mail leaves") && !page.text.contains("sends no mail"))
        }
    }
}
