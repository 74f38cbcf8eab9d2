extension SequenceCompiler {
    mutating func compileVariable(_ name: Name, isRaw: Bool, _ place: Place) {
        guard let field = resolve(name, place) else { return }
        do throws(LookupFailure) {
            let kind = try field.context.kind(at: field.path)
            try checkVariable(name, kind, isRaw: isRaw)
            if field.context === unit {
                append(.write(try unit.writer(at: field.path)))
            } else {
                let index = try field.context.captureText(at: field.path)
                append(Instruction(.writeCaptured(index, isEscaped: kind == .text)))
            }
        } catch {
            compiler.report(error.message, in: place.source, at: name.position)
        }
    }

    mutating func compileSection(_ section: Section, _ place: Place) {
        guard let field = resolve(section.name, place) else { return }
        do throws(LookupFailure) {
            let kind = try field.context.kind(at: field.path)
            switch (kind, section.isInverted) {
            case (.number, _):
                throw LookupFailure(
                    message: "\"\(section.name.text)\" is a number, which is neither shown nor hidden: use a flag")
            case (.one, false), (.many, false):
                try compileNested(section, field, place)
            case (.text, _), (.html, _), (.rendered, _), (.flag, _), (.one, true), (.many, true):
                try compileConditional(section, field, kind, place)
            }
        } catch {
            compiler.report(error.message, in: place.source, at: section.name.position)
        }
    }

    private mutating func compileConditional(
        _ section: Section, _ field: Reference, _ kind: FieldKind, _ place: Place
    ) throws(LookupFailure) {
        var inner = place
        if !section.isInverted, kind == .text || kind == .html || kind == .rendered {
            inner.iterator = field
        }
        let expected = !section.isInverted
        if field.context === unit {
            let test = try unit.test(at: field.path)
            append({ .check(test, is: expected, otherwise: $0) }) { $0.compile(section.nodes, inner) }
        } else {
            let index = try field.context.captureTest(at: field.path)
            append({ Instruction(.checkCaptured(index, is: expected, otherwise: $0)) }) {
                $0.compile(section.nodes, inner)
            }
        }
    }

    private mutating func compileNested(
        _ section: Section, _ field: Reference, _ place: Place
    ) throws(LookupFailure) {
        var inner = place
        inner.iterator = nil
        let isOwn = field.context === unit
        let body = SectionBody(
            compiler: compiler, nodes: section.nodes, stack: stack, place: inner, sequence: sequence,
            descent: isOwn ? .inner : .outer, position: section.name.position)
        if isOwn {
            append(.write(try unit.section(at: field.path, body)))
        } else {
            let index = try field.context.captureSection(at: field.path, body)
            append(Instruction(.enterCaptured(index)))
        }
    }

    private func checkVariable(_ name: Name, _ kind: FieldKind, isRaw: Bool) throws(LookupFailure) {
        let name = name.text
        if compiler.output == .text, isRaw || kind == .html || kind == .rendered {
            throw LookupFailure(message: "\"\(name)\" would be HTML, and this template writes plain text")
        }
        switch (kind, isRaw) {
        case (.text, false), (.number, false), (.html, true), (.rendered, true): return
        case (.html, false), (.rendered, false):
            throw LookupFailure(message: "\"\(name)\" is html: write {{{\(name)}}}")
        case (.text, true), (.number, true):
            throw LookupFailure(message: "\"\(name)\" is no html and must be escaped: write {{\(name)}}")
        case (.flag, _):
            throw LookupFailure(message: "\"\(name)\" is a flag: write {{#\(name)}} or {{^\(name)}}")
        case (.one, _), (.many, _):
            throw LookupFailure(message: "\"\(name)\" holds other fields: open it with {{#\(name)}}")
        }
    }
}
