/// What instructions do with a field; nil where its kind does not allow it.
extension FieldValue {
    var writer: Code<Model>.Writer? {
        switch self {
        case .text(let value):
            { $1.output.append(escaping: value($0)) }
        case .optionalText(let value):
            { model, rendering in
                if let text = value(model) { rendering.output.append(escaping: text) }
            }
        case .number(let value):
            { model, rendering in
                if let number = value(model) { rendering.output.append(unescaped: String(number)) }
            }
        case .html(let value):
            { model, rendering in
                if let html = value(model) { rendering.output.append(unescaped: html) }
            }
        case .flag, .nested: nil
        }
    }

    var test: Code<Model>.Test? {
        switch self {
        case .text(let value): { !value($0).isEmpty }
        case .optionalText(let value), .html(let value): { value($0).map { !$0.isEmpty } ?? false }
        case .flag(let value): { value($0) }
        case .nested(let field): test(of: field)
        case .number: nil
        }
    }

    var textReader: Code<Model>.Reader? {
        switch self {
        case .text(let value): { .text(value($0)) }
        case .optionalText(let value), .html(let value): { value($0).map { .text($0) } ?? .nothing }
        case .number(let value): { value($0).map { .text(String($0)) } ?? .nothing }
        case .flag, .nested: nil
        }
    }

    private func test<Nested: NestedField>(of field: Nested) -> Code<Model>.Test where Nested.Model == Model {
        let isShown = field.isShown
        return { isShown($0) }
    }
}
