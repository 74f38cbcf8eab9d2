/// What rendering does with a field.
enum FieldValue<Model>: Sendable {
    case leaf(LeafField<Model>)
    case nested(any NestedField<Model>)

    var kind: FieldKind {
        switch self {
        case .leaf(let field): field.kind
        case .nested(let field): field.isRepeated ? .many : .one
        }
    }

    var test: Code<Model>.Test {
        switch self {
        case .leaf(let field): field.test
        case .nested(let field): field.test
        }
    }

    func seen<Outer>(through lend: @escaping Lending<Outer, Model>) -> FieldValue<Outer> {
        switch self {
        case .leaf(let field): .leaf(field.seen(through: lend))
        case .nested(let field): .nested(field.seen(through: lend))
        }
    }

    static func test<Outer>(
        _ test: @escaping Code<Model>.Test, through lend: @escaping Lending<Outer, Model>
    ) -> Code<Outer>.Test {
        { outer in
            var isShown = false
            lend(outer) { isShown = test($0) }
            return isShown
        }
    }
}

/// What tags a field allows.
@usableFromInline
enum FieldKind: Sendable {
    case text, number, flag, html, rendered, one, many
}
