import Templates
import Testing

struct SectionTests {
    private let ada = Person(name: "Ada", home: Place(city: "London", lines: ["12 Street", "W1"]))

    @Test func `a list is shown once for each element, or as empty`() throws {
        let template = "{{#comments}}[{{text}}]{{/comments}}{{^comments}}none{{/comments}}"
        #expect(try render(template, Article(comments: [Remark(text: "a"), Remark(text: "b")])) == "[a][b]")
        #expect(try render(template, Article()) == "none")
    }

    @Test func `a list of texts is shown by the implicit iterator`() throws {
        #expect(try render("{{#tags}}<{{.}}>{{/tags}}", Article(tags: ["a&b", "c"])) == "<a&amp;b><c>")
    }

    @Test func `a part is shown once, or as missing`() throws {
        let template = "{{#author}}by {{name}}{{/author}}{{^author}}by nobody{{/author}}"
        #expect(try render(template, Article(author: ada)) == "by Ada")
        #expect(try render(template, Article()) == "by nobody")
    }

    @Test func `a text is shown unless it is missing or empty`() throws {
        let template = "{{#subtitle}}({{.}}){{/subtitle}}{{^subtitle}}-{{/subtitle}}{{subtitle}}"
        #expect(try render(template, Article(subtitle: "s")) == "(s)s")
        #expect(try render(template, Article(subtitle: "")) == "-")
        #expect(try render(template, Article(subtitle: nil)) == "-")
        #expect(try render("{{#title}}yes{{/title}}{{^title}}no{{/title}}", Article(title: "")) == "no")
    }

    @Test func `html is shown unless it is missing or empty`() throws {
        let template = "{{#body}}({{{.}}}){{/body}}{{^body}}-{{/body}}"
        #expect(try render(template, Article(body: Markup(html: "<b>"))) == "(<b>)")
        #expect(try render(template, Article(body: Markup(html: ""))) == "-")
        #expect(try render(template, Article(body: nil)) == "-")
    }

    @Test(arguments: [true, false])
    func `a flag shows one of its two sections`(isNew: Bool) throws {
        #expect(
            try render("{{#isNew}}new{{/isNew}}{{^isNew}}old{{/isNew}}", Article(isNew: isNew))
                == (isNew ? "new" : "old"))
    }

    @Test(arguments: [(0, "0"), (-5, "-5"), (.max, "9223372036854775807"), (.min, "-9223372036854775808")])
    func `a number is written in digits`(count: Int, digits: String) throws {
        #expect(try render("{{count}}", Article(count: count)) == digits)
    }

    @Test func `a dotted name reaches into parts, and writes nothing where one is missing`() throws {
        let template = "[{{author.name}}|{{author.home.city}}]"
        #expect(try render(template, Article(author: ada)) == "[Ada|London]")
        #expect(try render(template, Article(author: Person(name: "Bo"))) == "[Bo|]")
        #expect(try render(template, Article()) == "[|]")
    }

    @Test func `sections are opened by dotted names too`() throws {
        let template = """
            {{#author.home}}{{city}}{{/author.home}}{{^author.home}}nowhere{{/author.home}}\
            {{#author.home.lines}}/{{.}}{{/author.home.lines}}{{^author.home.lines}}-{{/author.home.lines}}
            """
        #expect(try render(template, Article(author: ada)) == "London/12 Street/W1")
        #expect(try render(template, Article(author: Person(name: "Bo"))) == "nowhere-")
        #expect(try render(template, Article()) == "nowhere-")
    }

    @Test func `the nearest model that declares a name has it`() throws {
        let article = Article(title: "T", comments: [Remark(text: "c", by: ada)])
        #expect(
            try render("{{#comments}}{{#by}}{{name}} says {{text}} on {{title}}{{/by}}{{/comments}}", article)
                == "Ada says c on T")
    }

    @Test func `values of each kind are captured from outer models`() throws {
        let article = Article(
            title: "T", subtitle: "S", body: Markup(html: "<i>"), count: 7, isNew: true, author: ada, tags: ["x", "y"],
            comments: [Remark(text: "1"), Remark(text: "2")])
        let template = """
            {{#comments}}{{text}}:{{title}}{{subtitle}}{{{body}}}{{count}}{{#isNew}}!{{/isNew}}{{^isNew}}?{{/isNew}}\
            {{#subtitle}}({{.}}){{/subtitle}}{{#author}}{{name}}{{text}}{{/author}}{{author.home.city}}\
            {{#tags}}{{.}}{{text}}{{/tags}}{{^tags}}-{{/tags}};{{/comments}}
            """
        #expect(
            try render(template, article)
                == "1:TS<i>7!(S)Ada1Londonx1y1;2:TS<i>7!(S)Ada2Londonx2y2;")
        let bare = Article(title: "T", comments: [Remark(text: "1")])
        #expect(try render(template, bare) == "1:T3?-;")
    }

    @Test func `a captured value is that of the innermost model of its kind, and the outer one's comes back`() throws {
        let tree = Remark(
            text: "a", by: ada,
            replies: [Remark(text: "b", by: ada, replies: [Remark(text: "c", by: ada)]), Remark(text: "d", by: ada)])
        let node = "{{#by}}<{{text}}{{/by}}{{#replies}}{{>node}}{{/replies}}{{#by}}{{text}}>{{/by}}"
        #expect(try render("{{>node}}", tree, including: ["node": node]) == "<a<b<cc>b><dd>a>")
    }

    @Test func `sections nest, also those of the same name`() throws {
        let article = Article(isNew: true, comments: [Remark(text: "a", replies: [Remark(text: "b")])])
        #expect(
            try render(
                "{{#isNew}}1{{#isNew}}2{{^isNew}}3{{/isNew}}4{{/isNew}}5{{/isNew}}"
                    + "{{#comments}}{{#replies}}{{text}}{{/replies}}{{text}}{{/comments}}",
                article) == "1245ba")
    }
}
