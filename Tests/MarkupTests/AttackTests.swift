import Markup
import Templates
import Testing

/// Payloads that have worked elsewhere, through every place where Markdown and foreign HTML take text.
@Suite(.disabled(if: TestData.isMissing, "\(TestData.advice)"))
struct AttackTests {
    private static let authors = [Markdown.Author.staff, .visitor]
    private static let files = ["xss-payloads.json", "naughty-strings.json"]

    @Test(arguments: files, authors)
    func `cross-site scripting through Markdown`(file: String, author: Markdown.Author) throws {
        for payload in try TestData.strings(file) {
            let line = payload.replacing("\n", with: " ")
            for text in [
                payload, "> \(line)", "- \(line)", "# \(line)", "*\(line)*", "`\(line)`", "    \(line)",
                "[x](\(line))", "[x](<\(line)>)", "![x](\(line))", "![\(line)](http://a.b/c)",
                "[\(line)](http://a.b/c)",
                "<\(line)>", "http://a.b/\(line)", "www.a.b/\(line)", "a@b.c\(line)", "[x](/y \"\(line)\")",
                "[x](/y '\(line)')", "![x](/y \"\(line)\")", "[x]\n\n[x]: \(line)", "[x]\n\n[x]: /y \"\(line)\"",
                "[\(line)]: /y\n\n[\(line)]", "|a|b|\n|---|---|\n|\(line)|`\(line)`|", "```\(line)\nx\n```",
                "~~~ \(line)\n\(payload)\n~~~", "- [ ] \(line)", "[x](javascript:\(line))",
                "[x](&#106;avascript:\(line))",
                "[x](java&Tab;script&colon;\(line))", "<javascript:\(line)>", "[x](data:text/html,\(line))",
            ] {
                let html = Markdown.render(text, for: author).html
                let violations = SafetyCheck.violations(in: html, by: author)
                #expect(violations.isEmpty, "\(text.debugDescription) became \(html)")
            }
        }
    }

    @Test(arguments: files, authors)
    func `cross-site scripting through foreign HTML`(file: String, author: Markdown.Author) throws {
        for payload in try TestData.strings(file) {
            for html in [
                payload, "<p>\(payload)</p>", "<a href=\"\(payload)\">x</a>", "<a href='\(payload)'>x</a>",
                "<img src=\"\(payload)\" alt='\(payload)'>", "<table><tr><td>\(payload)</table>",
                "<table>\(payload)</table>",
                "<pre>\(payload)</pre>", "<svg>\(payload)</svg>", "<math><mtext>\(payload)</math>",
                "<select>\(payload)",
                "<iframe src='\(payload)'></iframe>", "<video src=\"\(payload)\"></video>",
                "<code class=\"\(payload)\">x",
                "<blockquote cite=\"\(payload)\">x</blockquote>", "<time datetime=\"\(payload)\">x</time>",
                "<p lang=\"\(payload)\" dir=\"\(payload)\" align=\"\(payload)\">x</p>",
                "<abbr title=\"\(payload)\">x</abbr>",
                ForeignHTML.paragraphs(payload), ForeignHTML.paragraphs("a\n\n\(payload)\n\nb"),
            ] {
                let rendered = ForeignHTML.render(html, for: author)
                let violations = SafetyCheck.violations(in: rendered.html, by: author)
                #expect(violations.isEmpty, "\(html.debugDescription) became \(rendered.html)")
                let again = ForeignHTML.render(rendered.html, for: author)
                #expect(again == rendered, "\(html.debugDescription) changes when it is read again")
            }
        }
    }

    @Test(arguments: files)
    func `cross-site scripting through titles and excerpts`(file: String) throws {
        let template = try TemplateLibrary(sources: [
            "entry": (
                file: "entry.mustache",
                text: "<h2>{{title}}</h2><p title=\"{{title}}\">{{excerpt}}</p><div>{{{body}}}</div>"
            )
        ]).template("entry", for: Entry.self)
        for payload in try TestData.strings(file) {
            for body in [
                Markdown.render(payload, for: .staff), Markdown.render("`\(payload)`", for: .visitor),
                ForeignHTML.render(payload, for: .visitor), ForeignHTML.render("&lt;p&gt;\(payload)", for: .staff),
            ] {
                let excerpt = body.excerpt(limit: 280)
                var bytes: [UInt8] = []
                template.render(Entry(title: payload, excerpt: excerpt, body: body), into: &bytes)
                let html = String(decoding: bytes, as: UTF8.self)
                let violations = SafetyCheck.violations(in: html)
                #expect(violations.isEmpty, "\(payload.debugDescription) became \(html)")
                // The page has the three elements of the template, whatever stands in them.
                let elements = ParsedHTML.body(html).compactMap { node in
                    if case .element(let name, _, _) = node { name } else { nil as String? }
                }
                #expect(elements == ["h2", "p", "div"], "\(payload.debugDescription) became \(html)")
            }
        }
    }

    private struct Entry: TemplateModel {
        let title: String
        let excerpt: String
        let body: SafeHTML

        static var fields: [Field<Entry>] {
            [.text("title") { $0.title }, .text("excerpt") { $0.excerpt }, .html("body") { $0.body }]
        }
    }
}

extension SafeHTML: UnescapedText {}
