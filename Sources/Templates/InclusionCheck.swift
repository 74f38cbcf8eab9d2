/// Finds partials and parents that do not exist, and blocks that are given to a parent without a place for them: such a
/// block would never be shown.
struct InclusionCheck {
    let sources: [String: Source]

    func problems() -> [TemplateError.Problem] {
        sources.values.flatMap { source in
            var problems: [TemplateError.Problem] = []
            source.nodes.forEachInclusionAndBlock { node in
                guard case .inclusion(let inclusion) = node else { return }
                problems += check(inclusion).map { position, message in
                    TemplateError.Problem(file: source.file, position: position, message: message)
                }
            }
            return problems
        }
    }

    private func check(_ inclusion: Inclusion) -> [(Position, String)] {
        guard let source = sources[inclusion.name] else {
            let nearest = suggestion(for: inclusion.name, among: sources.keys)
            return [(inclusion.position, "unknown template \"\(inclusion.name)\"\(nearest)")]
        }
        guard !inclusion.arguments.isEmpty else { return [] }
        let places = places(in: source)
        return inclusion.arguments.filter { !places.contains($0.name) }.map { argument in
            let nearest = suggestion(for: argument.name, among: places)
            return (argument.position, "\(source.file) has no block \"\(argument.name)\"\(nearest)")
        }
    }

    /// The blocks of a template and of all that it includes: what is given to a template reaches these too.
    private func places(in source: Source) -> Set<String> {
        var places: Set<String> = []
        var seen: Set<String> = [source.name]
        var waiting = [source]
        while let next = waiting.popLast() {
            next.nodes.forEachInclusionAndBlock { node in
                switch node {
                case .block(let block): places.insert(block.name)
                case .inclusion(let inclusion):
                    if let included = sources[inclusion.name], seen.insert(inclusion.name).inserted {
                        waiting.append(included)
                    }
                default: return
                }
            }
        }
        return places
    }
}
