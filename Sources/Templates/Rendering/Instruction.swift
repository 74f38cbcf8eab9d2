/// One step of a compiled template. Numbers are indices into the tables of the `Code` that holds it.
enum Instruction: Sendable {
    /// Appends static bytes.
    case literal(from: Int, to: Int)
    /// Runs a writer: a field of the current model, or a section over a part of it.
    case write(Int)
    /// Goes on at another instruction, counted from this one, unless a test of the current model says `expected`.
    case check(Int, is: Bool, otherwise: Int)
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
