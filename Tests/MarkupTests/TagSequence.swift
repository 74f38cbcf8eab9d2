/// The tags of a piece of HTML in their order, once as they are written and once as a parser finds them. Where the two
/// are equal, every element is closed where it says, and a browser moves, adds and drops nothing.
enum TagSequence {
    private static let void: Set<String> = ["br", "hr", "img", "input", "wbr"]

    /// Read without a parser: what stands between `<` and `>`, which our output never has in an attribute.
    static func written(in html: String) -> [String] {
        var tags: [String] = []
        var rest = html.utf8[...]
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[rest.index(after: start)...]
            let end = rest.firstIndex(of: UInt8(ascii: ">")) ?? rest.endIndex
            let name = rest[..<end].prefix { $0 != UInt8(ascii: " ") }
            tags.append(String(decoding: name, as: UTF8.self))
            rest = rest[end...]
        }
        return tags
    }

    static func parsed(in nodes: [ParsedHTML]) -> [String] {
        var tags: [String] = []
        func walk(_ node: ParsedHTML) {
            guard case .element(let name, _, let children) = node else { return }
            tags.append(name)
            for child in children { walk(child) }
            if !void.contains(name) { tags.append("/\(name)") }
        }
        for node in nodes { walk(node) }
        return tags
    }
}
