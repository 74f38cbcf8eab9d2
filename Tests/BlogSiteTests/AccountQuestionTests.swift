import Blog
import BlogStore
import HTTP
import MariaDB
import Testing

@testable import BlogSite

/// What administrators are asked, and told, before they change or close the account of somebody else.
@Suite struct AccountQuestionTests {
    @Test func `every question on the admin pages stands beside their menu`() throws {
        try withSite { site throws in
            let person = try site.account(.author, name: "grace")
            let post = try site.post("Trashed", by: person) { $0.status = .trash }
            let comment = try site.comment(on: site.post("Open").id, "Buy feathers", status: .trash)
            let browser = try site.browser(loggedInAs: .administrator)
            let account = "/admin/accounts/\(person.id)"
            browser.get(account)
            let settings = [
                ("title", "Martlet"), ("tagline", ""), ("language", "en"), ("registration", "open"),
                ("second_factor", "reader"), ("seen", try #require(browser.get("/admin/settings").hidden("seen"))),
            ]
            let questions: [(Browser.Page, place: String)] = [
                (browser.post(account, [("action", "role"), ("role", "editor")]), "/admin/accounts"),
                (browser.post(account, [("action", "suspend")]), "/admin/accounts"),
                (browser.post(account, [("action", "close")]), "/admin/accounts"),
                (
                    browser.post("/admin/posts?status=trash", [("action", "delete"), ("ids", "\(post.id)")]),
                    "/admin/posts"
                ),
                (
                    browser.post("/admin/comments?status=trash", [("action", "delete"), ("ids", "\(comment)")]),
                    "/admin/comments"
                ),
                (browser.get("/admin/posts/trash/empty"), "/admin/posts"),
                (browser.post("/admin/settings", settings), "/admin/settings"),
            ]
            for (page, place) in questions {
                #expect(page.status == .ok && page.text.contains("?</h1>"), "\(place)")
                #expect(page.text.contains("<a href=\"\(place)\" aria-current=\"page\">"), "\(place)")
            }
        }
    }

    @Test func `before a suspension it is told what becomes of posts, comments, links and invitations`() throws {
        try withSite { site throws in
            let person = try site.account(.author, name: "grace")
            let browser = try site.browser(loggedInAs: .administrator)
            let url = "/admin/accounts/\(person.id)"
            browser.get(url)
            let nothing = browser.post(url, [("action", "suspend")]).text
            #expect(nothing.contains("They have written no posts and no comments."))
            try site.post("One", by: person)
            try site.post("Two", by: person) { $0.status = .draft }
            let page = browser.post(url, [("action", "suspend")]).text
            #expect(page.contains("Their 2 posts stay as before, under the same name; scheduled posts appear"))
            #expect(page.contains("Links by mail and invitations from them stop working."))
            #expect(!page.contains("You are the only administrator then."))
        }
    }

    @Test func `whoever takes the rights of the second last administrator is told so first`() throws {
        try withSite { site throws in
            let other = try site.account(.administrator, name: "grace")
            let browser = try site.browser(loggedInAs: .administrator)
            let url = "/admin/accounts/\(other.id)"
            browser.get(url)
            let changes = [[("action", "suspend")], [("action", "close")], [("action", "role"), ("role", "editor")]]
            let words = "You are the only administrator then."
            for change in changes { #expect(browser.post(url, change).text.contains(words), "\(change)") }
            #expect(!browser.post(url, [("action", "end-sessions")]).text.contains(words))
            try site.account(.administrator, name: "third")
            for change in changes { #expect(!browser.post(url, change).text.contains(words), "\(change)") }
        }
    }

    @Test func `an account is closed only by who ticked the box, and only of what there is a choice is asked`() throws {
        try withSite { site throws in
            let person = try site.account(.author, name: "grace")
            let browser = try site.browser(loggedInAs: .administrator)
            let url = "/admin/accounts/\(person.id)"
            browser.get(url)
            let bare = browser.post(url, [("action", "close")])
            #expect(!bare.text.contains("There is a problem"))
            #expect(!bare.text.contains("type=\"radio\""), "nothing was written")
            try site.post("One", by: person)
            let question = browser.post(url, [("action", "close")])
            #expect(question.text.contains("<legend>Their 1 post</legend>"))
            #expect(!question.text.contains("name=\"comments\""))
            #expect(question.text.contains("Nobody gets the user name “grace” after them."))
            let before = try site.fingerprint()
            let asked = try #require(question.forms.first { $0.action == url }).fields
            let unticked = browser.post(url, asked + [("posts", "erase")])
            #expect(unticked.status == .unprocessableContent)
            #expect(unticked.text.contains("Tick the box, if you want the account to be closed."))
            #expect(unticked.text.contains("value=\"erase\" checked"), "what was chosen stays chosen")
            let senseless = browser.post(url, asked + [("posts", "sell"), ("confirmed", "yes")])
            #expect(senseless.status == .unprocessableContent)
            #expect(senseless.text.contains("Choose what becomes of the posts."))
            #expect(try site.fingerprint() == before)
            browser.post(url, asked + [("posts", "erase"), ("confirmed", "yes")])
            #expect(try site.number("SELECT COUNT(*) FROM posts") == 0)
        }
    }

    @Test func `the page of an account names its role once`() throws {
        try withSite { site throws in
            let own = try site.account(.administrator)
            let other = try site.account(.author, name: "grace")
            let browser = try site.browser(loggedInAs: .administrator)
            for id in [own.id, other.id] {
                let page = browser.get("/admin/accounts/\(id)").text
                #expect(page.ranges(of: ">Role<").count == 1)
            }
        }
    }

    @Test func `what one logs in with is called a user name wherever it is asked for or shown`() throws {
        try withSite { site throws in
            let person = try site.account(.author, name: "grace")
            let stranger = site.browser()
            #expect(stranger.get("/login").text.contains(">User name or e-mail address"))
            let wrong = stranger.post("/login", [("name", "grace"), ("password", "no")])
            #expect(wrong.text.contains("Invalid user name, e-mail address or password."))
            #expect(stranger.get("/register").text.contains(">User name"))
            let empty = stranger.post("/register", [("name", ""), ("email", ""), ("password", "")])
            #expect(empty.text.contains("Enter a user name."))
            let owner = try site.browser(loggedInAs: .author, name: "grace")
            #expect(owner.get("/account").text.contains("<dt>User name</dt>"))
            owner.get("/account/profile")
            let nameless = owner.post("/account/profile", [("display_name", ""), ("bio", ""), ("website", "")])
            #expect(nameless.text.contains("Enter a display name."))
            let administrator = try site.browser(loggedInAs: .administrator)
            #expect(administrator.get("/admin/accounts/\(person.id)").text.contains("<dt>User name</dt>"))
        }
    }
}
