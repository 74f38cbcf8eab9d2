import Testing

@testable import Templates

@Suite struct TextTemplateTests {
    private struct Letter: TemplateModel {
        var name = "Ada & Grace <ada@example.org> \"A\" 'B'"
        var rows: [Row] = [Row(word: "a<b"), Row(word: "c&d")]

        static let fields: [Field<Letter>] = [
            .text("name") { $0.name },
            .number("count") { $0.rows.count },
            .many("rows") { $0.rows },
            .rendered("part") { _ in RenderedPart([]) },
            .text("title") { "<\($0.name)>" as String? },
        ]
    }

    private struct Row: TemplateModel {
        let word: String

        static let fields: [Field<Row>] = [.text("word") { $0.word }]
    }

    private func text(_ template: String, including others: [String: String] = [:]) throws -> String {
        var texts = others
        texts["main"] = template
        return try TemplateLibrary(texts).textTemplate("main", for: Letter.self).text(Letter())
    }

    @Test func `texts are written as they are, in sections, partials and from outer models too`() throws {
        #expect(try text("Hello {{name}}") == "Hello \(Letter().name)")
        #expect(try text("{{#rows}}{{word}} of {{name}};{{/rows}}{{count}}").hasPrefix("a<b of Ada & Grace <ada@"))
        #expect(try text("{{>part-of-it}}", including: ["part-of-it": "{{title}}"]) == "<\(Letter().name)>")
        #expect(try text("{{#name}}{{.}}{{/name}}") == Letter().name)
        #expect(
            try text("{{<frame}}{{$body}}{{name}}{{/body}}{{/frame}}", including: ["frame": "[{{$body}}{{/body}}]"])
                == "[\(Letter().name)]")
    }

    @Test func `the same template of the same library as HTML escapes them`() throws {
        let library = try TemplateLibrary(["main": "{{name}} {{#rows}}{{word}}{{/rows}}"])
        let text = try library.textTemplate("main", for: Letter.self)
        let html = try library.template("main", for: Letter.self)
        #expect(text.text(Letter()).contains("<ada@example.org>"))
        #expect(html.text(Letter()).contains("&lt;ada@example.org&gt;"))
        #expect(html.text(Letter()).contains("a&lt;bc&amp;d"))
    }

    @Test(arguments: ["{{{name}}}", "{{&name}}", "{{part}}", "{{{part}}}", "{{#rows}}{{{name}}}{{/rows}}"])
    func `HTML has no place in it`(_ template: String) throws {
        let error = #expect(throws: TemplateError.self) { try text(template) }
        #expect(error?.description.contains("this template writes plain text") == true, "\(error?.description ?? "")")
    }

    @Test func `mistakes are told as those of pages are`() throws {
        var errors: [TemplateError] = []
        let library = try TemplateLibrary(["main": "{{nam}}"])
        let template = library.textTemplate("main", for: Letter.self, collecting: &errors)
        #expect(
            errors.map(\.description) == ["main.mustache:1:1: unknown field \"nam\" in Letter; did you mean \"name\"?"])
        #expect(template.text(Letter()).isEmpty)
        _ = library.textTemplate("other", for: Letter.self, collecting: &errors)
        #expect(errors.count == 2)
    }
}
