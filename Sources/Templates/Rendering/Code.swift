/// The instructions of a template for one shape of model: flat, with field slots resolved.
///
/// `Model` is suppressed to be copyable so that the compiler cannot copy a row, with a retain for each of its strings,
/// while passing it on. Tables are walked as spans, which this unspecialised code accesses without asking for type
/// metadata at each step.
///
/// Unchecked because `load` writes the tables: it is called once, by the thread that compiles the template, before the
/// template that holds this code exists; from then on everything is read only.
final class Code<Model: ~Copyable>: @unchecked Sendable {
    typealias Writer = @Sendable (borrowing Model, inout Rendering) -> Void
    typealias Test = @Sendable (borrowing Model) -> Bool
    typealias Reader = @Sendable (borrowing Model) -> Rendering.Captured

    struct Tables {
        var instructions: [Instruction] = []
        var literals: [UInt8] = []
        var writers: [Writer] = []
        var tests: [Test] = []
        /// Where each sequence starts.
        var sequences: [Int] = []
        /// What inner models need of this one, by the index of where it is kept.
        var captures: [(index: Int, read: Reader)] = []
    }

    private var tables = Tables()

    func load(_ tables: consuming Tables) {
        self.tables = tables
    }

    func render(_ model: borrowing Model, from sequence: Int, into rendering: inout Rendering) {
        let tables = tables
        let saved = capture(model, tables.captures, into: &rendering)
        Self.run(
            model, from: tables.sequences[sequence], tables.instructions.span, tables.literals.span,
            tables.writers.span, tables.tests.span, into: &rendering)
        restore(saved, tables.captures, into: &rendering)
    }

    func renderEach(_ models: Span<Model>, from sequence: Int, into rendering: inout Rendering) {
        let tables = tables
        let start = tables.sequences[sequence]
        let instructions = tables.instructions.span
        let literals = tables.literals.span
        let writers = tables.writers.span
        let tests = tables.tests.span
        for index in models.indices {
            let saved = capture(models[index], tables.captures, into: &rendering)
            Self.run(models[index], from: start, instructions, literals, writers, tests, into: &rendering)
            restore(saved, tables.captures, into: &rendering)
        }
    }

    private static func run(
        _ model: borrowing Model, from start: Int, _ instructions: Span<Instruction>, _ literals: Span<UInt8>,
        _ writers: Span<Writer>, _ tests: Span<Test>, into rendering: inout Rendering
    ) {
        guard rendering.depth < Rendering.depthLimit else { return }
        rendering.depth += 1
        defer { rendering.depth -= 1 }
        var index = start
        while true {
            switch instructions[index] {
            case .literal(let from, let to):
                literals.extracting(from..<to).withUnsafeBufferPointer { rendering.output.append($0) }
            case .write(let writer):
                writers[writer](model, &rendering)
            case .check(let test, let expected, let otherwise):
                if tests[test](model) != expected { index += otherwise - 1 }
            case .call(let target):
                run(model, from: target, instructions, literals, writers, tests, into: &rendering)
            case .indent:
                rendering.output.append(contentsOf: rendering.indentation)
            case .writeCaptured(let captured, let isEscaped):
                rendering.writeCaptured(captured, isEscaped: isEscaped)
            case .enterCaptured(let captured):
                rendering.enterCaptured(captured)
            case .checkCaptured(let captured, let expected, let otherwise):
                if rendering.isShown(captured) != expected { index += otherwise - 1 }
            case .end:
                return
            }
            index += 1
        }
    }

    /// Keeps what inner models need of this one, and returns what stood there: an outer model of the same shape.
    private func capture(
        _ model: borrowing Model, _ captures: [(index: Int, read: Reader)], into rendering: inout Rendering
    ) -> [Rendering.Captured] {
        guard !captures.isEmpty else { return [] }
        var saved: [Rendering.Captured] = []
        for capture in captures {
            saved.append(rendering.captured[capture.index])
            rendering.captured[capture.index] = capture.read(model)
        }
        return saved
    }

    private func restore(
        _ saved: [Rendering.Captured], _ captures: [(index: Int, read: Reader)], into rendering: inout Rendering
    ) {
        for (capture, value) in zip(captures, saved) {
            rendering.captured[capture.index] = value
        }
    }
}
