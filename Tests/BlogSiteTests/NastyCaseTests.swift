import Blog
import BlogStore
import HTTP
import Testing

@testable import BlogSite

/// What went wrong elsewhere, tried here.
@Suite struct NastyCaseTests {
    @Test(arguments: ["email", "email_key", "password_hash", "author.email", "user_email", "filter", "search", "q"])
    func `CVE-2023-5561, CVE-2023-31133: no list tells of an address or a hash by what it is asked for`(
        _ parameter: String
    ) throws {
        try withSite { site throws in
            let author = try site.account(.author, name: "ada")
            try site.post("Published", by: author)
            let (stranger, reader, editor) = (
                site.browser(), try site.browser(loggedInAs: .reader), try site.browser(loggedInAs: .editor)
            )
            for path in ["/", "/authors/ada"] {
                let plain = [stranger, reader].map { $0.get(path).text }
                for guess in ["ada@example.org", "ada%25", "zz", "$argon2id", "email:'ada'"] {
                    for query in ["\(parameter)=\(guess)", "filter=\(parameter):\(guess)", "order=\(parameter)"] {
                        #expect(
                            [stranger, reader].map { $0.get("\(path)?\(query)").text } == plain, "\(path)?\(query)")
                    }
                }
            }
            for browser in [reader, editor] {
                #expect(browser.get("/admin/accounts?q=ada@example.org").status == .forbidden)
            }
        }
    }

    @Test(arguments: ["\"><script>alert(1)</script>", "'onmouseover='alert(1)", "javascript:alert(1)", "{{siteTitle}}"])
    func `NodeBB #4832: no parameter of a page about accounts becomes markup`(_ attack: String) throws {
        try withSite { site throws in
            let encoded = PercentCoding.encode(attack)
            for path in [
                "/login", "/login/code", "/register", "/verify", "/password/forgot", "/password/reset", "/setup",
            ] {
                for name in ["lang", "next", "key", "invitation", "kind", "name", "email", "error"] {
                    let page = site.browser().get("\(path)?\(name)=\(encoded)").text
                    #expect(!page.contains(attack), "\(path)?\(name)")
                }
            }
            let browser = try site.browser(loggedInAs: .administrator)
            for path in [
                "/account/confirm?next=", "/admin/accounts?q=", "/admin/accounts?role=", "/admin/mail?before=",
            ] {
                let page = browser.get(path + encoded).text
                // What is searched for stands in its field again, as text.
                #expect(!page.contains("<script>alert") && !page.contains("'onmouseover"), "\(path)")
            }
        }
    }

    @Test func `Isso #1083: a website or a name breaks out of no attribute, wherever it is shown`() throws {
        try withSite { site throws in
            let saved = try site.post("Post")
            let website = "https://example.org/'onmouseover='alert(1)"
            let reader = try site.browser(loggedInAs: .reader)
            reader.get("/account/profile")
            let refused = reader.post(
                "/account/profile", [("display_name", "Ada"), ("bio", ""), ("website", website)])
            #expect(refused.status == .unprocessableContent)
            #expect(!refused.text.contains("'onmouseover='"), "written back as references")
            let named = reader.post(
                "/account/profile", [("display_name", "A'd\"a<b>"), ("bio", "'\"><i>"), ("website", "")])
            #expect(named.status == .seeOther)
            reader.get("/posts/\(saved.slug)")
            reader.post("/posts/\(saved.slug)/comments", [("body", "Said"), ("intent", "post")])
            let moderator = try site.browser(loggedInAs: .administrator)
            for (browser, path) in [
                (reader, "/posts/\(saved.slug)"), (reader, "/account"), (reader, "/authors/reader-1"),
                (moderator, "/admin/comments"), (moderator, "/admin/accounts"),
            ] {
                let page = browser.get(path).text
                #expect(!page.contains("A'd\"a") && !page.contains("<b>") && !page.contains("<i>"), "\(path)")
            }
        }
    }
}
