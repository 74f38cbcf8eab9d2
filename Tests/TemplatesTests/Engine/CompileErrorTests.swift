import Templates
import Testing

/// What is wrong with names and kinds is told with file, line and column, and with the nearest name.
struct CompileErrorTests {
    @Test func `an unknown field is told with the nearest of the model's`() {
        #expect(
            problems(of: "<p>\n  {{titel}}", for: Article.self)
                == ["main.mustache:2:3: unknown field \"titel\" in Article; did you mean \"title\"?"])
        #expect(
            problems(of: "{{nothingLikeIt}}", for: Article.self)
                == ["main.mustache:1:1: unknown field \"nothingLikeIt\" in Article"])
    }

    @Test func `inside sections the outer models are searched and named too`() {
        #expect(
            problems(of: "{{#comments}}{{#by}}\n{{titles}}{{/by}}{{/comments}}", for: Article.self) == [
                "main.mustache:2:1: unknown field \"titles\" in Person within Remark within Article; "
                    + "did you mean \"title\"?"
            ])
    }

    @Test func `an unknown field is found in sections of each form`() {
        #expect(
            problems(of: "{{#isNwe}}{{/isNwe}}{{^tag}}{{/tag}}", for: Article.self) == [
                "main.mustache:1:1: unknown field \"isNwe\" in Article; did you mean \"isNew\"?",
                "main.mustache:1:21: unknown field \"tag\" in Article; did you mean \"tags\"?",
            ])
    }

    @Test func `a dotted name is followed part by part`() {
        #expect(
            problems(of: "{{author.nmae}} {{author.home.citty}} {{title.length}} {{comments.text}}", for: Article.self)
                == [
                    "main.mustache:1:1: unknown field \"nmae\" in Person; did you mean \"name\"?",
                    "main.mustache:1:17: unknown field \"citty\" in Place; did you mean \"city\"?",
                    "main.mustache:1:39: \"title\" has no parts to name \"length\" of",
                    "main.mustache:1:56: a list has no field \"text\": open it as a section first",
                ])
    }

    @Test func `the implicit iterator has a meaning only where there is a value`() {
        #expect(problems(of: "{{.}}", for: Article.self) == ["main.mustache:1:1: {{.}} has no meaning in Article"])
        #expect(
            problems(of: "{{#comments}}{{.}}{{/comments}}", for: Article.self)
                == ["main.mustache:1:14: {{.}} has no meaning in Remark"])
    }

    @Test(arguments: [
        ("{{{title}}}", "\"title\" is no html and must be escaped: write {{title}}"),
        ("{{&subtitle}}", "\"subtitle\" is no html and must be escaped: write {{subtitle}}"),
        ("{{{count}}}", "\"count\" is no html and must be escaped: write {{count}}"),
        ("{{body}}", "\"body\" is html: write {{{body}}}"),
        ("{{isNew}}", "\"isNew\" is a flag: write {{#isNew}} or {{^isNew}}"),
        ("{{{isNew}}}", "\"isNew\" is a flag: write {{#isNew}} or {{^isNew}}"),
        ("{{author}}", "\"author\" holds other fields: open it with {{#author}}"),
        ("{{comments}}", "\"comments\" holds other fields: open it with {{#comments}}"),
        ("{{#count}}{{/count}}", "\"count\" is a number, which is neither shown nor hidden: use a flag"),
        ("{{^count}}{{/count}}", "\"count\" is a number, which is neither shown nor hidden: use a flag"),
    ])
    func `a tag that does not suit the kind of its field says what to write`(template: String, message: String) {
        #expect(problems(of: template, for: Article.self) == ["main.mustache:1:1: \(message)"])
        // The same from an inner model, where the value is captured.
        #expect(
            problems(of: "{{#comments}}\(template){{/comments}}", for: Article.self)
                == ["main.mustache:1:14: \(message)"])
    }

    @Test func `text and html stay what they are as implicit iterators`() {
        #expect(
            problems(of: "{{#title}}{{{.}}}{{/title}}{{#body}}{{.}}{{/body}}", for: Article.self) == [
                "main.mustache:1:11: \".\" is no html and must be escaped: write {{.}}",
                "main.mustache:1:37: \".\" is html: write {{{.}}}",
            ])
    }

    @Test func `an unknown partial or parent is told with the nearest template`() {
        #expect(
            problems(
                of: "a\n{{>hedaer}} {{<layuot}}{{/layuot}}", for: Article.self,
                including: [
                    "header": "", "layout": "",
                ]) == [
                    "main.mustache:2:1: unknown template \"hedaer\"; did you mean \"header\"?",
                    "main.mustache:2:13: unknown template \"layuot\"; did you mean \"layout\"?",
                ])
    }

    @Test func `a block that the parent has no place for is told with the nearest of its blocks`() {
        #expect(
            problems(
                of: "{{<layout}}\n{{$contnet}}x{{/contnet}}\n{{/layout}}", for: Article.self,
                including: [
                    "layout": "{{>inner}}", "inner": "{{$content}}{{/content}}",
                ]) == ["main.mustache:2:1: layout.mustache has no block \"contnet\"; did you mean \"content\"?"])
    }

    @Test func `a template that is not there is told without a place`() throws {
        let library = try TemplateLibrary(["post": ""])
        let error = #expect(throws: TemplateError.self) { try library.template("pots", for: Article.self) }
        #expect(error?.description == "unknown template \"pots\"; did you mean \"post\"?")
        #expect(error?.problems.first?.file == nil)
    }

    @Test func `a mistake in a partial is told at its own file, once for each stack of models`() {
        #expect(
            problems(
                of: "{{>part}}{{#comments}}{{>part}}{{/comments}}", for: Article.self,
                including: [
                    "part": "\n\n {{tilte}}"
                ]) == [
                    "part.mustache:3:2: unknown field \"tilte\" in Article; did you mean \"title\"?",
                    "part.mustache:3:2: unknown field \"tilte\" in Remark within Article; did you mean \"title\"?",
                ])
    }

    @Test func `all mistakes are reported together, in the order of files, lines and columns`() {
        #expect(
            problems(of: "{{>part}}\n{{b}}{{a}}\n{{{title}}}", for: Article.self, including: ["part": "{{c}}"]) == [
                "main.mustache:2:1: unknown field \"b\" in Article",
                "main.mustache:2:6: unknown field \"a\" in Article",
                "main.mustache:3:1: \"title\" is no html and must be escaped: write {{title}}",
                "part.mustache:1:1: unknown field \"c\" in Article",
            ])
    }

    @Test func `a program can collect the errors of many templates and throw them together`() throws {
        let library = try TemplateLibrary(["one": "{{x1}}", "two": "{{x2}}", "three": "{{title}}"])
        var errors: [TemplateError] = []
        let two = library.template("two", for: Article.self, collecting: &errors)
        _ = library.template("one", for: Article.self, collecting: &errors)
        let three = library.template("three", for: Article.self, collecting: &errors)
        #expect(
            TemplateError(joining: errors).description
                == "one.mustache:1:1: unknown field \"x1\" in Article\n"
                + "two.mustache:1:1: unknown field \"x2\" in Article")
        #expect(two.text(Article()) == "", "what did not compile writes nothing")
        #expect(three.text(Article()) == "Title")
    }

    @Test func `a mistake in a layout is told once, not for each page`() throws {
        let library = try TemplateLibrary(["layout": "\n{{x}}", "one": "{{>layout}}", "two": "{{>layout}}{{y}}"])
        var errors: [TemplateError] = []
        _ = library.template("one", for: Article.self, collecting: &errors)
        _ = library.template("two", for: Person.self, collecting: &errors)
        _ = library.template("three", for: Article.self, collecting: &errors)
        #expect(
            TemplateError(joining: errors).problems.map(\.description) == [
                "unknown template \"three\"",
                "layout.mustache:2:1: unknown field \"x\" in Article",
                "two.mustache:1:12: unknown field \"y\" in Person",
            ])
    }

    @Test func `a model that declares a name twice is refused`() {
        #expect(problems(of: "", for: Twins.self) == ["Twins declares two fields \"name\""])
    }

    @Test func `columns count characters, not bytes`() {
        #expect(
            problems(of: "äöü漢字 {{x}}", for: Article.self) == ["main.mustache:1:7: unknown field \"x\" in Article"])
    }

    @Test func `fields that no template uses are listed`() throws {
        let template = try TemplateLibrary(["a": "{{title}}{{author.name}}{{#comments}}{{/comments}}"])
            .template("a", for: Article.self)
        #expect(
            template.unusedFields == [
                "Article.body", "Article.count", "Article.isNew", "Article.subtitle", "Article.tags", "Person.home",
                "Remark.by", "Remark.replies", "Remark.text",
            ])
    }
}

private struct Twins: TemplateModel {
    static let fields: [Field<Twins>] = [.text("name") { _ in "a" }, .flag("name") { _ in true }]
}
