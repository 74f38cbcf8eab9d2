/// Compiles one template for one model, with all that it includes. Used once.
final class Compiler {
    let sources: [String: Source]
    let output: OutputKind
    var recursion = RecursionCheck()
    private var units: [ObjectIdentifier: any Context] = [:]
    private var environments: [EnvironmentKey: Environment] = [:]
    /// The indentations for which a template is being compiled just now.
    private var active: [SequenceKey.Meaning: [Indentation]] = [:]
    private var captureCount = 0
    private var shapes: [ObjectIdentifier: (name: String, unusedFields: Set<String>)] = [:]
    private var problems: [TemplateError.Problem] = []

    init(sources: [String: Source], output: OutputKind) {
        self.sources = sources
        self.output = output
    }

    func template<Model>(_ source: Source, for shape: Shape<Model>) throws(TemplateError) -> Template<Model> {
        let unit = unit(for: shape)
        let (index, sequence) = unit.reserveSequence()
        var root = SequenceCompiler(compiler: self, unit: unit, outer: [], sequence: sequence)
        root.compile(source.nodes, Place(source: source, environment: Environment()))
        unit.setSequence(index, root.finish())
        problems += recursion.problems()
        guard problems.isEmpty else { throw TemplateError(problems) }
        for unit in units.values {
            unit.link()
        }
        return Template(
            code: unit.code, sequence: index, captureCount: captureCount, output: output,
            parts: units.values.map(\.part),
            unusedFields: shapes.values.flatMap { shape in
                shape.unusedFields.map { "\(shape.name).\($0)" }
            }.sorted())
    }

    // MARK: Models

    func unit<Model>(for shape: Shape<Model>) -> Unit<Model> {
        if let unit = units[shape.identity] as? Unit<Model> { return unit }
        meet(shape)
        let unit = Unit(shape: shape, compiler: self)
        units[shape.identity] = unit
        return unit
    }

    func use<Model>(_ field: String, of shape: Shape<Model>) {
        meet(shape)
        shapes[shape.identity]?.unusedFields.remove(field)
    }

    func nextCapture() -> Int {
        captureCount += 1
        return captureCount - 1
    }

    private func meet<Model>(_ shape: Shape<Model>) {
        guard shapes[shape.identity] == nil else { return }
        var names: Set<String> = []
        for field in shape.fields where !names.insert(field.name).inserted {
            problems.append(
                TemplateError.Problem(
                    file: nil, position: Position(), message: "\(shape.name) declares two fields \"\(field.name)\""))
        }
        shapes[shape.identity] = (shape.name, names)
    }

    // MARK: Inclusions

    private struct EnvironmentKey: Hashable {
        let base: ObjectIdentifier
        let inclusion: ObjectIdentifier
    }

    /// What holds in an included template: the blocks given from further out, then those given here. One environment
    /// for each place, so that recursive inclusions meet again.
    func environment(of inclusion: Inclusion, in place: Place) -> Environment {
        let base = place.environment
        let added = inclusion.arguments.filter { base.contents[$0.name] == nil }
        guard !added.isEmpty else { return base }
        let key = EnvironmentKey(base: ObjectIdentifier(base), inclusion: ObjectIdentifier(inclusion))
        if let known = environments[key] { return known }
        var contents = base.contents
        for block in added {
            contents[block.name] = Environment.Content(block: block, source: place.source, environment: base)
        }
        let environment = Environment(contents: contents)
        environments[key] = environment
        return environment
    }

    /// Whether the same template is being compiled with another indentation: then each level would indent further, and
    /// only rendering can tell how far.
    func indentsForEver(_ key: SequenceKey) -> Bool {
        active[key.meaning]?.contains { $0 != key.indentation } ?? false
    }

    func whileCompiling(_ key: SequenceKey, _ body: () -> Void) {
        active[key.meaning, default: []].append(key.indentation)
        body()
        active[key.meaning]?.removeLast()
    }

    func report(_ message: String, in source: Source, at position: Position) {
        problems.append(TemplateError.Problem(file: source.file, position: position, message: message))
    }
}
