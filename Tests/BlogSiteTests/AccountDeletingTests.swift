import Blog
import BlogStore
import HTTP
import MariaDB
import Testing

@testable import BlogSite

@Suite struct AccountDeletingTests {
    @Test func `a person leaves: nobody is logged in any more, a mail tells of it, and the name is gone`() throws {
        try withSite { site throws in
            let ada = try site.browser(loggedInAs: .author, name: "ada")
            let elsewhere = try site.browser(loggedInAs: .author, name: "ada")
            let account = try site.account(.author, name: "ada")
            try site.post("Mine", by: account)
            let other = try site.post("Other")
            ada.get("/posts/other")
            ada.post("/posts/other/comments", [("body", "What I said")])
            let reader = site.browser()
            #expect(reader.get("/posts/mine").text.contains("href=\"/authors/ada\""))
            #expect(reader.get("/posts/other").text.contains("ada") || reader.get("/posts/other").text.contains("Ada"))

            let question = ada.get("/account/delete")
            #expect(question.text.contains("Your 1 post") && question.text.contains("Your 1 comment"))
            let answer = ada.post("/account/delete", [("posts", "keep"), ("comments", "keep"), ("confirmed", "yes")])
            #expect(answer.location == "/")
            #expect(ada.cookies[CookieName.session] == nil)
            #expect(ada.follow(answer).text.contains("Your account is deleted, and you are logged out."))
            #expect(elsewhere.get("/account").location?.hasPrefix("/login") == true)
            #expect(try site.mailKinds(to: "ada@example.org").last == "account-closed")
            #expect(reader.get("/authors/ada").status == .notFound)
            #expect(reader.get("/authors/former-\(account.id)").status == .notFound)
            for url in ["/posts/mine", "/posts/other", "/"] {
                let page = reader.get(url).text
                #expect(!page.names("ada"), "\(url)")
                #expect(page.contains("Former member") && !page.contains("/authors/former"), "\(url)")
            }
            #expect(reader.get("/posts/other").text.contains("What I said"))
            #expect(try site.store().comments.visible(onPost: other.id, to: .stranger).count == 1)
            ada.get("/login")
            let login = ada.post("/login", [("name", "ada"), ("password", "correct horse battery")])
            #expect(login.status == .unprocessableContent)
        }
    }

    @Test func `erased comments leave their places, so that the answers of others stay where they were`() throws {
        try withSite { site throws in
            let ada = try site.browser(loggedInAs: .author, name: "ada")
            let saved = try site.post("Other")
            ada.get("/posts/other")
            let posted = ada.post("/posts/other/comments", [("body", "What I said")])
            let id = try #require(posted.location?.split(separator: "-").last.flatMap { UInt64($0) })
            try site.comment(on: saved.id, "An answer to it", parent: id)
            let reader = site.browser()
            #expect(reader.get("/posts/other").text.contains("What I said"))
            ada.get("/account/delete")
            ada.post("/account/delete", [("comments", "erase"), ("confirmed", "yes")])
            let page = reader.get("/posts/other").text
            #expect(!page.contains("What I said") && page.contains("[removed]"))
            #expect(page.contains("An answer to it") && page.contains("2 comments"))
        }
    }

    @Test func `without the tick, or with a choice that is none, nothing happens`() throws {
        try withSite { site throws in
            let ada = try site.browser(loggedInAs: .author, name: "ada")
            let account = try site.account(.author, name: "ada")
            try site.post("Mine", by: account)
            for fields in [
                [("posts", "erase")], [("posts", "burn"), ("confirmed", "yes")],
                [("comments", "x"), ("confirmed", "yes")],
            ] {
                ada.get("/account/delete")
                let page = ada.post("/account/delete", fields)
                #expect(page.status == .unprocessableContent && page.text.contains("There is a problem"))
            }
            #expect(ada.lastPage.contains("form"))
            #expect(try site.store().accounts.details(account.id) != nil)
            #expect(try site.mails(to: "ada@example.org").isEmpty)
        }
    }

    @Test func `what was chosen stays chosen when the tick is missing`() throws {
        try withSite { site throws in
            let ada = try site.browser(loggedInAs: .author, name: "ada")
            try site.post("Mine", by: site.account(.author, name: "ada"))
            ada.get("/account/delete")
            let page = ada.post("/account/delete", [("posts", "erase")])
            #expect(page.text.contains("value=\"erase\" checked"))
        }
    }

    @Test func `the way back is no choice of what becomes of the comments, and the page marks its own place`() throws {
        try withSite { site throws in
            let page = try site.browser(loggedInAs: .reader, name: "ada").get("/account/delete").text
            #expect(page.contains("<a class=\"button\" href=\"/account\">Cancel</a>"))
            #expect(page.contains("<a href=\"/account/delete\" aria-current=\"page\">Delete the account</a>"))
            #expect(page.contains("<a href=\"/account/export\">Your data</a>"))
        }
    }

    @Test func `the only administrator is told why they cannot leave`() throws {
        try withSite { site throws in
            let ada = try site.browser(loggedInAs: .administrator, name: "ada")
            let page = ada.get("/account/delete")
            #expect(
                page.text.contains("You are the only administrator.")
                    && !page.text.contains("Delete the account</button>"))
            let answer = ada.post("/account/delete", [("confirmed", "yes")])
            #expect(answer.status == .unprocessableContent && answer.text.contains("You are the only administrator."))
            try site.account(.administrator, name: "eve")
            ada.get("/account/delete")
            #expect(ada.post("/account/delete", [("confirmed", "yes")]).location == "/")
        }
    }

    @Test func `V7.5.1: a session that proved long ago who is there deletes nothing`() throws {
        try withSite { site throws in
            let ada = try site.browser(loggedInAs: .reader, name: "ada")
            ada.get("/account/delete")
            site.advance(seconds: 901)
            let answer = ada.post("/account/delete", [("confirmed", "yes")])
            #expect(answer.location == "/account/confirm?next=%2Faccount%2Fdelete")
            #expect(try site.store().accounts.details(site.account(.reader, name: "ada").id) != nil)
        }
    }
}

extension String {
    /// Whether a name stands in a page, in small or large letters, apart from longer words.
    fileprivate func names(_ name: String) -> Bool {
        lowercased().split { !$0.isLetter }.contains { $0 == name[...] }
    }
}
