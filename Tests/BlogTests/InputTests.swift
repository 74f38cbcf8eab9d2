import Testing

@testable import Blog

@Suite struct InputTests {
    @Test(arguments: ["ada", "Ada.Lovelace", "a1", "x-y_z"])
    func `an account name`(_ name: String) { #expect(AccountName(name) != nil) }

    @Test(arguments: [
        "", "a", "-ada", "ada lovelace", "ada\u{200B}", "аda", "admin ", "admin\u{202E}",
        String(repeating: "a", count: 41),
        "admin" + String(repeating: " ", count: 60) + "x", "a/b", "<b>",
    ])
    func `CVE-2008-4106: what could imitate another name is no account name`(_ name: String) {
        #expect(AccountName(name) == nil)
    }

    @Test(arguments: ["\u{200D}", "\u{3164}", " \u{FEFF}\u{2800} ", "\u{115F}\u{1160}"])
    func `a name or a comment of which nothing is seen is none`(text: String) {
        #expect(throws: InvalidInput.self) {
            try CommentDraft(body: "Hello.", parentID: nil, account: nil, name: text, email: "", website: "")
        }
        #expect(CommentDraft.problem(ofBody: text) != nil)
        #expect(EmailAddress("a\(text)b@example.org") == nil)
    }

    @Test func `names that differ in case are one, and those of the site are taken`() {
        #expect(AccountName("Ada")?.key == AccountName("aDA")?.key)
        #expect(AccountName("Administrator")?.isReserved() == true)
    }

    @Test(arguments: ["a@b.org", "first.last+tag@sub.example.co", "me@localhost"])
    func `an e-mail address`(_ text: String) { #expect(EmailAddress(text) != nil) }

    @Test(arguments: [
        "", "a", "a@b", "a@@b.org", "a@b.org\nBcc: c@d.org", "a b@c.org", "a@b..org", "<a@b.org>", "a@-b.org",
        "a@b.org,c@d.org",
        String(repeating: "a", count: 65) + "@b.org",
    ])
    func `mail header injection: what is no address is refused`(_ text: String) { #expect(EmailAddress(text) == nil) }

    @Test(arguments: [
        "javascript:alert(1)", "data:text/html,x", "//evil.example", "https://user@evil.example/", "https://",
        "https:/a", "http://a b",
        "https://a/\"onmouseover=", "ftp://a", " https://a", "https://a\n", "vbscript:x", "https://a/<b>",
    ])
    func `a website that is not a plain web address is refused`(_ text: String) { #expect(WebAddress(text) == nil) }

    @Test func `every problem of a comment is told at once`() {
        let error = #expect(throws: InvalidInput.self) {
            try CommentDraft(body: " \n", parentID: nil, account: nil, name: "", email: "x", website: "javascript:x")
        }
        #expect(Set((error?.errors ?? []).map(\.field)) == ["name", "email", "website", "body"])
    }

    @Test func `CVE-2015-3440: a comment over the limit is refused, never cut`() throws {
        let account = Account(id: 1, name: "ada", displayName: "Ada", role: .reader)
        func draft(_ body: String) throws -> CommentDraft {
            try CommentDraft(body: body, parentID: nil, account: account, name: "", email: "", website: "")
        }
        let fits = String(repeating: "x", count: CommentDraft.bodyLimit - 1) + "😀"
        #expect(try draft(fits).body == fits)
        #expect(throws: InvalidInput.self) { try draft(fits + "x") }
        #expect(throws: InvalidInput.self) { try draft(String(repeating: "x", count: 66_000)) }
    }

    @Test func `a registration says what is wrong with each field at once, the names of the site included`() throws {
        func problems(_ name: String, _ email: String, _ password: String) -> [String] {
            do throws(InvalidInput) {
                _ = try Registration(
                    name: name, email: email, password: password, siteNames: ["The Bird Post", "blog.example"])
                return []
            } catch {
                return error.errors.map(\.field)
            }
        }
        #expect(problems("ada", "ada@example.org", "correct horse battery").isEmpty)
        #expect(problems("a b", "nobody", "short") == ["name", "email", "password"])
        #expect(problems("The.Bird.Post", "ada@example.org", "thebirdpost1") == ["name", "password"])
        #expect(problems("ada-lovelace", "ada@example.org", "ada-lovelace") == ["password"])
        #expect(problems("ada-lovelace", "countess@example.org", "countess1815") == ["password"])
    }

    @Test(arguments: ["josé", "Зоя", "王小明"])
    func `people whose names have other letters are told which ones a user name has`(_ name: String) {
        let problem = #expect(throws: InvalidInput.self) {
            try Registration(name: name, email: "ada@example.org", password: "correct horse battery")
        }
        #expect(problem?.errors.first?.message.contains("letters a to z, digits") == true)
    }

    @Test func `a post needs a title or a text`() throws {
        var input = PostDraft.Input()
        #expect(throws: InvalidInput.self) { try PostDraft(input) }
        input.body = "Text"
        #expect(try PostDraft(input).title == "")
        input.title = "a\u{202E}b"
        #expect(throws: InvalidInput.self) { try PostDraft(input) }
        input.title = "Title"
        input.slug = "Not a slug"
        input.publishedAt = "yesterday"
        input.body = String(repeating: "x", count: PostDraft.bodyLimit + 1)
        let error = #expect(throws: InvalidInput.self) { try PostDraft(input) }
        #expect((error?.errors ?? []).map(\.field) == ["slug", "body", "published_at"])
    }

    @Test func `a cursor is read in its one spelling`() {
        let cursor = PostCursor(time: Timestamp(microseconds: 1_700_000_000_000_000), id: 42)
        #expect(PostCursor(cursor.description) == cursor)
        for text in [
            "", ".", "a", "a.b.c", "-1.2", cursor.description + "0.", "+" + cursor.description,
            cursor.description.uppercased(),
        ] {
            #expect(PostCursor(text) != cursor)
        }
        #expect(PostCursor("zzzzzzzzzzzzzzzz.1") == nil)
    }

    @Test(arguments: [(1000, true), (1969, true), (9999, true), (999, false), (10_000, false)])
    func `a cursor reaches every time that a post may have`(_ year: Int, _ isRead: Bool) {
        let cursor = PostCursor(time: Timestamp(seconds: (year - 1970) * 31_556_952 + 86_400), id: 7)
        #expect((PostCursor(cursor.description) == cursor) == isRead)
    }
}
