import Templates
import Testing

struct SyntaxErrorTests {
    @Test(arguments: [
        ("a\n {{title", "2:2: this tag is never closed with }}"),
        ("{{{body}}", "1:1: this tag is never closed with }}}"),
        ("{{!never", "1:1: this tag is never closed with }}"),
        ("{{=<% %>", "1:1: this tag is never closed with =}}"),
        ("{{=<% %>=}}\n<%title", "2:1: this tag is never closed with %>"),
        ("{{", "1:1: this tag is never closed with }}"),
        ("{{}}", "1:1: this tag names nothing"),
        ("{{# }}", "1:1: this tag names nothing"),
        ("{{a b}}", "1:1: \"a b\" is not a name"),
        ("{{#!a}}", "1:1: \"!a\" is not a name"),
        ("{{ {{a}}", "1:1: \"{{a\" is not a name"),
        ("{{=a=}}", "1:1: bad delimiters: write two without \"=\", as in {{=<% %>=}}"),
        ("{{=a b c=}}", "1:1: bad delimiters: write two without \"=\", as in {{=<% %>=}}"),
        ("{{=a= b=}}", "1:1: bad delimiters: write two without \"=\", as in {{=<% %>=}}"),
        ("{{a..b}}", "1:1: \"a..b\" has a dot too many"),
        ("{{.a}}", "1:1: \".a\" has a dot too many"),
        ("{{#a.}}{{/a.}}", "1:1: \"a.\" has a dot too many"),
        ("{{/title}}", "1:1: {{/title}} closes nothing"),
        ("\n{{#isNew}}", "2:1: {{#isNew}} is never closed"),
        ("{{^isNew}}", "1:1: {{^isNew}} is never closed"),
        ("{{$block}}", "1:1: {{$block}} is never closed"),
        ("{{<main}}", "1:1: {{<main}} is never closed"),
        ("{{#isNew}}\n\n {{/isOld}}", "3:2: {{/isOld}} closes {{#isNew}} of line 1"),
        ("{{#a}}{{#b}}{{/a}}{{/b}}", "1:13: {{/a}} closes {{#b}} of line 1"),
        (
            "{{<main}}{{title}}{{/main}}",
            "1:10: nothing but blocks, {{$name}}, has a meaning directly inside {{<main}}"
        ),
        (
            "{{<main}}\n{{#isNew}}{{/isNew}}{{/main}}",
            "2:1: nothing but blocks, {{$name}}, has a meaning directly inside {{<main}}"
        ),
        ("{{<main}}{{$a}}{{/a}}{{$a}}{{/a}}{{/main}}", "1:22: {{<main}} is given {{$a}} twice"),
    ])
    func `a mistake in a tag is told with its place`(template: String, problem: String) {
        #expect(problems(of: template, for: Article.self) == ["main.mustache:\(problem)"])
    }

    @Test func `the first mistake of each file is reported`() {
        #expect(
            problems(of: "{{#a}}{{", for: Article.self, including: ["other": "\n{{/b}}"]) == [
                "main.mustache:1:7: this tag is never closed with }}", "other.mustache:2:1: {{/b}} closes nothing",
            ])
    }
}
