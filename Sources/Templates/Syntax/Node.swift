/// A name in a tag, cut at its dots; `.` itself, the implicit iterator, has no parts.
struct Name: Sendable {
    let text: String
    let parts: [String]
    let position: Position
}

enum Node: Sendable {
    case text([UInt8])
    /// The leading blanks of a line that has more than standalone tags: here indentation is added and removed.
    case lineStart([UInt8])
    case variable(Name, raw: Bool)
    case section(Section)
    case inclusion(Inclusion)
    case block(Block)
}

struct Section: Sendable {
    let name: Name
    let isInverted: Bool
    let nodes: [Node]
}

/// A partial, or a parent with the blocks that it is given: the specification makes a partial a parent without any.
final class Inclusion: Sendable {
    let name: String
    let position: Position
    /// The blanks before a standalone tag; nil where the tag stands within a line.
    let indent: [UInt8]?
    let arguments: [Block]

    init(name: String, position: Position, indent: [UInt8]?, arguments: [Block]) {
        self.name = name
        self.position = position
        self.indent = indent
        self.arguments = arguments
    }
}

/// A `{{$name}}`: a place with default content, or inside a parent tag the content that takes such a place.
final class Block: Sendable {
    let name: String
    let position: Position
    /// What content that takes this place is indented by: the first line of the default content, else the tag itself.
    let indent: [UInt8]
    /// What is removed from each line of this content before it goes elsewhere.
    let contentIndent: [UInt8]
    /// Whether the opening tag has a line of its own, so that the content begins with a line.
    let isStandalone: Bool
    let nodes: [Node]

    init(
        name: String, position: Position, isStandalone: Bool, indent: [UInt8], contentIndent: [UInt8], nodes: [Node]
    ) {
        self.name = name
        self.position = position
        self.isStandalone = isStandalone
        self.indent = indent
        self.contentIndent = contentIndent
        self.nodes = nodes
    }
}
