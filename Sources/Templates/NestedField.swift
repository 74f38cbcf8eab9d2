/// A field that holds other models: one, or many. Here the types of both are known, so that a section needs no casts.
protocol NestedField<Model>: Sendable {
    associatedtype Model
    associatedtype Child

    var isRepeated: Bool { get }
    var shape: @Sendable () -> Shape<Child> { get }

    /// Whether there is a part, or any element.
    func test() -> Code<Model>.Test
    /// Renders a sequence of the child's code for the part, or for each element.
    func section(_ code: Code<Child>, _ sequence: Int) -> Code<Model>.Writer
    /// The same, prepared while the model is at hand and run later.
    func capturedSection(_ code: Code<Child>, _ sequence: Int) -> Code<Model>.Reader
    /// A field of the part, as the model's own; nil for a list.
    func member(_ field: Field<Child>) -> Field<Model>?
    func seen<Outer>(through part: @escaping @Sendable (Outer) -> Model?) -> any NestedField<Outer>
}

struct OneField<Model, Child>: NestedField {
    let shape: @Sendable () -> Shape<Child>
    let value: @Sendable (Model) -> Child?

    var isRepeated: Bool { false }

    func test() -> Code<Model>.Test {
        { [value] model in value(model) != nil }
    }

    func section(_ code: Code<Child>, _ sequence: Int) -> Code<Model>.Writer {
        { [value, unowned code] model, rendering in
            if let child = value(model) {
                code.render(child, from: sequence, into: &rendering)
            }
        }
    }

    func capturedSection(_ code: Code<Child>, _ sequence: Int) -> Code<Model>.Reader {
        { [value, unowned code] model in
            guard let child = value(model) else { return .nothing }
            return .section { code.render(child, from: sequence, into: &$0) }
        }
    }

    func member(_ field: Field<Child>) -> Field<Model>? {
        field.seen(through: value)
    }

    func seen<Outer>(through part: @escaping @Sendable (Outer) -> Model?) -> any NestedField<Outer> {
        OneField<Outer, Child>(shape: shape) { [value] outer in part(outer).flatMap(value) }
    }
}

struct ManyField<Model, Child>: NestedField {
    let shape: @Sendable () -> Shape<Child>
    let value: @Sendable (Model) -> [Child]

    var isRepeated: Bool { true }

    func test() -> Code<Model>.Test {
        { [value] model in !value(model).isEmpty }
    }

    func section(_ code: Code<Child>, _ sequence: Int) -> Code<Model>.Writer {
        { [value, unowned code] model, rendering in
            let children = value(model)
            code.renderEach(children.span, from: sequence, into: &rendering)
        }
    }

    func capturedSection(_ code: Code<Child>, _ sequence: Int) -> Code<Model>.Reader {
        { [value, unowned code] model in
            let children = value(model)
            return .section { code.renderEach(children.span, from: sequence, into: &$0) }
        }
    }

    func member(_ field: Field<Child>) -> Field<Model>? {
        nil
    }

    func seen<Outer>(through part: @escaping @Sendable (Outer) -> Model?) -> any NestedField<Outer> {
        ManyField<Outer, Child>(shape: shape) { [value] outer in part(outer).map(value) ?? [] }
    }
}
