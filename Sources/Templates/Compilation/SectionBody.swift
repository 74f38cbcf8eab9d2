/// The content of a section over other models, before their type is known.
struct SectionBody {
    let compiler: Compiler
    let nodes: [Node]
    /// Nearest first.
    let stack: [any Context]
    let place: Place
    let sequence: Int
    let descent: RecursionCheck.Descent
    let position: Position

    /// Compiles the content for the child of `field`. A model that is on the stack already moves to its top: every name
    /// that it declares is found in the nearest one, so the deeper one is out of reach. That keeps the number of stacks
    /// finite where partials recur.
    func compile<Field: NestedField>(for field: Field) -> (code: Code<Field.Child>, sequence: Int) {
        let unit = compiler.unit(for: field.shape())
        let (index, sequence) = unit.reserveSequence()
        compiler.recursion.add(
            from: self.sequence, to: sequence, descent,
            at: (place.source.file, position, "this section leads back into itself without going deeper into the data"))
        var inner = SequenceCompiler(
            compiler: compiler, unit: unit, outer: stack.filter { $0 !== unit }, sequence: sequence)
        inner.compile(nodes, place)
        unit.setSequence(index, inner.finish())
        return (unit.code, index)
    }
}
