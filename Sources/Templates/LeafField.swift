/// A field that holds no other fields. What its kind does not allow is never called: see `checkVariable`.
///
/// Nothing here passes a closure as an optional or to a generic function: Swift would wrap it in a thunk, and each
/// thunk costs a call for every field of every row.
struct LeafField<Model>: Sendable {
    let kind: FieldKind
    /// Writes the value as its kind is written; what is missing writes nothing.
    let write: Code<Model>.Writer
    /// Whether there is anything that a section would show.
    let test: Code<Model>.Test
    /// Keeps what an inner model will write.
    let capture: Code<Model>.Reader

    func seen<Outer>(through lend: @escaping Lending<Outer, Model>) -> LeafField<Outer> {
        LeafField<Outer>(
            kind: kind,
            write: { [write] outer, rendering in
                lend(outer) { write($0, &rendering) }
            },
            test: FieldValue.test(test, through: lend),
            capture: { [capture] outer in
                var captured = Rendering.Captured.nothing
                lend(outer) { captured = capture($0) }
                return captured
            })
    }
}
