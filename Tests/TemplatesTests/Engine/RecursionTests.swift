import Templates
import Testing

struct RecursionTests {
    @Test func `a partial that includes itself without a section is refused where it does`() {
        #expect(
            problems(of: "\n{{>main}}", for: Article.self)
                == ["main.mustache:2:1: \"main\" includes itself without going deeper into the data"])
    }

    @Test func `conditions do not make a circle end`() {
        #expect(
            problems(of: "{{#isNew}}{{#title}}{{>main}}{{/title}}{{/isNew}}", for: Article.self)
                == ["main.mustache:1:21: \"main\" includes itself without going deeper into the data"])
    }

    @Test func `a circle through other templates and parents is refused`() {
        #expect(
            problems(of: "{{>one}}", for: Article.self, including: ["one": "a {{>two}}", "two": "{{<one}}{{/one}}"])
                == [
                    "one.mustache:1:3: \"two\" includes itself without going deeper into the data",
                    "two.mustache:1:1: \"one\" includes itself without going deeper into the data",
                ])
    }

    @Test func `a circle that returns to an outer model is refused`() {
        let found = problems(of: "{{#comments}}{{>main}}{{/comments}}", for: Article.self)
        #expect(
            found == [
                "main.mustache:1:1: this section leads back into itself without going deeper into the data"
            ])
    }

    @Test func `a partial that goes deeper into the data at each turn is rendered to its end`() throws {
        let tree = Remark(
            text: "1",
            replies: [Remark(text: "1.1", replies: [Remark(text: "1.1.1")]), Remark(text: "1.2")])
        #expect(
            try render("{{>node}}", tree, including: ["node": "({{text}}{{#replies}}{{>node}}{{/replies}})"])
                == "(1(1.1(1.1.1))(1.2))")
    }

    @Test func `parts nested deeper than a thousand sections and partials are left out`() throws {
        var chain = Remark(text: "deepest")
        for _ in 0..<600 { chain = Remark(text: "x", replies: [chain]) }
        let text = try render("{{>node}}", chain, including: ["node": "{{text}}{{#replies}}{{>node}}{{/replies}}."])
        // Each level takes a section and a partial.
        #expect(text == String(repeating: "x", count: 500) + String(repeating: ".", count: 500))
    }
}
