/// How a field's value is read. What is missing reads as nil and writes nothing.
enum FieldValue<Model>: Sendable {
    case text(@Sendable (Model) -> String)
    case optionalText(@Sendable (Model) -> String?)
    case number(@Sendable (Model) -> Int?)
    case flag(@Sendable (Model) -> Bool)
    case html(@Sendable (Model) -> String?)
    case rendered(@Sendable (Model) -> RenderedPart?)
    case nested(any NestedField<Model>)

    var kind: FieldKind {
        switch self {
        case .text, .optionalText: .text
        case .number: .number
        case .flag: .flag
        case .html: .html
        case .rendered: .rendered
        case .nested(let field): field.isRepeated ? .many : .one
        }
    }

    func seen<Outer>(through part: @escaping @Sendable (Outer) -> Model?) -> FieldValue<Outer> {
        switch self {
        case .text(let value): .optionalText { part($0).map(value) }
        case .optionalText(let value): .optionalText { part($0).flatMap(value) }
        case .number(let value): .number { part($0).flatMap(value) }
        case .flag(let value): .flag { part($0).map(value) ?? false }
        case .html(let value): .html { part($0).flatMap(value) }
        case .rendered(let value): .rendered { part($0).flatMap(value) }
        case .nested(let field): .nested(field.seen(through: part))
        }
    }
}

/// What tags a field allows.
enum FieldKind: Sendable {
    case text, number, flag, html, rendered, one, many
}
