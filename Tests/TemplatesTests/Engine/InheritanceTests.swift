import Templates
import Testing

struct InheritanceTests {
    private let layouts = [
        "layout": "<{{$head}}{{title}}{{/head}}|{{$main}}default{{/main}}>",
        "admin": "{{<layout}}{{$main}}[{{$menu}}no menu{{/menu}} {{$content}}{{/content}}]{{/main}}{{/layout}}",
    ]

    @Test func `a block that is given replaces the default, one that is not shows it`() throws {
        #expect(
            try render("{{<layout}}{{$main}}{{count}}{{/main}}{{/layout}}", Article(), including: layouts)
                == "<Title|3>")
        #expect(try render("{{<layout}}{{/layout}}", Article(), including: layouts) == "<Title|default>")
        #expect(try render("{{>layout}}", Article(), including: layouts) == "<Title|default>")
    }

    @Test func `a block that is given empty shows nothing`() throws {
        #expect(
            try render("{{<layout}}{{$main}}{{/main}}{{/layout}}", Article(), including: layouts) == "<Title|>")
    }

    @Test func `blocks reach a parent's parent, and those inside its blocks`() throws {
        #expect(
            try render(
                "{{<admin}}{{$head}}H{{/head}}{{$content}}C{{/content}}{{/admin}}", Article(), including: layouts)
                == "<H|[no menu C]>")
        #expect(
            try render("{{<admin}}{{$menu}}M{{/menu}}{{/admin}}", Article(), including: layouts)
                == "<Title|[M ]>")
    }

    @Test func `of blocks given at two levels the outermost wins`() throws {
        var templates = layouts
        templates["middle"] = "{{<admin}}{{$content}}middle{{/content}}{{$menu}}middle{{/menu}}{{/admin}}"
        #expect(
            try render("{{<middle}}{{$content}}outer{{/content}}{{/middle}}", Article(), including: templates)
                == "<Title|[middle outer]>")
    }

    @Test func `a whole block can be replaced, with the blocks inside it`() throws {
        #expect(
            try render("{{<admin}}{{$main}}mine{{/main}}{{/admin}}", Article(), including: layouts) == "<Title|mine>")
    }

    @Test func `defaults nest`() throws {
        let templates = ["nest": "{{$a}}1{{$b}}2{{$c}}3{{/c}}4{{/b}}5{{/a}}"]
        #expect(try render("{{<nest}}{{/nest}}", Article(), including: templates) == "12345")
        #expect(try render("{{<nest}}{{$c}}C{{/c}}{{/nest}}", Article(), including: templates) == "12C45")
        #expect(try render("{{<nest}}{{$b}}B{{/b}}{{$c}}C{{/c}}{{/nest}}", Article(), including: templates) == "1B5")
    }

    @Test func `a block is given for each place of its name, with the model of that place`() throws {
        let templates = ["list": "{{#comments}}{{$row}}-{{/row}}{{/comments}}{{$row}}-{{/row}}"]
        let article = Article(title: "T", comments: [Remark(text: "a"), Remark(text: "b")])
        #expect(
            try render("{{<list}}{{$row}}({{title}}){{/row}}{{/list}}", article, including: templates) == "(T)(T)(T)")
    }

    @Test func `the same parent can be used twice with other blocks`() throws {
        #expect(
            try render(
                "{{<layout}}{{$main}}1{{/main}}{{/layout}}{{<layout}}{{$main}}2{{/main}}{{/layout}}", Article(),
                including: layouts) == "<Title|1><Title|2>")
    }

    @Test func `a parent can stand inside a block that is given to another`() throws {
        #expect(
            try render(
                "{{<layout}}{{$main}}{{<box}}{{$inside}}{{title}}{{/inside}}{{/box}}{{/main}}{{/layout}}", Article(),
                including: layouts.merging(["box": "({{$inside}}{{/inside}})"]) { one, _ in one })
                == "<Title|(Title)>")
    }

    @Test func `blocks reach the partials of the parent`() throws {
        #expect(
            try render(
                "{{<page}}{{$title}}mine{{/title}}{{/page}}", Article(),
                including: ["page": "{{>head}}!", "head": "{{$title}}{{/title}}"]) == "mine!")
    }

    @Test func `text beside the blocks of a parent says nothing`() throws {
        #expect(
            try render(
                "{{<layout}} words {{! and comments }}\n{{$main}}m{{/main}} more\n{{/layout}}", Article(),
                including: layouts) == "<Title|m>")
    }

    @Test func `a block takes the indentation of its place`() throws {
        let page = """
            {{<frame}}
            {{$main}}
              <p>
                {{title}}
              </p>
            {{/main}}
            {{/frame}}

            """
        #expect(
            try render(page, Article(), including: ["frame": "<main>\n    {{$main}}\n    {{/main}}\n</main>\n"])
                == "<main>\n    <p>\n      Title\n    </p>\n</main>\n")
    }
}
