internal import CGumbo

/// A page's tree as Gumbo sees it, independent of how the target reads trees: every element, attribute and text.
indirect enum ParsedHTML: Equatable {
    case text(String)
    case comment
    case element(name: String, attributes: [String: String], children: [ParsedHTML])

    /// The contents of `body` of a page in standards mode that holds `html`.
    static func body(_ html: String) -> [ParsedHTML] {
        let page = Array("<!DOCTYPE html><html><head><title>t</title></head><body>\(html)</body></html>".utf8)
        return page.withUnsafeBytes { source in
            var options = kGumboDefaultOptions
            options.max_errors = 0
            let start = source.baseAddress?.assumingMemoryBound(to: CChar.self)
            guard let output = gumbo_parse_with_options(&options, start, source.count) else { return [] }
            defer { gumbo_destroy_output(&options, output) }
            guard case .element(_, _, let parts) = node(output.pointee.root) else { return [] }
            return parts.flatMap { part in
                if case .element("body", _, let children) = part { children } else { [ParsedHTML]() }
            }
        }
    }

    private static func node(_ pointer: UnsafeMutablePointer<GumboNode>?) -> ParsedHTML? {
        guard let node = pointer?.pointee else { return nil }
        switch node.type {
        case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
            var attributes: [String: String] = [:]
            for attribute in items(node.v.element.attributes, as: GumboAttribute.self) {
                attributes[String(cString: attribute.pointee.name)] = String(cString: attribute.pointee.value)
            }
            var children: [ParsedHTML] = []
            for case let child? in items(node.v.element.children, as: GumboNode.self).map({ Self.node($0) }) {
                if case .text(let more) = child, case .text(let text) = children.last {
                    children[children.count - 1] = .text(text + more)
                } else {
                    children.append(child)
                }
            }
            return .element(name: name(of: node.v.element), attributes: attributes, children: children)
        case GUMBO_NODE_COMMENT: return .comment
        default: return .text(String(cString: node.v.text.text))
        }
    }

    /// Unknown elements, which Gumbo keeps no name for, and foreign ones are named so that nothing allows them.
    private static func name(of element: GumboElement) -> String {
        let name = String(cString: gumbo_normalized_tagname(element.tag))
        return element.tag_namespace == GUMBO_NAMESPACE_HTML ? (name.isEmpty ? "(unknown)" : name) : "(foreign) \(name)"
    }

    private static func items<Item>(_ vector: GumboVector, as: Item.Type) -> [UnsafeMutablePointer<Item>] {
        (0..<Int(vector.length)).compactMap { vector.data[$0]?.assumingMemoryBound(to: Item.self) }
    }

    /// The HTML fragment serialisation of the HTML Standard, section 13.3.
    var html: String {
        switch self {
        case .comment: return "<!---->"
        case .text(let text):
            return text.replacing("&", with: "&amp;").replacing("\u{A0}", with: "&nbsp;").replacing("<", with: "&lt;")
                .replacing(">", with: "&gt;")
        case .element(let name, let attributes, let children):
            let pairs = attributes.sorted { $0.key < $1.key }.map { key, value in
                " \(key)=\"\(value.replacing("&", with: "&amp;").replacing("\"", with: "&quot;"))\""
            }
            let start = "<\(name)\(pairs.joined())>"
            if ["br", "hr", "img", "input", "wbr"].contains(name) { return start }
            var inside = children.map(\.html).joined()
            if name == "pre", inside.hasPrefix("\n") { inside = "\n" + inside }
            return start + inside + "</\(name)>"
        }
    }
}
