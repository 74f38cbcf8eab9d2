/// A compiled template. Any number of threads may render it at once.
package struct Template<Model>: Sendable {
    private let code: Code<Model>
    private let sequence: Int
    private let captureCount: Int
    private let output: OutputKind
    /// Owns the code of inner models, which refer to each other without owning.
    private let parts: [any AnyObject & Sendable]

    /// Declared fields that neither this template nor what it includes uses, as `CommentRow.website`, sorted.
    package let unusedFields: [String]

    init(
        code: Code<Model>, sequence: Int, captureCount: Int, output: OutputKind = .html,
        parts: [any AnyObject & Sendable], unusedFields: [String]
    ) {
        self.code = code
        self.sequence = sequence
        self.captureCount = captureCount
        self.output = output
        self.parts = parts
        self.unusedFields = unusedFields
    }

    /// A template that writes nothing.
    init() {
        let code = Code<Model>()
        code.load(instructions: [Instruction(.end)], literals: [], sequences: [0], captures: [])
        self.init(code: code, sequence: 0, captureCount: 0, parts: [], unusedFields: [])
    }

    /// Appends the page to `output`. Cannot fail; sections and partials nested more than 1,000 deep are left out.
    package func render(_ model: Model, into output: inout [UInt8]) {
        var rendering = Rendering(self.output, captured: Array(repeating: .nothing, count: captureCount))
        swap(&rendering.output, &output)
        code.render(model, from: sequence, into: &rendering)
        swap(&rendering.output, &output)
    }

    /// What this template writes, as a part for other pages: a field of the kind `rendered` shows it.
    package func renderedPart(_ model: Model) -> RenderedPart {
        var output: [UInt8] = []
        // Most parts fit, so that nothing is copied again and again while the array grows.
        output.reserveCapacity(32_768)
        render(model, into: &output)
        return RenderedPart(output)
    }
}
