import Templates
import Testing

/// Standalone tags, and the indentation of what is included.
struct WhitespaceTests {
    @Test(arguments: [
        "a\n{{#isNew}}\nb\n{{/isNew}}\nc\n", "a\n  {{#isNew}}  \nb\n\t{{/isNew}}\t\nc\n",
        "a\n{{! a comment }}\n{{#isNew}}\nb\n{{/isNew}}\nc\n", "a\n{{=<% %>=}}\n<%#isNew%>\nb\n<%/isNew%>\nc\n",
        "a\n{{>nothing}}\nb\n{{#isNew}}\n{{/isNew}}\nc\n", "a\n{{!\nof several\nlines\n}}\nb\nc\n",
    ])
    func `a tag that has a line for itself leaves no line`(template: String) throws {
        #expect(try render(template, Article(isNew: true), including: ["nothing": ""]) == "a\nb\nc\n")
    }

    @Test func `a tag at the end of the text without a line end has a line for itself too`() throws {
        #expect(try render("{{#isNew}}\na\n{{/isNew}}", Article(isNew: true)) == "a\n")
        #expect(try render("a\n  {{!comment}}", Article()) == "a\n")
    }

    @Test func `carriage returns belong to the line end`() throws {
        #expect(
            try render("a\r\n{{#isNew}}\r\nb\r\n{{/isNew}}\r\nc\r\n", Article(isNew: true)) == "a\r\nb\r\nc\r\n")
    }

    @Test func `what shares its line keeps it`() throws {
        #expect(try render(" {{title}} \n", Article()) == " Title \n")
        #expect(try render(" {{#isNew}} b {{/isNew}} \n", Article(isNew: true)) == "  b  \n")
        #expect(try render("a {{! comment }}\n", Article()) == "a \n")
        #expect(try render("  {{#isNew}}{{/isNew}}\nb", Article()) == "  \nb")
    }

    @Test func `a partial on a line of its own is indented as its tag`() throws {
        #expect(
            try render("<\n  {{>part}}\n>\n", Article(), including: ["part": "{{title}}\n\n{{title}}\n"])
                == "<\n  Title\n  \n  Title\n>\n")
    }

    @Test func `a partial within a line is not indented`() throws {
        #expect(
            try render("  a {{>part}}!", Article(), including: ["part": "1\n2"]) == "  a 1\n2!")
    }

    @Test func `indentation adds up, and leaves values as they are`() throws {
        #expect(
            try render(
                "  {{>one}}\n", Article(title: "x\ny"), including: ["one": "1\n\t{{>two}}\n", "two": "{{title}}\nz\n"])
                == "  1\n  \tx\ny\n  \tz\n")
    }

    @Test func `sections inside an indented partial are indented, their tags leave no line`() throws {
        #expect(
            try render(
                "  {{>list}}\n", Article(tags: ["a", "b"]),
                including: ["list": "<ul>\n{{#tags}}\n <li>{{.}}</li>\n{{/tags}}\n</ul>\n"])
                == "  <ul>\n   <li>a</li>\n   <li>b</li>\n  </ul>\n")
    }

    @Test func `a partial that includes itself indents each level further`() throws {
        let tree = Remark(
            text: "1", replies: [Remark(text: "1.1", replies: [Remark(text: "1.1.1")]), Remark(text: "1.2")])
        let node = "{{text}}\n{{#replies}}\n  {{>node}}\n{{/replies}}\n"
        #expect(
            try render("{{>node}}", tree, including: ["node": node]) == "1\n  1.1\n    1.1.1\n  1.2\n")
        #expect(
            try render(" {{>node}}\n", tree, including: ["node": node]) == " 1\n   1.1\n     1.1.1\n   1.2\n")
    }

    @Test func `delimiters belong to the file that sets them`() throws {
        #expect(
            try render(
                "{{=<% %>=}}<%>part%>{{title}}<%title%><%={{ }}=%>{{title}}", Article(),
                including: ["part": "{{title}}<%title%>"]) == "Title<%title%>{{title}}TitleTitle")
    }
}
