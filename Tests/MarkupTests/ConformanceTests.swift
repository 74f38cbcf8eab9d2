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

    private func check(_ file: String, differing: [Int: Difference]) throws {
        let examples = try TestData.examples(file)
        #expect(examples.count > 20)
        for example in examples {
            let html = Markdown.render(example.markdown, for: .staff).html
            let isEqual = html == Self.ours(example.html)
            let isEqualAsText = Self.unescaped(html) == Self.unescaped(Self.ours(example.html))
            let place = "example \(example.n) (\(example.section)): \(example.markdown.debugDescription)"
            switch differing[example.n] {
            case nil: #expect(html == Self.ours(example.html), "\(place)")
            case .escaped:
                #expect(!isEqual, "\(place) is listed and yet equal")
                #expect(isEqualAsText, "\(place) must differ by escaping alone: \(html)")
            case let reason?:
                #expect(!isEqual && !isEqualAsText, "\(place) is listed (\(reason.rawValue)) and yet equal")
            }
        }
        #expect(Set(differing.keys).isSubset(of: examples.map(\.n)))
    }

    private enum Difference: String {
        case escaped = "raw HTML is shown as it was typed: equal but for the escaping"
        case readAsMarkdown = "raw HTML is text, so what it contains is read as Markdown"
        case scheme = "our links lead to http, https, mailto and relative addresses without a colon"
        case language = "the language of code is letters, digits and + - _ . #"
        case bareAddress = "GitHub's extension makes a link of the bare address"
        case tab = "md4c keeps the tab beside a heading's text"
        case currency = "md4c follows CommonMark 0.30, where only ASCII symbols count as punctuation"
        case columns = "md4c makes a table of a header with more cells than its delimiter row"
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
    private static let extensions = listed([(.columns, [203]), (.scheme, [628]), (.readAsMarkdown, [653])])

    private static func listed(_ reasons: [(Difference, [Int])]) -> [Int: Difference] {
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
        html = html.replacing(
            "<li><input disabled=\"\" type=\"checkbox\">", with: "<li class=\"task\"><input type=\"checkbox\" disabled>"
        )
        return html.replacing(
            "<li><input checked=\"\" disabled=\"\" type=\"checkbox\">",
            with: "<li class=\"task\"><input type=\"checkbox\" disabled checked>")
    }

    private static func unescaped(_ html: String) -> String {
        html.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&amp;", with: "&")
    }
}
