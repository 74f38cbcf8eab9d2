import Blog
import BlogStore
import HTTP
import MariaDB
import Testing

@testable import BlogSite

@Suite struct MailListTests {
    @Test func `an administrator has a test sent, sees what becomes of it, and never its content`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .administrator, name: "ada")
            #expect(browser.get("/admin/mail").text.contains("No mail here."))
            let sent = browser.post("/admin/mail", [("action", "test")])
            #expect(sent.status == .seeOther)
            let page = browser.follow(sent).text
            #expect(page.contains("The marked mail is a test to your own address."))
            #expect(page.contains("To ada@example.org · Test mail ·") && page.contains("next try at once"))
            let mark = try #require(sent.location?.split(separator: "#").last)
            #expect(page.contains("<li class=\"card\" id=\"\(mark)\">"), "the address of the page marks the mail")
            #expect(try site.lastMail(to: "ada@example.org")?.contains("mail from Martlet arrives") == true)
            #expect(!page.contains("arrives. There"))
        }
    }

    @Test func `a mail that waits or was refused is tried at once, and one that was sent is not`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .administrator, name: "ada")
            browser.get("/admin/mail")
            browser.post("/admin/mail", [("action", "test")])
            let outbox = site.store().outbox
            let mail = try #require(try outbox.claim(lease: 60, now: site.now))
            #expect(browser.get("/admin/mail").text.contains("being sent now"))
            try outbox.failed(mail, "550 5.1.1 <no such> mailbox", isPermanent: true, now: site.now)
            let page = browser.get("/admin/mail").text
            #expect(page.contains("Given up") && page.contains("Last answer: 550 5.1.1 &lt;no such&gt; mailbox"))
            func tryNow() -> String {
                browser.follow(browser.post("/admin/mail", [("action", "try"), ("mail", "\(mail.id)")])).text
            }
            #expect(tryNow().contains("is tried now."))
            let again = try #require(try outbox.claim(lease: 60, now: site.now))
            #expect(again.messageID == mail.messageID)
            #expect(tryNow().contains("Nothing changed"))
            try outbox.sent(again, answer: "250 2.0.0 queued as <4711>", now: site.now)
            #expect(tryNow().contains("Nothing changed"))
            let end = browser.get("/admin/mail").text
            #expect(end.contains(">Sent<") && end.contains("Last answer: 250 2.0.0 queued as &lt;4711&gt;"))
        }
    }

    @Test func `mail that goes into a folder is kept and not sent, and the page says where`() throws {
        try withSite(mailFolder: "/srv/martlet/mail") { site throws in
            let browser = try site.browser(loggedInAs: .administrator, name: "ada")
            #expect(browser.get("/admin/mail").text.contains("kept in files in the folder /srv/martlet/mail"))
            browser.post("/admin/mail", [("action", "test")])
            let mail = try #require(try site.store().outbox.claim(lease: 60, now: site.now))
            try site.store().outbox.sent(mail, answer: "1795542827-abc.eml", now: site.now)
            let page = browser.get("/admin/mail").text
            #expect(page.contains(">Kept<") && page.contains("File: 1795542827-abc.eml"))
            #expect(!page.contains(">Sent<"))
        }
    }

    @Test func `mail to somebody who is not here any more tells no address`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .administrator, name: "ada")
            browser.get("/admin/mail")
            browser.post("/admin/mail", [("action", "test")])
            try site.store().connection.execute("UPDATE outgoing_mail SET recipient = '', due_at = NULL")
            #expect(browser.get("/admin/mail").text.contains("To an address that is not kept any more · Test mail ·"))
        }
    }

    @Test func `a mail of a kind that only a newer program knows is listed all the same`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .administrator, name: "ada")
            browser.get("/admin/mail")
            browser.post("/admin/mail", [("action", "test")])
            try site.store().connection.execute("UPDATE outgoing_mail SET kind = 'moon-phase'")
            #expect(browser.get("/admin/mail").text.contains("· moon-phase ·"))
        }
    }

    @Test func `the list is paged by position`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .administrator, name: "ada")
            browser.get("/admin/mail")
            for _ in 0..<51 { browser.post("/admin/mail", [("action", "test")]) }
            let first = browser.get("/admin/mail").text
            #expect(first.matches(of: /class="card"/).count == 50)
            let link = try #require(first.firstMatch(of: /href="(\/admin\/mail\?before=[0-9]+)"/)).output.1
            let second = browser.get(String(link)).text
            #expect(second.matches(of: /class="card"/).count == 1)
            #expect(second.contains("Newest mails") && !second.contains("Older mails"))
        }
    }

    @Test func `editors see no mail, and what makes no sense is refused`() throws {
        try withSite { site throws in
            #expect(try site.browser(loggedInAs: .editor).get("/admin/mail").status == .forbidden)
            let browser = try site.browser(loggedInAs: .administrator)
            browser.get("/admin/mail")
            for fields in [
                [("action", "")], [("action", "delete")], [("action", "try")], [("action", "try"), ("mail", "x")],
            ] {
                #expect(browser.post("/admin/mail", fields).status == .badRequest)
            }
            #expect(
                browser.post("/admin/mail", [("action", "test"), ("form_token", "stale")]).status
                    == .unprocessableContent)
        }
    }
}
