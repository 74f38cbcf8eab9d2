/// The instructions of a template for one shape of model: flat, with the accessors of fields in place.
///
/// Other modules declare the models, so this code runs unspecialised, which decides its form. `Model` need not be
/// copyable: so the compiler cannot copy a row, with a retain for each of its strings, while passing it on. There is
/// one table whose type depends on the model, walked as a span from which nothing is copied: an array would ask the
/// runtime for the metadata of its element at each step, and retain each closure before calling it.
///
/// Unchecked because `load` writes: it is called once, by the thread that compiles the template, before the template
/// that holds this code exists; from then on everything is read only.
@usableFromInline
final class Code<Model: ~Copyable>: @unchecked Sendable {
    @usableFromInline typealias Writer = @Sendable (borrowing Model, inout Rendering) -> Void
    @usableFromInline typealias Test = @Sendable (borrowing Model) -> Bool
    @usableFromInline typealias Reader = @Sendable (borrowing Model) -> Rendering.Captured

    /// What inner models need of this one, and where it is kept.
    struct Capture: Sendable {
        let index: Int
        let read: Reader
    }

    private var instructions: [Instruction<Model>] = []
    private var literals: [UInt8] = []
    /// Where each sequence starts.
    private var sequences: [Int] = []
    private var captures: [Capture] = []
    private var hasCaptures = false

    func load(
        instructions: [Instruction<Model>], literals: [UInt8], sequences: [Int], captures: [Capture]
    ) {
        self.instructions = instructions
        self.literals = literals
        self.sequences = sequences
        self.captures = captures
        hasCaptures = !captures.isEmpty
    }

    func render(_ model: borrowing Model, from sequence: Int, into rendering: inout Rendering) {
        let instructions = instructions
        let literals = literals
        enter(model, at: sequences[sequence], instructions.span, literals.span, into: &rendering)
    }

    func renderEach(_ models: Span<Model>, from sequence: Int, into rendering: inout Rendering) {
        let instructions = instructions
        let literals = literals
        let start = sequences[sequence]
        for index in models.indices {
            enter(models[index], at: start, instructions.span, literals.span, into: &rendering)
        }
    }

    /// Runs a sequence with what inner models need of this one in its place; afterwards there is again what stood
    /// there, of an outer model of the same shape.
    private func enter(
        _ model: borrowing Model, at start: Int, _ instructions: Span<Instruction<Model>>, _ literals: Span<UInt8>,
        into rendering: inout Rendering
    ) {
        guard hasCaptures else {
            return run(model, at: start, instructions, literals, into: &rendering)
        }
        let outer = captures.map { rendering.captured[$0.index] }
        for capture in captures {
            rendering.captured[capture.index] = capture.read(model)
        }
        run(model, at: start, instructions, literals, into: &rendering)
        for (capture, value) in zip(captures, outer) {
            rendering.captured[capture.index] = value
        }
    }

    private func run(
        _ model: borrowing Model, at start: Int, _ instructions: Span<Instruction<Model>>, _ literals: Span<UInt8>,
        into rendering: inout Rendering
    ) {
        guard rendering.depth < Rendering.depthLimit else { return }
        rendering.depth += 1
        defer { rendering.depth -= 1 }
        var index = start
        while true {
            switch instructions.at(index, { (instruction: borrowing Instruction<Model>) in instruction.operation }) {
            case .literal(let from, let to):
                literals.extracting(from..<to).withUnsafeBufferPointer { rendering.output.append($0) }
            case .write:
                instructions.at(index) { (instruction: borrowing Instruction<Model>) in
                    instruction.write(model, &rendering)
                }
            case .check(let expected, let otherwise):
                let isShown = instructions.at(index) { (instruction: borrowing Instruction<Model>) in
                    instruction.test(model)
                }
                if isShown != expected { index += otherwise - 1 }
            case .call(let target):
                run(model, at: target, instructions, literals, into: &rendering)
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
}

extension Span where Element: ~Copyable {
    /// Borrows an element: the subscript alone would copy a copyable one.
    @inline(__always)
    fileprivate func at<Result>(_ index: Int, _ body: (borrowing Element) -> Result) -> Result {
        body(self[index])
    }
}
