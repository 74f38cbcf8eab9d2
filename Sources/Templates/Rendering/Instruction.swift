/// One step of a compiled template, with the accessor of the field that it is about.
struct Instruction<Model: ~Copyable>: Sendable {
    enum Operation: Sendable {
        /// Appends static bytes of the code's literals.
        case literal(from: Int, to: Int)
        /// Writes a field of the current model, or runs a section over a part of it.
        case write
        /// Goes on at another instruction, counted from this one, unless the test says `expected`.
        case check(is: Bool, otherwise: Int)
        /// Runs a sequence of the same code: a partial.
        case call(Int)
        /// Appends the indentation that recursive partials have gathered.
        case indent
        /// As `write` and `check`, with what was captured from an outer model.
        case writeCaptured(Int, isEscaped: Bool)
        case enterCaptured(Int)
        case checkCaptured(Int, is: Bool, otherwise: Int)
        /// Ends a sequence.
        case end
    }

    let operation: Operation
    let write: Code<Model>.Writer
    let test: Code<Model>.Test

    init(_ operation: Operation) {
        self.init(operation, write: { _, _ in }, test: { _ in false })
    }

    static func write(_ write: @escaping Code<Model>.Writer) -> Instruction {
        Instruction(.write, write: write, test: { _ in false })
    }

    static func check(_ test: @escaping Code<Model>.Test, is expected: Bool, otherwise: Int) -> Instruction {
        Instruction(.check(is: expected, otherwise: otherwise), write: { _, _ in }, test: test)
    }

    private init(_ operation: Operation, write: @escaping Code<Model>.Writer, test: @escaping Code<Model>.Test) {
        self.operation = operation
        self.write = write
        self.test = test
    }
}
