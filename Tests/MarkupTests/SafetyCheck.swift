import Markup

/// What may stand in a page, written down a second time: the target's own lists are not trusted to judge its output.
struct SafetyCheck {
    private(set) var violations: [String] = []

    /// Nil where it is not known who wrote the text.
    private let author: Markdown.Author?

    /// What is wrong with `html`, empty when nothing is.
    static func violations(in html: String, by author: Markdown.Author? = nil) -> [String] {
        var check = SafetyCheck(author: author)
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
        "alt", "aria-label", "checked", "cite", "class", "colspan", "datetime", "dir", "disabled", "height", "href",
        "lang",
        "loading",
        "open", "rel", "reversed", "role", "rowspan", "scope", "src", "start", "tabindex", "title", "type", "value",
        "width",
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
            for (attribute, value) in attributes { check(attribute, value, of: name) }
            if author == .visitor { checkVisitor(name, attributes) }
            for child in children { walk(child) }
        }
    }

    /// Where the value of an attribute says what a page does, only these values may stand.
    private static let values: [String: Set<String>] = [
        "aria-label": ["Code", "Done", "Preformatted text", "Table"], "dir": ["auto", "ltr", "rtl"],
        "loading": ["lazy"], "rel": ["nofollow ugc"], "role": ["group"], "tabindex": ["0"], "type": ["checkbox"],
    ]

    private mutating func check(_ attribute: String, _ value: String, of element: String) {
        let place = "\(attribute)=\(value.debugDescription) of \(element)"
        if !Self.attributes.contains(attribute) { violations.append(place) }
        if let values = Self.values[attribute], !values.contains(value) { violations.append(place) }
        if attribute == "class", !Self.isKnownClass(value, of: element) { violations.append(place) }
        if Self.addresses.contains(attribute), !Self.isHarmless(value) { violations.append(place) }
    }

    private static func isKnownClass(_ value: String, of element: String) -> Bool {
        switch value {
        case "align-left", "align-center", "align-right": true
        case "task": element == "li"
        case "table-scroll": element == "div"
        default: (element == "code" || element == "pre") && value.utf8.starts(with: "language-".utf8)
        }
    }

    /// A stranger's text stays outside the page's outline, loads nothing, and lends no reputation.
    private mutating func checkVisitor(_ name: String, _ attributes: [String: String]) {
        if name == "img" || ["h1", "h2", "h3", "h4", "h5", "h6"].contains(name) {
            violations.append("\(name) of a visitor")
        }
        guard name == "a" else { return }
        if attributes["rel"] != "nofollow ugc" { violations.append("a visitor's link that is followed") }
        let address = attributes["href"]?.lowercased() ?? ""
        if !["http://", "https://", "mailto:"].contains(where: address.hasPrefix) {
            violations.append("a visitor's link to \(address.debugDescription)")
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
