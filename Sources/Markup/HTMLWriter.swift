internal import CGumbo

/// Writes the allowed part of a parsed document.
struct HTMLWriter {
    let author: Markdown.Author
    private(set) var output = HTMLOutput()

    init(author: Markdown.Author) { self.author = author }

    mutating func write(_ node: UnsafeMutablePointer<GumboNode>?) {
        guard let node else { return }
        switch node.pointee.type {
        case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
            text(node.pointee.v.text.text)
        case GUMBO_NODE_ELEMENT: element(node.pointee.v.element)
        // Comments, and templates, whose content is not part of the page.
        default: break
        }
    }

    private mutating func element(_ element: GumboElement) {
        guard element.tag_namespace == GUMBO_NAMESPACE_HTML else { return }
        let name = String(cString: gumbo_normalized_tagname(element.tag))
        switch AllowedElement.named(name, for: author) {
        case .vanishing: return
        case .transparent: children(element)
        case .void(let tag):
            output.markup(tag)
        case .wrapped(let start, let end, let attributes):
            output.markup(start)
            write(attributes, of: element)
            output.markup(">")
            children(element)
            output.markup(end)
        case .link: link(element)
        case .image: image(element)
        case .media: media(element)
        }
    }

    private mutating func children(_ element: GumboElement) {
        let children = element.children
        for index in 0..<Int(children.length) {
            write(children.data?[index]?.assumingMemoryBound(to: GumboNode.self))
        }
    }

    private mutating func link(_ element: GumboElement) {
        guard let address = address("href", of: element, for: .link) else { return children(element) }
        startLink(to: address)
        children(element)
        output.markup("</a>")
    }

    private mutating func image(_ element: GumboElement) {
        guard let address = address("src", of: element, for: .image) else { return text(value("alt", of: element)) }
        guard author == .staff else {
            startLink(to: address)
            text(value("alt", of: element).flatMap { $0.isEmpty ? nil : $0 } ?? "Image")
            return output.markup("</a>")
        }
        output.markup("<img src=\"")
        output.safe(address.escaped)
        output.markup("\" alt=\"")
        text(value("alt", of: element))
        output.markup("\"")
        write([.width, .height], of: element)
        output.markup(" loading=\"lazy\">")
    }

    /// What plays or shows something of another site: a link says where.
    private mutating func media(_ element: GumboElement) {
        guard let address = address("src", of: element, for: .image) else { return children(element) }
        output.markup("<p>")
        startLink(to: address)
        output.safe(address.escaped)
        output.markup("</a></p>")
    }

    private mutating func startLink(to address: Address) {
        output.markup("<a href=\"")
        output.safe(address.escaped)
        output.markup(author == .visitor ? "\" rel=\"nofollow ugc\">" : "\">")
    }

    private mutating func write(_ attributes: [AllowedAttribute], of element: GumboElement) {
        for attribute in attributes {
            guard let value = value(attribute.name, of: element), let safe = attribute.checked(value) else { continue }
            output.markup(attribute.start)
            text(safe)
            output.markup("\"")
        }
    }

    private func address(_ name: String, of element: GumboElement, for purpose: Address.Purpose) -> Address? {
        guard let value = value(name, of: element) else { return nil }
        // Browsers strip white space from both ends of an address and lines from its middle (URL standard, 4.4).
        let bytes = value.utf8.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
        let start = bytes.drop { $0 <= 0x20 }
        guard let end = start.lastIndex(where: { $0 > 0x20 }) else { return nil }
        return Address(start[...end], for: purpose, by: author)
    }

    private func value(_ name: String, of element: GumboElement) -> String? {
        let attributes = element.attributes
        for index in 0..<Int(attributes.length) {
            guard let attribute = attributes.data?[index]?.assumingMemoryBound(to: GumboAttribute.self).pointee,
                String(cString: attribute.name) == name
            else { continue }
            return String(cString: attribute.value)
        }
        return nil
    }

    private mutating func text(_ characters: UnsafePointer<CChar>?) {
        guard let characters else { return }
        text(String(cString: characters))
    }

    private mutating func text(_ string: String?) {
        guard let string else { return }
        output.text(Array(string.utf8))
    }
}
