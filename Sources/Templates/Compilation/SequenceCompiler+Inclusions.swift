extension SequenceCompiler {
    /// A partial or parent is a sequence of its own, so that it may include itself.
    mutating func compileInclusion(_ inclusion: Inclusion, _ place: Place) {
        // A name that is missing here was reported when the library was made.
        guard let source = compiler.sources[inclusion.name] else { return }
        var inner = place
        inner.source = source
        inner.environment = compiler.environment(of: inclusion, in: place)
        inner.removedIndent = 0
        var gathered: [UInt8]?
        if let indent = inclusion.indent {
            inner.indentation = place.indentation.adding(Array(indent.dropFirst(place.removedIndent)))
            if case .running(let blanks) = inner.indentation {
                gathered = blanks
                inner.indentation = .running([])
            }
        } else {
            inner.indentation = .fixed([])
        }
        var key = key(for: inner)
        var isFirst = false
        if case .fixed(let blanks) = inner.indentation, compiler.indentsForEver(key) {
            gathered = blanks
            isFirst = true
            inner.indentation = .running([])
            key = self.key(for: inner)
        }
        let index = compileSequence(key, inclusion, from: place, at: inner)
        if let gathered, isFirst || !gathered.isEmpty {
            append(.write(indented(by: gathered, isFirst: isFirst, index)))
        } else {
            append(Instruction(.call(index)))
        }
    }

    private func compileSequence(
        _ key: SequenceKey, _ inclusion: Inclusion, from outerPlace: Place, at place: Place
    ) -> Int {
        let (index, id, isNew) = unit.includedSequence(key)
        compiler.recursion.add(
            from: sequence, to: id, .none,
            at: (
                outerPlace.source.file, inclusion.position,
                "\"\(inclusion.name)\" includes itself without going deeper into the data"
            ))
        if isNew {
            compiler.whileCompiling(key) {
                var inner = SequenceCompiler(compiler: compiler, unit: unit, outer: outer, sequence: id)
                inner.compile(place.source.nodes, place)
                unit.setSequence(index, inner.finish())
            }
        }
        return index
    }

    /// Calls a sequence whose lines are indented further than those of this one.
    private func indented(by blanks: [UInt8], isFirst: Bool, _ index: Int) -> Code<Model>.Writer {
        { [unowned code = unit.code] model, rendering in
            let outer = rendering.indentation
            rendering.indentation = isFirst ? blanks : outer + blanks
            code.render(model, from: index, into: &rendering)
            rendering.indentation = outer
        }
    }

    private func key(for place: Place) -> SequenceKey {
        SequenceKey(
            meaning: SequenceKey.Meaning(
                source: place.source.name, stack: stack.map(\.identity), iterator: place.iterator?.path,
                iteratorContext: place.iterator?.context.identity,
                environment: ObjectIdentifier(place.environment)),
            indentation: place.indentation)
    }

    /// The block's own content, or what the template was given for it, indented as this place is.
    mutating func compileBlock(_ block: Block, _ place: Place) {
        guard let content = place.environment.contents[block.name] else {
            return compile(block.nodes, place)
        }
        var inner = place
        inner.source = content.source
        inner.environment = content.environment
        inner.indentation = place.indentation.adding(Array(block.indent.dropFirst(place.removedIndent)))
        inner.removedIndent = content.block.contentIndent.count
        var nodes = content.block.nodes
        if block.isStandalone, !content.block.isStandalone, !nodes.isEmpty {
            appendIndentation(inner.indentation)
        } else if !block.isStandalone, case .lineStart? = nodes.first {
            // The line has begun already.
            nodes.removeFirst()
        }
        compile(nodes, inner)
    }
}
