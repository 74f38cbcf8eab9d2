import Blog
import BlogStore
import HTTP
import Testing

@testable import BlogSite

/// The page of the site's settings.
@Suite struct ChangingSettingsTests {
    private static let url = "/admin/settings"

    private func fields(_ edit: [String: String] = [:]) -> [(String, String)] {
        let fields = [
            "title": "Martlet", "tagline": "", "language": "en", "registration": "open", "second_factor": "",
            "contact": "",
        ].merging(edit) { $1 }
        return fields.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    @Test func `settings are saved, shown, and logged with their old and new values`() throws {
        try withSite { site throws in
            let administrator = try site.account(.administrator)
            let browser = try site.browser(loggedInAs: .administrator)
            let seen = try #require(browser.get(Self.url).hidden("seen"))
            let new = [
                "title": " On the wing ", "tagline": "Letters", "language": "de", "registration": "closed",
                "contact": " help@example.org ", "seen": seen,
            ]
            let done = browser.post(Self.url, fields(new))
            #expect(done.location == Self.url)
            let page = browser.follow(done)
            #expect(page.text.contains("Settings saved."))
            #expect(page.text.contains("value=\"On the wing\"") && page.text.contains("<html lang=\"de\">"))
            #expect(page.text.contains("<option value=\"closed\" selected>"))
            #expect(
                try site.store().settings.load()
                    == SiteSettings(
                        title: "On the wing", tagline: "Letters", language: "de", registration: .closed,
                        contact: EmailAddress("help@example.org")))
            let events = site.log.events("a setting was changed").map(\.details)
            #expect(events.map { $0["setting"] } == ["title", "tagline", "language", "registration", "contact"])
            #expect(events.first?["old"] == "Martlet" && events.first?["new"] == "On the wing")
            #expect(events.allSatisfy { $0["by"] == "\(administrator.id)" })
            let again = try #require(page.hidden("seen"))
            let same = browser.post(Self.url, fields(new.merging(["seen": again]) { $1 }))
            #expect(browser.follow(same).text.contains("Nothing was changed."))
            #expect(site.log.events("a setting was changed").count == 5)
        }
    }

    @Test func `a new title stands on the next page at once, whichever thread makes it`() throws {
        try withSite { site throws in
            let administrator = try site.browser(loggedInAs: .administrator)
            // Another thread, with the session of the same browser.
            let elsewhere = site.browser()
            elsewhere.cookies = administrator.cookies
            #expect(elsewhere.get("/").text.contains("Martlet</title>"))
            let seen = try #require(administrator.get(Self.url).hidden("seen"))
            administrator.post(Self.url, fields(["title": "On the wing", "seen": seen]))
            #expect(elsewhere.get("/").text.contains("On the wing</title>"))
        }
    }

    @Test func `a page that is published, renamed or trashed changes the menu at once, whichever thread makes it`()
        throws
    {
        try withSite { site throws in
            let editor = try site.browser(loggedInAs: .editor)
            let elsewhere = site.browser()
            func menuNames(_ title: String) -> Bool { elsewhere.get("/").text.contains(">\(title)</a>") }
            #expect(!menuNames("Imprint"))
            editor.get("/admin/posts/new?kind=page")
            let made = editor.post(
                "/admin/posts/new?kind=page",
                [("title", "Imprint"), ("slug", "imprint"), ("body", "Us."), ("intent", "publish")])
            #expect(made.status == .seeOther && menuNames("Imprint"))
            let url = try #require(made.location)
            let version = try #require(editor.follow(made).hidden("version"))
            let renamed = editor.post(
                url,
                [
                    ("title", "Who we are"), ("slug", "imprint"), ("body", "Us."), ("version", version),
                    ("status", "published"), ("intent", "save"),
                ])
            #expect(renamed.status == .seeOther && menuNames("Who we are"))
            let id = try #require(url.split(separator: "/").dropLast().last)
            editor.get("/admin/posts?kind=page")
            editor.post("/admin/posts?kind=page", [("action", "trash"), ("ids", String(id))])
            #expect(!menuNames("Who we are"))
        }
    }

