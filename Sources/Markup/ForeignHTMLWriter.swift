/// Writes a tree of foreign HTML as far as a page may carry it.
///
/// An element is written only where a parser would find it again: list items in lists, cells in rows, no paragraph,
/// link or heading inside its like. Elsewhere its contents are written alone. That keeps a second parse of the output
/// equal to the first.
struct ForeignHTMLWriter {
    private let author: Markdown.Author
    private var output = HTMLOutput()

    /// What the element being written stands in.
    private struct Place {
        var parent: ForeignElement?
        var isInParagraph = false
        var isInHeading = false
        var isInLink = false
        var isInTable = false
    }

    static func write(_ balanced: BalancedHTML, for author: Markdown.Author) -> String {
        var writer = ForeignHTMLWriter(author: author)
        writer.output.reserve(balanced.bytes.count + balanced.bytes.count / 4)
        _ = GumboTree.visit(balanced.bytes) { root in writer.writeContents(of: root, Place()) }
        return writer.output.html
    }

    private mutating func writeContents(of node: GumboTree.Node, _ place: Place) {
        for child in node.children {
            if let text = child.text {
                write(text, place)
            } else if let element = child.element, mayWrite(element, place) {
                write(element, child, place)
            } else {
                writeContents(of: child, place)
            }
        }
    }

    private func mayWrite(_ element: ForeignElement, _ place: Place) -> Bool {
        guard element.mayStand(in: place.parent) else { return false }
        if element.endsParagraph || element == .table, place.isInParagraph { return false }
        if element.isHeading { return !place.isInHeading }
        return true
    }

    private mutating func write(_ text: UnsafeBufferPointer<UInt8>, _ place: Place) {
        switch place.parent {
        case .table, .tbody, .tfoot, .thead, .tr:
            // Only white space stands here, and anything else would be moved before the table.
            if text.allSatisfy(\.isASCIIWhitespace) { output.text(text) }
        default: output.text(text)
        }
    }

    private mutating func write(_ element: ForeignElement, _ node: GumboTree.Node, _ place: Place) {
        switch element {
        case .a: writeLink(node, place)
        case .img: writeImage(node, place)
        case .br, .hr, .wbr: writeTag(element, node)
        case .h1 where author == .staff: writeElement(.h2, node, place)
        case .table where !place.isInTable:
            output.markup(ScrollingRegion.tableStart)
            writeElement(.table, node, place)
            output.markup(ScrollingRegion.tableEnd)
        case .div where Self.isBoxOfTable(node): writeContents(of: node, place)
        case _ where element.isHeading && author == .visitor:
            output.markup("<p><strong>")
            writeContents(of: node, inside(.strong, place, isInParagraph: true))
            output.markup("</strong></p>")
        default: writeElement(element, node, place)
        }
    }

    private mutating func writeElement(_ element: ForeignElement, _ node: GumboTree.Node, _ place: Place) {
        writeTag(element, node)
        // A parser drops a line feed right behind this tag.
        if element == .pre, node.beginsWithLineFeed { output.markup("\n") }
        writeContents(of: node, inside(element, place))
        writeEnd(of: element)
    }

    private func inside(_ element: ForeignElement, _ place: Place, isInParagraph: Bool = false) -> Place {
        var inside = place
        inside.parent = element
        inside.isInParagraph = isInParagraph || element == .p || (place.isInParagraph && !element.isCell)
        inside.isInHeading = place.isInHeading || element.isHeading
        inside.isInTable = place.isInTable || element == .table
        return inside
    }

    /// Whether it is a box that an earlier reading put around a table, and that this one puts there again.
    private static func isBoxOfTable(_ node: GumboTree.Node) -> Bool {
        guard let names = node.value(of: .class), names.elementsEqual(ScrollingRegion.tableClass.utf8) else {
            return false
        }
        return node.children.allSatisfy { $0.element == .table || $0.text?.allSatisfy(\.isASCIIWhitespace) == true }
    }

    private mutating func writeLink(_ node: GumboTree.Node, _ place: Place) {
        guard !place.isInLink, let href = node.value(of: .href), let address = checked(href, for: .link) else {
            return writeContents(of: node, place)
        }
        openLink(to: address, node)
        var inside = inside(.a, place)
        inside.isInLink = true
        writeContents(of: node, inside)
        output.markup("</a>")
    }

    private mutating func openLink(to address: Address, _ node: GumboTree.Node) {
        output.markup("<a href=\"")
        output.safe(address.escaped)
        if let title = node.value(of: .title), !title.isEmpty {
            output.markup("\" title=\"")
            output.text(title)
        }
        output.markup(author == .visitor ? "\" rel=\"nofollow ugc\">" : "\">")
    }

    private mutating func writeImage(_ node: GumboTree.Node, _ place: Place) {
        let text = node.value(of: .alt)
        let address = node.value(of: .src).flatMap { checked($0, for: .image) }
        switch (address, author) {
        case (let address?, .staff):
            output.markup("<img src=\"")
            output.safe(address.escaped)
            output.markup("\" alt=\"")
            if let text { output.text(text) }
            output.markup("\"")
            ForeignAttributes.write(of: node, for: .img, to: &output)
            output.markup(" loading=\"lazy\">")
        case (let address?, .visitor) where !place.isInLink:
            openLink(to: address, node)
            if let text, !text.isEmpty { output.text(text) } else { output.safe(address.escaped) }
            output.markup("</a>")
        default: if let text { write(text, place) }
        }
    }

    private mutating func writeTag(_ element: ForeignElement, _ node: GumboTree.Node) {
        output.markup("<")
        output.safe(element.rawValue.utf8)
        ForeignAttributes.write(of: node, for: element, to: &output)
        if element == .pre { output.markup(ScrollingRegion.preformattedAttributes) }
        output.markup(">")
    }

    private mutating func writeEnd(of element: ForeignElement) {
        output.markup("</")
        output.safe(element.rawValue.utf8)
        output.markup(">")
    }

    /// Spaces around an address, and tabs and line feeds in it, are dropped as browsers drop them.
    private func checked(_ value: UnsafeBufferPointer<UInt8>, for purpose: Address.Purpose) -> Address? {
        var bytes = value.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }[...]
        while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        return Address(bytes, for: purpose, by: author)
    }
}
