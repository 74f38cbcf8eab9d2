import Templates
import Testing

/// Whatever stands in the files of a theme, the program that reads them goes on.
struct RandomTemplateTests {
    private static let pieces = [
        "{{", "}}", "{{{", "}}}", "{{#", "{{^", "{{/", "{{>", "{{<", "{{$", "{{&", "{{!", "{{=", "=}}", "{{=<% %>=}}",
        "<%", "%>", "<%={{ }}=%>", "title}}", "body}}}", "{{title}}", "{{{body}}}", "{{#comments}}", "{{/comments}}",
        "{{#replies}}", "{{/replies}}", "{{#by}}", "{{/by}}", "{{text}}", "{{by.name}}", "{{^isNew}}", "{{#isNew}}",
        "{{/isNew}}", "{{#tags}}{{.}}{{/tags}}", "{{>one}}", "{{>two}}", "{{<one}}", "{{/one}}", "{{$a}}", "{{/a}}",
        "{{$b}}", "{{/b}}", "{{.}}", ".", " ", "\n", "\n  ", "\r\n", "\t", "a", "ü漢🐦", "&<>\"'", "\0", "{", "}", "=",
    ]

    private let article = Article(
        subtitle: "<s>", body: Markup(html: "<p>"), isNew: true, author: Person(name: "Ada"), tags: ["x", "y"],
        comments: [Remark(text: "1", by: Person(name: "Bo"), replies: [Remark(text: "1.1")]), Remark(text: "2")])

    @Test(arguments: 0..<4 as Range<UInt64>)
    func `pieces of tags in any order compile or are refused with a place inside their file`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<400 {
            check(
                texts(using: &random) { random in
                    (0..<Int.random(in: 0...12, using: &random)).map { _ in
                        Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
                    }.joined()
                })
        }
    }

    @Test(arguments: 0..<4 as Range<UInt64>)
    func `tags that match, in any order, compile or are refused with a place inside their file`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let compiled = (0..<400).count { _ in
            check(texts(using: &random) { Self.nodes(depth: 0, using: &$0) })
        }
        // Otherwise nothing but refusing is tried.
        #expect(compiled > 80)
    }

    private func texts(
        using random: inout SeededGenerator, _ text: (inout SeededGenerator) -> String
    ) -> [String: String] {
        ["main", "one", "two"].reduce(into: [:]) { $0[$1] = text(&random) }
    }

    private static func nodes(depth: Int, using random: inout SeededGenerator) -> String {
        guard depth < 5 else { return "x" }
        return (0..<Int.random(in: 0...3, using: &random)).map { _ in
            let inner = nodes(depth: depth + 1, using: &random)
            let gap = ["", "\n", "\n  "].randomElement(using: &random) ?? ""
            switch Int.random(in: 0..<12, using: &random) {
            case 0: return "{{title}}\(gap)"
            case 1: return "{{{body}}}\(gap)"
            case 2: return "{{author.name}}\(gap)"
            case 3: return "{{#comments}}\(gap)\(inner){{text}}{{/comments}}\(gap)"
            case 4: return "{{#replies}}\(gap)\(inner){{/replies}}"
            case 5: return "{{#tags}}\(inner){{.}}{{/tags}}\(gap)"
            case 6: return "{{^isNew}}\(gap)\(inner){{/isNew}}"
            case 7: return "{{#subtitle}}\(gap)\(inner)\(gap){{.}}{{/subtitle}}"
            case 8: return "\(gap){{>one}}\(gap)"
            case 9: return "\(gap){{<two}}\(gap){{$a}}\(inner){{/a}}{{/two}}"
            case 10: return "{{$a}}\(gap)\(inner){{/a}}"
            default: return "a&\(gap)"
            }
        }.joined()
    }

    /// Whether the templates compile.
    @discardableResult
    private func check(_ texts: [String: String]) -> Bool {
        do throws(TemplateError) {
            let template = try TemplateLibrary(texts).template("main", for: Article.self)
            #expect(template.text(article) == template.text(article), "\(texts)")
            return true
        } catch {
            #expect(!error.problems.isEmpty, "\(texts)")
            for problem in error.problems {
                #expect(isInside(problem, texts), "\(problem) of \(texts)")
            }
            return false
        }
    }

    private func isInside(_ problem: TemplateError.Problem, _ texts: [String: String]) -> Bool {
        guard let file = problem.file, file.hasSuffix(".mustache"),
            let text = texts[String(file.dropLast(".mustache".count))]
        else { return false }
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.indices.contains(problem.line - 1) && problem.column >= 1
            && problem.column <= lines[problem.line - 1].count + 1
    }
}
