import Templates

/// The content of one kind of page, without the frame around it.
protocol Page: TemplateModel, Sendable {
    /// The name of its template in `templates/`.
    static var template: String { get }
    /// How many bytes of it come rendered.
    var renderedByteCount: Int { get }
}

extension Page {
    var renderedByteCount: Int { 0 }
}
