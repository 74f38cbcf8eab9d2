/// What may stand in a page, written down a second time: the target's own lists are not trusted to judge its output.
struct SafetyCheck {
    private(set) var violations: [String] = []

    /// What is wrong with `html`, empty when nothing is.
    static func violations(in html: String) -> [String] {
        var check = SafetyCheck()
        let tree = ParsedHTML.body(html)
        for node in tree { check.walk(node) }
        if ParsedHTML.body(tree.map(\.html).joined()) != tree {
            check.violations.append("a second parse gives another tree")
        }
        return check.violations
    }

    private static let elements: Set<String> = [
        "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code",
        "dd",
        "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "footer", "h2", "h3", "h4", "h5",
        "h6",
        "header", "hr", "i", "img", "input", "ins", "kbd", "li", "main", "mark", "nav", "ol", "p", "pre", "q", "rp",
        "rt",
        "ruby", "s", "samp", "section", "small", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot",
        "th",
        "thead", "time", "tr", "u", "ul", "var", "wbr",
    ]

    private static let attributes: Set<String> = [
        "alt", "checked", "cite", "class", "colspan", "datetime", "dir", "disabled", "height", "href", "lang",
        "loading",
        "open", "rel", "reversed", "rowspan", "scope", "src", "start", "title", "type", "value", "width",
    ]

    private static let addresses: Set<String> = ["cite", "href", "src"]

    private mutating func walk(_ node: ParsedHTML) {
        switch node {
        case .text: break
        case .comment: violations.append("a comment")
        case .element(let name, let attributes, let children):
            if !Self.elements.contains(name) { violations.append("element \(name)") }
            if name == "input", attributes["type"] != "checkbox" || attributes["disabled"] == nil {
                violations.append("an input that works")
            }
            for (attribute, value) in attributes {
                if !Self.attributes.contains(attribute) { violations.append("attribute \(attribute) of \(name)") }
                if Self.addresses.contains(attribute), !Self.isHarmless(value) {
                    violations.append("\(attribute) = \(value.debugDescription)")
                }
            }
            for child in children { walk(child) }
        }
    }

    /// Reads a scheme as carelessly as a browser might: no white space, no controls, no case.
    private static func isHarmless(_ address: String) -> Bool {
        let bare = String(
            String.UnicodeScalarView(address.unicodeScalars.filter { $0.value > 0x20 && !$0.properties.isWhitespace }))
        let beforeSlash = bare.lowercased().prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard let colon = beforeSlash.firstIndex(of: ":") else { return !bare.hasPrefix("\\") }
        return ["http", "https", "mailto"].contains(String(beforeSlash[..<colon]))
    }
}
