/// STUB of the contract.
package struct TemplateLibrary: Sendable {
    /// `sources` maps a template's name (`post`) to its file's name (for messages) and text.
    package init(sources: [String: (file: String, text: String)]) throws(TemplateError) {}
    package func template<Model: TemplateModel>(_ name: String, for model: Model.Type) throws(TemplateError)
        -> Template<Model>
    {
        throw TemplateError()
    }
}

package struct Template<Model: TemplateModel>: Sendable {
    package func render(_ model: Model, into output: inout [UInt8]) {}
}

package struct TemplateError: Error {}
