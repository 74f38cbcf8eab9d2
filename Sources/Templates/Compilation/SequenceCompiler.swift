/// Compiles nodes to one sequence of instructions, for one context stack.
struct SequenceCompiler<Model> {
    let compiler: Compiler
    let unit: Unit<Model>
    /// The levels below the current model, nearest first.
    let outer: [any Context]
    let sequence: Int
    private var instructions: [Instruction<Model>] = []
    private var literal: [UInt8] = []

    init(compiler: Compiler, unit: Unit<Model>, outer: [any Context], sequence: Int) {
        self.compiler = compiler
        self.unit = unit
        self.outer = outer
        self.sequence = sequence
    }

    var stack: [any Context] { [unit] + outer }

    mutating func compile(_ nodes: [Node], _ place: Place) {
        for node in nodes {
            switch node {
            case .text(let text): literal += text
            case .lineStart(let blanks):
                appendIndentation(place.indentation)
                literal += blanks.dropFirst(place.removedIndent)
            case .variable(let name, let isRaw): compileVariable(name, isRaw: isRaw, place)
            case .section(let section): compileSection(section, place)
            case .inclusion(let inclusion): compileInclusion(inclusion, place)
            case .block(let block): compileBlock(block, place)
            }
        }
    }

    consuming func finish() -> [Instruction<Model>] {
        append(Instruction(.end))
        return instructions
    }

    mutating func append(_ instruction: Instruction<Model>) {
        flushLiteral()
        instructions.append(instruction)
    }

    mutating func appendIndentation(_ indentation: Indentation) {
        switch indentation {
        case .fixed(let blanks): literal += blanks
        case .running(let blanks):
            append(Instruction(.indent))
            literal += blanks
        }
    }

    /// Appends `check`, told how far it is to what follows `body`.
    mutating func append(_ check: (Int) -> Instruction<Model>, around body: (inout Self) -> Void) {
        flushLiteral()
        let start = instructions.count
        instructions.append(Instruction(.end))
        body(&self)
        flushLiteral()
        instructions[start] = check(instructions.count - start)
    }

    /// Static text is merged up to the next instruction that is not static.
    private mutating func flushLiteral() {
        guard !literal.isEmpty else { return }
        instructions.append(unit.addLiteral(literal))
        literal = []
    }

    // MARK: Names

    /// Climbs the context stack to the first level that declares the name. Nil after reporting an unknown one.
    func resolve(_ name: Name, _ place: Place) -> Reference? {
        if name.parts.isEmpty {
            if let iterator = place.iterator { return iterator }
            guard unit.fieldNames.contains(".") else {
                compiler.report("{{.}} has no meaning in \(unit.modelName)", in: place.source, at: name.position)
                return nil
            }
            return Reference(context: unit, path: ["."])
        }
        guard let context = stack.first(where: { $0.fieldNames.contains(name.parts[0]) }) else {
            let models = stack.map(\.modelName).joined(separator: " within ")
            let nearest = suggestion(for: name.parts[0], among: stack.flatMap(\.fieldNames))
            compiler.report(
                "unknown field \"\(name.parts[0])\" in \(models)\(nearest)", in: place.source, at: name.position)
            return nil
        }
        return Reference(context: context, path: name.parts)
    }
}
