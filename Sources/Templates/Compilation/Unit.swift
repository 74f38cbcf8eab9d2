/// The code of one model within one template, while it grows.
final class Unit<Model>: Context {
    let code = Code<Model>()
    let shape: Shape<Model>
    private unowned let compiler: Compiler
    private let fields: [String: Field<Model>]
    private var literals: [UInt8] = []
    private var captures: [Code<Model>.Capture] = []
    private var sequences: [[Instruction<Model>]] = []
    private var includedSequences: [SequenceKey: (index: Int, id: Int)] = [:]
    private var capturedTexts: [[String]: Int] = [:]
    private var capturedTests: [[String]: Int] = [:]

    init(shape: Shape<Model>, compiler: Compiler) {
        self.shape = shape
        self.compiler = compiler
        fields = Dictionary(shape.fields.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    var identity: ObjectIdentifier { shape.identity }
    var modelName: String { shape.name }
    var fieldNames: [String] { shape.fields.map(\.name) }
    var part: any AnyObject & Sendable { code }

    // MARK: Fields

    func kind(at path: [String]) throws(LookupFailure) -> FieldKind {
        try field(at: path).value.kind
    }

    func field(at path: [String]) throws(LookupFailure) -> Field<Model> {
        guard let first = path.first, var field = fields[first] else {
            throw unknown(path.first ?? "", in: modelName, known: fieldNames)
        }
        compiler.use(first, of: shape)
        for part in path.dropFirst() {
            guard case .nested(let nested) = field.value else {
                throw LookupFailure(message: "\"\(field.name)\" has no parts to name \"\(part)\" of")
            }
            field = try member(part, of: nested)
        }
        return field
    }

    private func member<Nested: NestedField>(
        _ name: String, of nested: Nested
    ) throws(LookupFailure) -> Field<Model> where Nested.Model == Model {
        let child = nested.shape()
        guard let field = child.fields.first(where: { $0.name == name }) else {
            throw unknown(name, in: child.name, known: child.fields.map(\.name))
        }
        guard let member = nested.member(field) else {
            throw LookupFailure(message: "a list has no field \"\(name)\": open it as a section first")
        }
        compiler.use(name, of: child)
        return member
    }

    private func unknown(_ name: String, in model: String, known: [String]) -> LookupFailure {
        LookupFailure(message: "unknown field \"\(name)\" in \(model)\(suggestion(for: name, among: known))")
    }

    private func leaf(at path: [String]) throws(LookupFailure) -> LeafField<Model> {
        guard case .leaf(let leaf) = try field(at: path).value else {
            throw LookupFailure(message: "\"\(path.joined(separator: "."))\" has no text")
        }
        return leaf
    }

    private func holdsNothing(_ path: [String]) -> LookupFailure {
        LookupFailure(message: "\"\(path.joined(separator: "."))\" holds no other fields")
    }

    // MARK: Access to the current model

    func writer(at path: [String]) throws(LookupFailure) -> Code<Model>.Writer {
        try leaf(at: path).write
    }

    func test(at path: [String]) throws(LookupFailure) -> Code<Model>.Test {
        try field(at: path).value.test
    }

    func section(at path: [String], _ body: SectionBody) throws(LookupFailure) -> Code<Model>.Writer {
        guard case .nested(let nested) = try field(at: path).value else {
            throw holdsNothing(path)
        }
        return section(over: nested, body)
    }

    private func section<Nested: NestedField>(
        over nested: Nested, _ body: SectionBody
    ) -> Code<Model>.Writer where Nested.Model == Model {
        let (code, sequence) = body.compile(for: nested)
        return nested.section(code, sequence)
    }

    // MARK: Captures

    func captureText(at path: [String]) throws(LookupFailure) -> Int {
        if let index = capturedTexts[path] { return index }
        let index = addCapture(try leaf(at: path).capture)
        capturedTexts[path] = index
        return index
    }

    func captureTest(at path: [String]) throws(LookupFailure) -> Int {
        if let index = capturedTests[path] { return index }
        let test = try field(at: path).value.test
        let index = addCapture { .flag(test($0)) }
        capturedTests[path] = index
        return index
    }

    func captureSection(at path: [String], _ body: SectionBody) throws(LookupFailure) -> Int {
        guard case .nested(let nested) = try field(at: path).value else {
            throw holdsNothing(path)
        }
        return addCapture(capturedSection(over: nested, body))
    }

    private func capturedSection<Nested: NestedField>(
        over nested: Nested, _ body: SectionBody
    ) -> Code<Model>.Reader where Nested.Model == Model {
        let (code, sequence) = body.compile(for: nested)
        return nested.capturedSection(code, sequence)
    }

    private func addCapture(_ read: @escaping Code<Model>.Reader) -> Int {
        let index = compiler.nextCapture()
        captures.append(Code.Capture(index: index, read: read))
        return index
    }

    // MARK: Sequences

    func reserveSequence() -> (index: Int, id: Int) {
        sequences.append([])
        return (sequences.count - 1, compiler.recursion.newSequence())
    }

    func setSequence(_ index: Int, _ instructions: [Instruction<Model>]) {
        sequences[index] = instructions
    }

    /// The sequence of an included template in one place; `isNew` when it is to be compiled now.
    func includedSequence(_ key: SequenceKey) -> (index: Int, id: Int, isNew: Bool) {
        if let (index, id) = includedSequences[key] { return (index, id, false) }
        let (index, id) = reserveSequence()
        includedSequences[key] = (index, id)
        return (index, id, true)
    }

    func addLiteral(_ bytes: [UInt8]) -> Instruction<Model> {
        let start = literals.count
        literals += bytes
        return Instruction(.literal(from: start, to: literals.count))
    }

    func link() {
        var starts: [Int] = []
        var end = 0
        for sequence in sequences {
            starts.append(end)
            end += sequence.count
        }
        let instructions = sequences.joined().map { instruction in
            if case .call(let sequence) = instruction.operation {
                Instruction<Model>(.call(starts[sequence]))
            } else {
                instruction
            }
        }
        code.load(instructions: instructions, literals: literals, sequences: starts, captures: captures)
    }
}

/// What makes two uses of an included template the same code.
struct SequenceKey: Hashable {
    struct Meaning: Hashable {
        let source: String
        let stack: [ObjectIdentifier]
        let iterator: [String]?
        let iteratorContext: ObjectIdentifier?
        let environment: ObjectIdentifier
    }

    let meaning: Meaning
    let indentation: Indentation
}