    @Test func `what is wrong is told beside its field, and nothing typed is lost`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .administrator)
            let seen = try #require(browser.get(Self.url).hidden("seen"))
            let before = try site.fingerprint()
            let wrong: [(field: String, value: String, words: String)] = [
                ("title", "", "Enter a title."),
                ("title", String(repeating: "a", count: 101), "This title is too long"),
                ("title", "a\u{202E}b", "Leave invisible"), ("tagline", "one\ntwo", "Enter a tagline"),
                ("tagline", String(repeating: "a", count: 201), "Enter a tagline"),
                ("language", "xx", "Choose a language"), ("language", "en\"><script>", "Choose a language"),
                ("registration", "maybe", "Choose who may register"), ("registration", "", "Choose who may register"),
                ("second_factor", "owner", "Choose who must show"), ("contact", "nobody", "Enter an e-mail address"),
                ("contact", "a@b.org, c@d.org", "Enter an e-mail address"),
            ]
            for (field, value, words) in wrong {
                let typed = fields(
                    ["title": "Kept", "tagline": "Kept too", "seen": seen].merging([field: value]) { $1 })
                let page = browser.post(Self.url, typed)
                #expect(page.status == .unprocessableContent, "\(field): \(value)")
                #expect(page.text.contains("\(words)"), "\(field): \(value)")
                #expect(page.text.contains("<title>Error: "))
                if field != "title" { #expect(page.text.contains("value=\"Kept\"")) }
                if field != "tagline" { #expect(page.text.contains("value=\"Kept too\"")) }
            }
            #expect(try site.fingerprint() == before)
        }
    }

    @Test func `of two who change the settings at once the second is told, and keeps what was typed`() throws {
        try withSite { site throws in
            let first = try site.browser(loggedInAs: .administrator)
            let second = try site.browser(loggedInAs: .administrator, name: "other")
            let seen = try #require(first.get(Self.url).hidden("seen"))
            second.get(Self.url)
            first.post(Self.url, fields(["title": "First", "seen": seen]))
            let page = second.post(Self.url, fields(["tagline": "Second", "seen": seen]))
            #expect(page.status == .unprocessableContent)
            #expect(page.text.contains("“First” was saved here meanwhile") && page.text.contains("title-error"))
            #expect(page.text.contains("value=\"Second\"") && !page.text.contains("tagline-error"))
            #expect(try site.store().settings.load().title == "First")
            first.post(Self.url, fields(["registration": "closed", "title": "First", "seen": seen]))
            // A form that comes back for another reason knows no more than it did.
            let wrong = second.post(
                Self.url, fields(["contact": "nobody", "title": "First", "seen": try #require(page.hidden("seen"))]))
            let lost = second.post(Self.url, fields(["title": "First", "seen": try #require(wrong.hidden("seen"))]))
            #expect(lost.status == .unprocessableContent && lost.text.contains("“Nobody” was saved here meanwhile"))
            let again = second.post(
                Self.url, fields(["tagline": "Second", "seen": try #require(lost.hidden("seen"))]))
            #expect(again.status == .seeOther)
            #expect(try site.store().settings.load().tagline == "Second")
        }
    }

    @Test func `V6.3.3: whoever asks for a second factor without one is warned, and held to it`() throws {
        try withSite { site throws in
            let browser = try site.browser(loggedInAs: .administrator)
            let seen = try #require(browser.get(Self.url).hidden("seen"))
            let change = fields(["second_factor": "editor", "seen": seen])
            let question = browser.post(Self.url, change)
            #expect(question.status == .ok && question.text.contains("You have none yourself."))
            #expect(try site.store().settings.load().secondFactorFrom == nil)
            let answer = try #require(question.forms.first { $0.action == Self.url })
            let saved = browser.post(answer.action, answer.fields)
            #expect(saved.location == "/account/two-factor")
            #expect(browser.follow(saved).text.contains("Settings saved. The pages of the administration are open"))
            #expect(try site.store().settings.load().secondFactorFrom == .editor)
            site.advance(seconds: 3)
            for url in [Self.url, "/admin", "/admin/accounts"] {
                #expect(browser.get(url).location == "/account/two-factor", "\(url)")
            }
            #expect(try site.browser(loggedInAs: .author).get("/admin").status == .ok, "authors are not asked")
            #expect(try site.browser(loggedInAs: .editor).get("/admin").location == "/account/two-factor")
        }
    }

    @Test func `a language that no list names stays until another is chosen`() throws {
        try withSite { site throws in
            try site.store().settings.set("language", to: "cy")
            let browser = try site.browser(loggedInAs: .administrator)
            let page = browser.get(Self.url)
            #expect(page.text.contains("<option value=\"cy\" selected>"))
            let seen = try #require(page.hidden("seen"))
            browser.post(Self.url, fields(["title": "New", "language": "cy", "seen": seen]))
            #expect(try site.store().settings.load().language == "cy")
        }
    }
}
