/// A parsed template.
struct Source: Sendable {
    let name: String
    let file: String
    let nodes: [Node]
}

extension [Node] {
    /// Calls `body` for each partial, parent and block, also for those inside sections, blocks and parents.
    func forEachInclusionAndBlock(_ body: (Node) -> Void) {
        for node in self {
            switch node {
            case .text, .lineStart, .variable: continue
            case .section(let section): section.nodes.forEachInclusionAndBlock(body)
            case .block(let block):
                body(node)
                block.nodes.forEachInclusionAndBlock(body)
            case .inclusion(let inclusion):
                body(node)
                for argument in inclusion.arguments {
                    argument.nodes.forEachInclusionAndBlock(body)
                }
            }
        }
    }
}
