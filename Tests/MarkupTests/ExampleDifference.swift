import Markup

/// Why an example of a specification comes out differently, and all that may differ for that reason.
enum ExampleDifference {
    /// Raw HTML is shown as it was typed, and nothing of it was Markdown.
    case escaped
    /// Raw HTML is text, so what it contains is read as Markdown.
    case readAsMarkdown
    /// Our links lead to http, https, mailto and relative addresses without a colon.
    case scheme
    /// The language of code is letters, digits and `+ - _ . #`.
    case language
    /// GitHub's extension makes a link of the bare address.
    case bareAddress
    /// md4c keeps the tab beside a heading's text.
    case tab
    /// md4c follows CommonMark 0.30, where only ASCII symbols count as punctuation.
    case currency

    /// - Parameter expected: what the specification says, changed as our policy changes all HTML.
    func explains(_ html: String, of markdown: String, insteadOf expected: String) -> Bool {
        switch self {
        case .escaped: unescaped(html) == unescaped(expected)
        case .readAsMarkdown: unescaped(html) != unescaped(expected) && isReadLikeText(html, markdown)
        case .scheme, .bareAddress: withoutLinks(html) == withoutLinks(expected)
        case .language: html == expected.replacing(/\ class="language-[^"]*"/, with: "")
        case .tab: html.replacing("\t", with: "") == expected
        case .currency: html == expected.replacing(/\*([£€𞋿])\*/) { "<em>\($0.1)</em>" }
        }
    }

    /// Whether it comes out as a text with another sign in the place of each `<` does.
    private func isReadLikeText(_ html: String, _ markdown: String) -> Bool {
        let sign = "\u{2039}"
        let other = Markdown.render(markdown.replacing("<", with: sign), for: .staff).html
        return html.replacing("&lt;", with: sign) == other.replacing("%E2%80%B9", with: "%3C")
    }

    private func withoutLinks(_ html: String) -> String { html.replacing(/<\/?a[^>]*>/, with: "") }

    private func unescaped(_ html: String) -> String {
        html.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&amp;", with: "&")
    }
}
