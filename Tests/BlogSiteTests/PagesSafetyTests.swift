import Foundation
import Testing

@testable import BlogSite

/// What keeps a hostile text from becoming part of a page, and what lets the pages live under a policy of
/// `default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' https:`.
@Suite struct PagesSafetyTests {
    @Test(arguments: Specimen.all) func `a page needs no inline style or script, and no script but one of ours`(
        specimen: Specimen
    ) throws {
        let html = try specimen.html()
        let scripts = html.matches(of: #/<script src="(/assets/[a-z]+\.js)" defer></script>/#).map { String($0.1) }
        #expect(scripts == specimen.frame.scriptURLs)
        #expect(html.ranges(of: "<script").count == scripts.count)
        for element in PageMarkup(html).elements {
            #expect(!["style", "iframe", "object", "embed", "base"].contains(element.name))
            #expect(element["style"] == nil)
            #expect(element.attributes.keys.allSatisfy { !$0.hasPrefix("on") }, "\(element)")
        }
    }

    @Test(arguments: Specimen.all) func `every form that changes something carries the token, if the page has one`(
        specimen: Specimen
    ) throws {
        let html = try specimen.html()
        let forms = html.matches(of: /<form[^>]*method="post"[\s\S]*?<\/form>/).map { String($0.output) }
        // What only searches has its fields in the address, where no token may stand.
        let searches = html.matches(of: /<form[^>]*method="get"[\s\S]*?<\/form>/).map { String($0.output) }
        #expect(searches.allSatisfy { !$0.contains("form_token") })
        #expect(forms.count + searches.count == html.ranges(of: "<form").count)
        for form in forms {
            let tokens = PageMarkup(form).elements.filter { $0["name"] == "form_token" }.map { $0["value"] }
            #expect(tokens == (specimen.frame.formToken.map { [$0] } ?? []))
        }
    }

    @Test(arguments: hostileTexts) func `script injection: a typed text stays text wherever a page repeats it`(
        text: String
    ) throws {
        let specimens = [
            Specimen(
                "login",
                LoginPage(
                    action: "/login", reason: text,
                    errors: ErrorSummary(problems: [PageLink(label: text, url: "#name")]),
                    name: FormField(id: "name", name: "name", label: text, value: text, hint: text, error: text),
                    password: FormField(id: "password", name: "password", label: text, type: "password"),
                    remember: .sample, hidden: [HiddenField(name: "next", value: text)],
                    forgottenPasswordURL: "/password/forgot", registrationURL: "/register")),
            Specimen(
                "error",
                ErrorPage(
                    status: 422, heading: text, explanation: text, requestID: text,
                    kept: [KeptText(name: "body", label: text, text: text)])),
            Specimen(
                "confirm",
                ConfirmPage(
                    menu: .sample, heading: text, explanation: [text], items: [text], action: "/x",
                    hidden: [HiddenField(name: "ids", value: text)], confirmLabel: text, cancelURL: "/")),
            Specimen("post", Specimen.hostilePost(text)),
            Specimen(
                "listing",
                ListingPage(
                    kind: text, heading: text, posts: [],
                    pagination: Pagination(previous: nil, next: PageLink(label: text, url: "/")),
                    empty: EmptyState(text: text))),
        ]
        for specimen in specimens {
            let html = try specimen.html()
            #expect(!html.contains(text))
            let elements = PageMarkup(html).elements
            #expect(elements.allSatisfy { $0.name != "script" && $0.name != "img" && $0["onfocus"] == nil })
        }
    }

    @Test func `a password is never put back into its form`() throws {
        let specimen = Specimen(
            "login",
            LoginPage(
                action: "/login", name: FormField(id: "name", name: "name", label: "Name", value: "ada"),
                password: FormField(
                    id: "password", name: "password", label: "Password", value: "hunter2", type: "password"),
                remember: .sample, forgottenPasswordURL: "/password/forgot", registrationURL: "/register"))
        let html = try specimen.html()
        #expect(!html.contains("hunter2"))
        #expect(html.contains("value=\"ada\""))
    }

    @Test func `a text area keeps the first empty line that was typed`() throws {
        let specimen = Specimen(
            "error",
            ErrorPage(
                status: 413, heading: "h", explanation: "e",
                kept: [KeptText(name: "body", label: "Text", text: "\n\n  indented")]))
        #expect(try specimen.html().contains("readonly>\n\n\n  indented</textarea>"))
    }

    @Test func `the stylesheet asks for nothing from elsewhere`() throws {
        let sheet = try String(contentsOf: Specimen.assets.appending(path: "martlet.css"), encoding: .utf8)
        #expect(!sheet.contains("url("))
        #expect(!sheet.contains("@import"))
    }

    private static let hostileTexts = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' autofocus onfocus='alert(1)",
        "\" autofocus onfocus=\"alert(1)", "</textarea><script>alert(1)</script>", "</title><script>alert(1)</script>",
    ]
}

extension Specimen {
    fileprivate static func hostilePost(_ text: String) -> WholePost {
        WholePost(
            article: Article(
                title: text, author: AuthorLabel(label: text, url: text), published: .sample, body: prose,
                categories: [PageLink(label: text, url: text)], tags: [PageLink(label: text, url: text)], banner: text),
            discussion: Discussion(
                heading: text,
                comments: [
                    CommentRow(
                        id: "1", author: text, website: text, date: .sample, url: text, body: prose,
                        inReplyTo: PageLink(label: text, url: text), replyURL: text)
                ], closedNotice: text),
            form: memberForm)
    }
}
