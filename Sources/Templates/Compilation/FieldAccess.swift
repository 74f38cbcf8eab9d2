/// What instructions do with a field. Each throws where the field's kind does not allow it.
///
/// Nothing here passes a closure as an optional or to a generic function: Swift would wrap it in a thunk, and each
/// thunk costs a call for every field of every row.
extension FieldValue {
    func writer() throws(LookupFailure) -> Code<Model>.Writer {
        switch self {
        case .text(let value):
            return { $1.output.append(escaping: value($0)) }
        case .optionalText(let value):
            return { model, rendering in
                if let text = value(model) { rendering.output.append(escaping: text) }
            }
        case .number(let value):
            return { model, rendering in
                if let number = value(model) { rendering.output.append(unescaped: String(number)) }
            }
        case .html(let value):
            return { model, rendering in
                if let html = value(model) { rendering.output.append(unescaped: html) }
            }
        case .rendered(let value):
            return { model, rendering in
                if let part = value(model) { rendering.output.append(part) }
            }
        case .flag, .nested:
            throw LookupFailure(message: "this field has no text")
        }
    }

    func test() throws(LookupFailure) -> Code<Model>.Test {
        switch self {
        case .text(let value):
            return { !value($0).isEmpty }
        case .optionalText(let value), .html(let value):
            return { model in
                guard let text = value(model) else { return false }
                return !text.isEmpty
            }
        case .rendered(let value):
            return { model in
                guard let part = value(model) else { return false }
                return part.byteCount > 0
            }
        case .flag(let value):
            return { value($0) }
        case .nested(let field):
            return field.test()
        case .number:
            throw LookupFailure(message: "a number is neither shown nor hidden: use a flag")
        }
    }

    /// Reads what an inner model will write.
    func textReader() throws(LookupFailure) -> Code<Model>.Reader {
        switch self {
        case .text(let value):
            return { .text(value($0)) }
        case .optionalText(let value), .html(let value):
            return { value($0).map { .text($0) } ?? .nothing }
        case .number(let value):
            return { value($0).map { .text(String($0)) } ?? .nothing }
        case .rendered(let value):
            return { value($0).map { .rendered($0) } ?? .nothing }
        case .flag, .nested:
            throw LookupFailure(message: "this field has no text")
        }
    }
}
