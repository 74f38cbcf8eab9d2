internal import CGumbo

/// The tree that Gumbo makes of a fragment of HTML, alive while it is visited.
enum GumboTree {
    /// A node of the tree; not to be kept beyond the visit.
    struct Node {
        fileprivate let pointer: UnsafeMutablePointer<GumboNode>

        /// Decoded text, or nil for an element.
        var text: UnsafeBufferPointer<UInt8>? {
            switch pointer.pointee.type {
            case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
                pointer.pointee.v.text.text.map(GumboTree.bytes)
            default: nil
            }
        }

        /// Nil for text and for what no page may carry.
        var element: ForeignElement? {
            guard pointer.pointee.type == GUMBO_NODE_ELEMENT,
                pointer.pointee.v.element.tag_namespace == GUMBO_NAMESPACE_HTML,
                let name = gumbo_normalized_tagname(pointer.pointee.v.element.tag)
            else { return nil }
            return ForeignElement(name: String(cString: name))
        }

        var children: some Sequence<Node> {
            let isElement = pointer.pointee.type == GUMBO_NODE_ELEMENT
            let nodes = isElement ? pointer.pointee.v.element.children : GumboVector()
            return (0..<Int(nodes.length)).lazy.compactMap { index in
                nodes.data[index].map { Node(pointer: $0.assumingMemoryBound(to: GumboNode.self)) }
            }
        }

        /// Whether the first thing inside is text that starts a new line.
        var beginsWithLineFeed: Bool {
            for child in children { return child.text?.first == UInt8(ascii: "\n") }
            return false
        }

        /// The decoded value of an attribute of an element.
        func value(of attribute: ForeignAttribute) -> UnsafeBufferPointer<UInt8>? {
            guard pointer.pointee.type == GUMBO_NODE_ELEMENT else { return nil }
            let found = withUnsafePointer(to: &pointer.pointee.v.element.attributes) {
                gumbo_get_attribute($0, attribute.rawValue)
            }
            return found?.pointee.value.map(GumboTree.bytes)
        }
    }

    /// Parses `html` as the inside of a page's body. Gumbo records none of its complaints: they cost memory.
    static func visit<Result>(_ html: [UInt8], _ visit: (Node) -> Result) -> Result? {
        html.withUnsafeBytes { source in
            var options = kGumboDefaultOptions
            options.max_errors = 0
            options.fragment_context = GUMBO_TAG_BODY
            let start = source.baseAddress?.assumingMemoryBound(to: CChar.self)
            guard let output = gumbo_parse_with_options(&options, start, start == nil ? 0 : source.count) else {
                return nil
            }
            defer { gumbo_destroy_output(&options, output) }
            return output.pointee.root.map { visit(Node(pointer: $0)) }
        }
    }

    private static func bytes(_ string: UnsafePointer<CChar>) -> UnsafeBufferPointer<UInt8> {
        UnsafeRawBufferPointer(start: string, count: gumbo_text_length(string)).bindMemory(to: UInt8.self)
    }
}
