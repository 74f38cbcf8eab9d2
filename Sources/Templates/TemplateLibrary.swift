/// A set of parsed templates that may include each other.
package struct TemplateLibrary: Sendable {
    private let sources: [String: Source]

    /// `sources` maps a template's name (`post`) to its file's name (for messages) and text. Throws all mistakes that
    /// can be seen without a model: in tags, in the names of partials and parents, in the blocks given to parents.
    package init(sources: [String: (file: String, text: String)]) throws(TemplateError) {
        var parsed: [String: Source] = [:]
        var problems: [TemplateError.Problem] = []
        for (name, source) in sources {
            do throws(SyntaxError) {
                parsed[name] = Source(name: name, file: source.file, nodes: try Parser.nodes(of: source.text))
            } catch {
                problems.append(
                    TemplateError.Problem(file: source.file, position: error.position, message: error.message))
            }
        }
        if problems.isEmpty {
            problems = InclusionCheck(sources: parsed).problems()
        }
        guard problems.isEmpty else { throw TemplateError(problems) }
        self.sources = parsed
    }

    /// The template compiled for one model. Throws everything that is wrong with it and with what it includes: unknown
    /// fields, tags that do not suit a field's kind, partials that would never end.
    package func template<Model: TemplateModel>(
        _ name: String, for model: Model.Type
    ) throws(TemplateError) -> Template<Model> {
        try template(name, for: Shape(model))
    }

    /// As above, for a program that starts with many templates and tells everything that is wrong at once: mistakes are
    /// added to `errors`, and until the caller throws these, a template that writes nothing stands in.
    package func template<Model: TemplateModel>(
        _ name: String, for model: Model.Type, collecting errors: inout [TemplateError]
    ) -> Template<Model> {
        do throws(TemplateError) {
            return try template(name, for: model)
        } catch {
            errors.append(error)
            return Template()
        }
    }

    /// As the first, for fields known only at run time.
    package func template<Model>(_ name: String, for shape: Shape<Model>) throws(TemplateError) -> Template<Model> {
        try compiled(name, for: shape, output: .html)
    }

    /// A template whose output is plain text and no page: its tags write texts as they are. A raw tag and a field that
    /// holds HTML are mistakes in it.
    package func textTemplate<Model: TemplateModel>(
        _ name: String, for model: Model.Type
    ) throws(TemplateError) -> TextTemplate<Model> {
        TextTemplate(try compiled(name, for: Shape(model), output: .text))
    }

    /// As above, collecting what is wrong as templates of pages do.
    package func textTemplate<Model: TemplateModel>(
        _ name: String, for model: Model.Type, collecting errors: inout [TemplateError]
    ) -> TextTemplate<Model> {
        do throws(TemplateError) {
            return try textTemplate(name, for: model)
        } catch {
            errors.append(error)
            return TextTemplate(Template())
        }
    }

    private func compiled<Model>(
        _ name: String, for shape: Shape<Model>, output: OutputKind
    ) throws(TemplateError) -> Template<Model> {
        guard let source = sources[name] else {
            let nearest = suggestion(for: name, among: sources.keys)
            let message = "unknown template \"\(name)\"\(nearest)"
            throw TemplateError([TemplateError.Problem(file: nil, position: Position(), message: message)])
        }
        return try Compiler(sources: sources, output: output).template(source, for: shape)
    }
}
