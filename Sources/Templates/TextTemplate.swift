/// A compiled template of plain text: a mail, say. Any number of threads may render it at once.
///
/// A type of its own, so that what it writes, which is not escaped, can never become a part of a page.
package struct TextTemplate<Model>: Sendable {
    private let template: Template<Model>

    init(_ template: Template<Model>) { self.template = template }

    /// As ``Template/unusedFields``.
    package var unusedFields: [String] { template.unusedFields }

    /// The text for a model. Cannot fail, see ``Template/render(_:into:)``.
    package func text(_ model: Model) -> String {
        var output: [UInt8] = []
        template.render(model, into: &output)
        return String(decoding: output, as: UTF8.self)
    }
}
