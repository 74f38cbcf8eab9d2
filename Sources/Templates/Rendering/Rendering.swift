/// What a template writes.
@usableFromInline
enum OutputKind: Sendable {
    /// Texts are escaped where they are written.
    case html
    /// Texts are written as they are, and there is no HTML.
    case text
}

/// What is written so far, and what the instructions of inner models need from outer ones.
@usableFromInline
struct Rendering {
    /// A value of an outer model, read when that model was entered.
    @usableFromInline
    enum Captured {
        case nothing
        case text(String)
        case rendered(RenderedPart)
        case flag(Bool)
        case section((inout Rendering) -> Void)
    }

    /// Sections and partials nested deeper than this write nothing. The compiler refuses templates that recur without
    /// going deeper into the data, so only data can get here: a long chain of parts within parts.
    static let depthLimit = 1_000

    @usableFromInline var output: [UInt8] = []
    @usableFromInline let kind: OutputKind
    var captured: [Captured]
    var indentation: [UInt8] = []
    var depth = 0

    init(_ kind: OutputKind, captured: [Captured]) {
        self.kind = kind
        self.captured = captured
    }

    /// Appends a text of the model as the output needs it.
    @inlinable
    mutating func append(_ text: String) {
        switch kind {
        case .html: output.append(escaping: text)
        case .text: output.append(unescaped: text)
        }
    }

    mutating func writeCaptured(_ index: Int, isEscaped: Bool) {
        switch captured[index] {
        case .text(let text) where isEscaped: append(text)
        case .text(let text): output.append(unescaped: text)
        case .rendered(let part): output.append(part)
        case .nothing, .flag, .section: return
        }
    }

    mutating func enterCaptured(_ index: Int) {
        guard case .section(let write) = captured[index] else { return }
        write(&self)
    }

    func isShown(_ index: Int) -> Bool {
        guard case .flag(let isShown) = captured[index] else { return false }
        return isShown
    }
}
