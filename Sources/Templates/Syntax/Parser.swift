/// Builds the tree of a template: matches tags, applies the rules of standalone lines, keeps what indentation needs.
struct Parser {
    private var open: [Container] = []
    private var container = Container(
        kind: .file, tag: Tag(kind: .section, name: "", position: Position()), indent: [], isStandalone: false)

    static func nodes(of text: String) throws(SyntaxError) -> [Node] {
        var parser = Parser()
        for line in Line.lines(of: try Scanner.tokens(of: text)) {
            try parser.read(line)
        }
        guard parser.container.kind == .file else {
            let unclosed = parser.container
            throw SyntaxError(position: unclosed.tag.position, message: "\(unclosed.description) is never closed")
        }
        return parser.container.nodes
    }

    private mutating func read(_ line: Line) throws(SyntaxError) {
        let indent = line.indent
        let isStandalone = line.isStandalone(inside: open.map(\.kind) + [container.kind])
        noteFirstLine(line, indent: indent, isStandalone: isStandalone)
        guard !isStandalone else {
            for tag in line.tags {
                try read(tag, indent: indent, isStandalone: true)
            }
            return
        }
        add(.lineStart(indent))
        var isFirst = true
        for token in line.tokens {
            switch token {
            case .text(let text):
                let content = isFirst ? Array(text.dropFirst(indent.count)) : text
                isFirst = isFirst && content.isEmpty
                if !content.isEmpty { add(.text(content)) }
            case .tag(let tag):
                try read(tag, indent: isFirst ? indent : [], isStandalone: false)
                isFirst = false
            }
        }
    }

    private mutating func read(_ tag: Tag, indent: [UInt8], isStandalone: Bool) throws(SyntaxError) {
        switch tag.kind {
        case .comment, .delimiters: return
        case .close: try close(tag)
        case .block: begin(.block, tag, indent, isStandalone)
        default:
            guard container.kind != .parent else {
                throw SyntaxError(
                    position: tag.position,
                    message: "nothing but blocks, {{$name}}, has a meaning directly inside \(container.description)")
            }
            switch tag.kind {
            case .section, .inverted: begin(.section, tag, indent, isStandalone)
            case .parent: begin(.parent, tag, indent, isStandalone)
            case .partial:
                let indent = isStandalone ? indent : nil
                add(.inclusion(Inclusion(name: tag.name, position: tag.position, indent: indent, arguments: [])))
            default: add(.variable(try name(tag), raw: tag.kind == .raw))
            }
        }
    }

    private mutating func begin(_ kind: Container.Kind, _ tag: Tag, _ indent: [UInt8], _ isStandalone: Bool) {
        open.append(container)
        container = Container(kind: kind, tag: tag, indent: indent, isStandalone: isStandalone)
    }

    private mutating func close(_ tag: Tag) throws(SyntaxError) {
        guard let outer = open.popLast() else {
            throw SyntaxError(position: tag.position, message: "{{/\(tag.name)}} closes nothing")
        }
        let closed = container
        guard closed.tag.name == tag.name else {
            throw SyntaxError(
                position: tag.position,
                message: "{{/\(tag.name)}} closes \(closed.description) of line \(closed.tag.position.line)")
        }
        container = outer
        switch closed.kind {
        case .file: return
        case .section:
            let isInverted = closed.tag.kind == .inverted
            add(.section(Section(name: try name(closed.tag), isInverted: isInverted, nodes: closed.nodes)))
        case .parent:
            let indent = closed.isStandalone ? closed.indent : nil
            add(
                .inclusion(
                    Inclusion(
                        name: closed.tag.name, position: closed.tag.position, indent: indent,
                        arguments: closed.arguments)))
        case .block: try addBlock(closed)
        }
    }

    private mutating func addBlock(_ closed: Container) throws(SyntaxError) {
        let block = Block(
            name: closed.tag.name, position: closed.tag.position, isStandalone: closed.isStandalone,
            indent: closed.contentIndent ?? closed.indent, contentIndent: closed.contentIndent ?? [],
            nodes: closed.nodes)
        guard container.kind == .parent else { return add(.block(block)) }
        guard !container.arguments.contains(where: { $0.name == block.name }) else {
            throw SyntaxError(
                position: block.position,
                message: "\(container.description) is given {{$\(block.name)}} twice")
        }
        container.arguments.append(block)
    }

    private mutating func add(_ node: Node) {
        if container.kind != .parent {
            container.nodes.append(node)
        }
    }

    /// A block on a line of its own is indented as its first line is, unless that line only closes it.
    private mutating func noteFirstLine(_ line: Line, indent: [UInt8], isStandalone: Bool) {
        guard !line.isBlank else { return }
        for index in open.indices where open[index].awaitsFirstLine {
            open[index].contentIndent = indent
        }
        let onlyCloses = isStandalone && line.tags.first?.kind == .close
        if container.awaitsFirstLine, !onlyCloses {
            container.contentIndent = indent
        }
    }

    private func name(_ tag: Tag) throws(SyntaxError) -> Name {
        guard tag.name != "." else {
            return Name(text: ".", parts: [], position: tag.position)
        }
        let parts = tag.name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.allSatisfy({ !$0.isEmpty }) else {
            throw SyntaxError(position: tag.position, message: "\"\(tag.name)\" has a dot too many")
        }
        return Name(text: tag.name, parts: parts, position: tag.position)
    }
}
