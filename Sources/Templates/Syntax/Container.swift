/// A tag that is open while its content is read.
struct Container {
    enum Kind { case file, section, parent, block }

    let kind: Kind
    let tag: Tag
    let indent: [UInt8]
    let isStandalone: Bool
    var nodes: [Node] = []
    var arguments: [Block] = []
    /// The blanks before the first line of the content, where the opening tag stands on a line of its own.
    var contentIndent: [UInt8]?

    var awaitsFirstLine: Bool { kind == .block && isStandalone && contentIndent == nil }

    var description: String {
        switch tag.kind {
        case .inverted: "{{^\(tag.name)}}"
        case .parent: "{{<\(tag.name)}}"
        case .block: "{{$\(tag.name)}}"
        default: "{{#\(tag.name)}}"
        }
    }
}
