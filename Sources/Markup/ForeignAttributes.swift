/// The attributes of foreign HTML that are looked at.
enum ForeignAttribute: String, Sendable {
    case align, alt, cite, `class`, colspan, datetime, dir, height, href, lang, open, reversed, rowspan, scope, src
    case start, title, value, width
}

/// Writes the attributes that an element may carry, save the address and the text of links and images.
enum ForeignAttributes {
    static func write(of node: GumboTree.Node, for element: ForeignElement, to output: inout HTMLOutput) {
        writeClass(of: node, for: element, to: &output)
        if takesDirection(element) {
            write(.dir, of: node, to: &output) { ["ltr", "rtl", "auto"].contains($0) }
            write(.lang, of: node, to: &output, where: isLanguage)
        }
        switch element {
        case .img:
            write(.width, of: node, to: &output) { isNumber($0, digits: 5) }
            write(.height, of: node, to: &output) { isNumber($0, digits: 5) }
            write(.title, of: node, to: &output)
        case .abbr, .dfn: write(.title, of: node, to: &output)
        case .blockquote, .q: writeCitation(of: node, to: &output)
        case .del, .ins:
            writeCitation(of: node, to: &output)
            write(.datetime, of: node, to: &output, where: isTime)
        case .time: write(.datetime, of: node, to: &output, where: isTime)
        case .details: if node.value(of: .open) != nil { output.markup(" open") }
        case .ol:
            write(.start, of: node, to: &output) { isNumber($0, digits: 9) }
            if node.value(of: .reversed) != nil { output.markup(" reversed") }
        case .li: write(.value, of: node, to: &output) { isNumber($0, digits: 9) }
        case .td, .th:
            write(.colspan, of: node, to: &output) { isNumber($0, digits: 3) }
            write(.rowspan, of: node, to: &output) { isNumber($0, digits: 3) }
            write(.scope, of: node, to: &output) { ["col", "colgroup", "row", "rowgroup"].contains($0) }
        default: break
        }
    }

    private static func write(
        _ attribute: ForeignAttribute, of node: GumboTree.Node, to output: inout HTMLOutput,
        where isAllowed: (String) -> Bool = { !$0.isEmpty }
    ) {
        guard let value = node.value(of: attribute), isAllowed(String(decoding: value, as: UTF8.self)) else { return }
        output.markup(" ")
        output.safe(attribute.rawValue.utf8)
        output.markup("=\"")
        output.text(value)
        output.markup("\"")
    }

    private static func writeCitation(of node: GumboTree.Node, to output: inout HTMLOutput) {
        guard let value = node.value(of: .cite), let address = Address(value, for: .image, by: .visitor) else { return }
        output.markup(" cite=\"")
        output.safe(address.escaped)
        output.markup("\"")
    }

    /// Alignment by WordPress' classes or by the attribute of old, and the language of code by the class that
    /// highlighters read.
    private static func writeClass(of node: GumboTree.Node, for element: ForeignElement, to output: inout HTMLOutput) {
        let classes = node.value(of: .class).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let names = classes.prefix(1_000).split { $0.isWhitespace }
        if element == .code || element == .pre, let language = names.first(where: { $0.hasPrefix("language-") }) {
            guard isLanguageOfCode(language.dropFirst("language-".count)) else { return }
            output.markup(" class=\"")
            output.safe(language.utf8)
            output.markup("\"")
        }
        guard takesAlignment(element) else { return }
        let attribute = node.value(of: .align).map { String(decoding: $0, as: UTF8.self).lowercased() }
        let alignment = names.lazy.compactMap { alignments[String($0)] }.first ?? attribute.flatMap { alignments[$0] }
        switch alignment {
        case .left: output.markup(" class=\"align-left\"")
        case .center: output.markup(" class=\"align-center\"")
        case .right: output.markup(" class=\"align-right\"")
        case nil: break
        }
    }

    private enum Alignment { case left, center, right }

    /// The last three are our own, so that rendering the result again changes nothing.
    private static let alignments: [String: Alignment] = [
        "alignleft": .left, "aligncenter": .center, "alignright": .right,
        "has-text-align-left": .left, "has-text-align-center": .center, "has-text-align-right": .right,
        "left": .left, "center": .center, "middle": .center, "right": .right,
        "align-left": .left, "align-center": .center, "align-right": .right,
    ]

    private static func takesAlignment(_ element: ForeignElement) -> Bool {
        switch element {
        case .div, .figure, .img, .p, .table, .td, .th: true
        default: element.isHeading
        }
    }

    /// Blocks and the elements made for it. Formatting elements carry no attributes: those that differ only by one
    /// would pile up in a parser.
    private static func takesDirection(_ element: ForeignElement) -> Bool {
        element.endsParagraph && element != .hr || element == .bdi || element == .bdo || element == .q
    }

    private static func isNumber(_ value: String, digits: Int) -> Bool {
        !value.isEmpty && value.utf8.count <= digits && value.utf8.allSatisfy(\.isASCIIDigit)
    }

    private static func isLanguage(_ value: String) -> Bool {
        !value.isEmpty && value.utf8.count <= 35
            && value.utf8.allSatisfy { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") }
    }

    private static func isLanguageOfCode(_ value: Substring) -> Bool {
        !value.isEmpty && value.utf8.count <= 35
            && value.utf8.allSatisfy { byte in
                byte.isASCIIAlphanumeric || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
                    || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "#")
            }
    }

    /// The characters of dates, times, zones and durations (HTML Standard, section 2.3.5).
    private static func isTime(_ value: String) -> Bool {
        !value.isEmpty && value.utf8.count <= 40
            && value.utf8.allSatisfy { byte in
                byte.isASCIIDigit || byte == 0x20 || "-:+.,TZPWYMDHS".utf8.contains(byte)
            }
    }
}
