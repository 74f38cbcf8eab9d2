import Foundation
import Markup
import Testing

/// The examples of the specifications, as texts of staff. What our policy changes everywhere is changed in the
/// expected HTML first (``ours(_:)``); every other difference is listed by number with its reason, and an example that
/// is listed must differ.
@Suite(.disabled(if: TestData.isMissing, "\(TestData.advice)"))
struct ConformanceTests {
    @Test func `the examples of CommonMark come out as it says`() throws {
        try check("commonmark-spec.json", differing: Self.commonMark)
    }

    @Test func `the examples of GitHub's extensions come out as it says`() throws {
        try check("gfm-extension-examples.json", differing: Self.extensions)
    }

    private func check(_ file: String, differing: [Int: ExampleDifference]) throws {
        let examples = try TestData.examples(file)
        #expect(examples.count > 20)
        for example in examples {
            let html = Markdown.render(example.markdown, for: .staff).html
            let ours = Self.ours(example.html)
            let place = "example \(example.n) (\(example.section)): \(example.markdown.debugDescription)"
            #expect(SafetyCheck.violations(in: html, by: .staff) == [], "\(place)")
            guard let difference = differing[example.n] else {
                #expect(html == ours, "\(place)")
                continue
            }
            #expect(html != ours, "\(place) is listed (\(difference)) and yet equal")
            #expect(
                difference.explains(html, of: example.markdown, insteadOf: ours), "\(place) differs by more: \(html)")
        }
        #expect(Set(differing.keys).isSubset(of: examples.map(\.n)))
    }

    private static let commonMark = listed([
        (.escaped, [169, 170, 189, 203, 493, 496, 615, 616, 625, 627, 628, 629, 630, 631]),
        (.readAsMarkdown, Array(148...168) + Array(171...188) + [190, 191, 192, 193]),
        (.readAsMarkdown, [21, 31, 310, 311, 346, 477, 478, 479, 526, 538, 617, 618, 619, 632, 633, 645, 646]),
        (.scheme, [502, 598, 600, 601, 603]),
        (.language, [144]),
        (.bareAddress, [604, 610, 613, 614]),
        (.tab, [10, 82]),
        (.currency, [356]),
    ])
    private static let extensions = listed([(.scheme, [628]), (.readAsMarkdown, [653])])

    private static func listed(_ reasons: [(ExampleDifference, [Int])]) -> [Int: ExampleDifference] {
        Dictionary(uniqueKeysWithValues: reasons.flatMap { reason, numbers in numbers.map { ($0, reason) } })
    }

    /// What our policy makes of HTML that the specification expects.
    private static func ours(_ html: String) -> String {
        var html = html.replacing(" />", with: ">")
        for level in [5, 4, 3, 2, 1] {
            html = html.replacing("<h\(level)>", with: "<h\(level + 1)>").replacing(
                "</h\(level)>", with: "</h\(level + 1)>")
        }
        html = html.replacing(/<img ([^>]*)>/) { "<img \($0.1) loading=\"lazy\">" }
        html = html.replacing(/align="(left|center|right)"/) { "class=\"align-\($0.1)\"" }
        for (theirs, ours) in [("", ""), ("checked=\"\" ", " checked")] {
            html = html.replacing(
                "<li><input \(theirs)disabled=\"\" type=\"checkbox\">",
                with: "<li class=\"task\"><input type=\"checkbox\" aria-label=\"Done\" disabled\(ours)>")
        }
        html = html.replacing("<pre>", with: "<pre role=\"group\" aria-label=\"Code\" tabindex=\"0\">")
        let box = "<div class=\"table-scroll\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">"
        return html.replacing("<table>", with: "\(box)\n<table>").replacing("</table>", with: "</table>\n</div>")
    }
}
