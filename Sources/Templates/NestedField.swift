/// A field that holds other models: one, or many. Here the types of both are known, so that a section needs no casts.
protocol NestedField<Model>: Sendable {
    associatedtype Model
    associatedtype Child

    var isRepeated: Bool { get }
    var shape: @Sendable () -> Shape<Child> { get }

    /// Whether there is a part, or any element.
    var test: Code<Model>.Test { get }
    /// Renders a sequence of the child's code for the part, or for each element.
    func section(_ code: Code<Child>, _ sequence: Int) -> Code<Model>.Writer
    /// The same, prepared while the model is at hand and run later.
    func capturedSection(_ code: Code<Child>, _ sequence: Int) -> Code<Model>.Reader
    /// A field of the part, as the model's own; nil for a list.
    func member(_ field: Field<Child>) -> Field<Model>?
    func seen<Outer>(through lend: @escaping Lending<Outer, Model>) -> any NestedField<Outer>
}

struct OneField<Model, Child>: NestedField {
    let shape: @Sendable () -> Shape<Child>
    let test: Code<Model>.Test
    let lend: Lending<Model, Child>

    var isRepeated: Bool { false }

    func section(_ code: Code<Child>, _ sequence: Int) -> Code<Model>.Writer {
        { [lend, unowned code] model, rendering in
            lend(model) { code.render($0, from: sequence, into: &rendering) }
        }
    }

    func capturedSection(_ code: Code<Child>, _ sequence: Int) -> Code<Model>.Reader {
        { [lend, unowned code] model in
            var captured = Rendering.Captured.nothing
            lend(model) { child in
                let child = copy child
                captured = .section { code.render(child, from: sequence, into: &$0) }
            }
            return captured
        }
    }

    func member(_ field: Field<Child>) -> Field<Model>? {
        field.lifted(lending: lend)
    }

    func seen<Outer>(through outerLend: @escaping Lending<Outer, Model>) -> any NestedField<Outer> {
        OneField<Outer, Child>(
            shape: shape, test: FieldValue.test(test, through: outerLend),
            lend: { [lend] outer, body in
                outerLend(outer) { lend($0, body) }
            })
    }
}

struct ManyField<Model, Child>: NestedField {
    let shape: @Sendable () -> Shape<Child>
    let test: Code<Model>.Test
    let lend: Lending<Model, [Child]>

    var isRepeated: Bool { true }

    func section(_ code: Code<Child>, _ sequence: Int) -> Code<Model>.Writer {
        { [lend, unowned code] model, rendering in
            lend(model) { code.renderEach($0.span, from: sequence, into: &rendering) }
        }
    }

    func capturedSection(_ code: Code<Child>, _ sequence: Int) -> Code<Model>.Reader {
        { [lend, unowned code] model in
            var captured = Rendering.Captured.nothing
            lend(model) { children in
                let children = copy children
                captured = .section { code.renderEach(children.span, from: sequence, into: &$0) }
            }
            return captured
        }
    }

    func member(_ field: Field<Child>) -> Field<Model>? {
        nil
    }

    func seen<Outer>(through outerLend: @escaping Lending<Outer, Model>) -> any NestedField<Outer> {
        ManyField<Outer, Child>(
            shape: shape, test: FieldValue.test(test, through: outerLend),
            lend: { [lend] outer, body in
                outerLend(outer) { lend($0, body) }
            })
    }
}
