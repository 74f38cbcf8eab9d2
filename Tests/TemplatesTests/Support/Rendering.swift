import Templates

extension TemplateLibrary {
    /// Templates by name; the file of `post` is `post.mustache`.
    init(_ texts: [String: String]) throws(TemplateError) {
        try self.init(sources: texts.reduce(into: [:]) { $0[$1.key] = (file: "\($1.key).mustache", text: $1.value) })
    }
}

extension Template {
    func text(_ model: Model) -> String {
        var output: [UInt8] = []
        render(model, into: &output)
        return String(decoding: output, as: UTF8.self)
    }
}

/// Renders a template, with those that it includes beside it.
func render<Model: TemplateModel>(
    _ template: String, _ model: Model, including others: [String: String] = [:]
) throws(TemplateError) -> String {
    var texts = others
    texts["main"] = template
    return try TemplateLibrary(texts).template("main", for: Model.self).text(model)
}

/// What compiling a template complains about, as `file:line:column: message`.
func problems<Model: TemplateModel>(
    of template: String, for model: Model.Type, including others: [String: String] = [:]
) -> [String] {
    var texts = others
    texts["main"] = template
    do throws(TemplateError) {
        _ = try TemplateLibrary(texts).template("main", for: model)
        return []
    } catch {
        return error.problems.map(\.description)
    }
}
