/// One named value of a model.
///
/// The closures are called while a page is rendered, once for each place that shows the field: they should read, not
/// compute. Which tags a field allows:
///
///     text           {{name}}  {{#name}} {{^name}}, shown when there is a text that is not empty; {{.}} inside is it
///     html           {{{name}}} and {{&name}}, and sections as for text, with {{{.}}} inside
///     rendered       as html; its bytes are written by another template and go to the page without being copied first
///     number         {{name}}
///     flag           {{#name}} {{^name}}
///     one, many      {{#name}} {{^name}}; {{one.name}} reaches into the part
///
/// Everything else is an error when the template is compiled. In particular text cannot be written unescaped, and
/// html cannot be written escaped by mistake.
///
/// The declarations are inlinable because models are declared in other modules: there the compiler sees the model and
/// the closure together, and reads one string of a row where it is instead of copying it.
@usableFromInline
package struct Field<Model>: Sendable {
    let name: String
    let value: FieldValue<Model>

    /// A text, escaped where it is written.
    @inlinable
    package static func text(_ name: String, _ value: @escaping @Sendable (Model) -> String) -> Field {
        Field(
            name, kind: .text,
            write: { model, rendering in rendering.append(value(model)) },
            test: { model in !value(model).isEmpty },
            capture: { model in .text(value(model)) })
    }

    /// A text that may be missing: then the tag writes nothing.
    @inlinable
    package static func text(_ name: String, _ value: @escaping @Sendable (Model) -> String?) -> Field {
        Field(
            name, kind: .text,
            write: { model, rendering in
                if let text = value(model) { rendering.append(text) }
            },
            test: { model in
                if let text = value(model) { !text.isEmpty } else { false }
            },
            capture: { model in
                if let text = value(model) { .text(text) } else { .nothing }
            })
    }

    /// A whole number in its digits.
    @inlinable
    package static func number(_ name: String, _ value: @escaping @Sendable (Model) -> Int) -> Field {
        Field(
            name, kind: .number,
            write: { model, rendering in rendering.output.append(unescaped: String(value(model))) },
            test: { _ in false },
            capture: { model in .text(String(value(model))) })
    }

    /// What a section is shown or left out by.
    @inlinable
    package static func flag(_ name: String, _ value: @escaping @Sendable (Model) -> Bool) -> Field {
        Field(
            name, kind: .flag, write: { _, _ in }, test: { model in value(model) }, capture: { _ in .nothing })
    }

    /// HTML that is safe by its type, written as it is. When it is missing the tag writes nothing.
    @inlinable
    package static func html<Text: UnescapedText>(
        _ name: String, _ value: @escaping @Sendable (Model) -> Text?
    ) -> Field {
        Field(
            name, kind: .html,
            write: { model, rendering in
                if let text = value(model) { rendering.output.append(unescaped: text.html) }
            },
            test: { model in
                if let text = value(model) { !text.html.isEmpty } else { false }
            },
            capture: { model in
                if let text = value(model) { .text(text.html) } else { .nothing }
            })
    }

    /// What another template has written, kept from an earlier page perhaps. When it is missing the tag writes nothing.
    @inlinable
    package static func rendered(
        _ name: String, _ value: @escaping @Sendable (Model) -> RenderedPart?
    ) -> Field {
        Field(
            name, kind: .rendered,
            write: { model, rendering in
                if let part = value(model) { rendering.output.append(part) }
            },
            test: { model in
                if let part = value(model) { part.byteCount > 0 } else { false }
            },
            capture: { model in
                if let part = value(model) { .rendered(part) } else { .nothing }
            })
    }

    /// A part that may be missing. Its section is shown once, with the part's fields in reach.
    @inlinable
    package static func one<Child: TemplateModel>(
        _ name: String, _ value: @escaping @Sendable (Model) -> Child?
    ) -> Field {
        one(name, of: { Shape(Child.self) }, value)
    }

    /// A list. Its section is shown for each element, with the element's fields in reach.
    @inlinable
    package static func many<Child: TemplateModel>(
        _ name: String, _ value: @escaping @Sendable (Model) -> [Child]
    ) -> Field {
        many(name, of: { Shape(Child.self) }, value)
    }

    /// As `one`, for a part whose fields are known only at run time.
    @inlinable
    package static func one<Child>(
        _ name: String, of shape: @escaping @Sendable () -> Shape<Child>, _ value: @escaping @Sendable (Model) -> Child?
    ) -> Field {
        Field(
            name, one: shape,
            test: { model in value(model) != nil },
            lend: { model, body in
                if let child = value(model) { body(child) }
            })
    }

    /// As `many`, for elements whose fields are known only at run time.
    @inlinable
    package static func many<Child>(
        _ name: String, of shape: @escaping @Sendable () -> Shape<Child>,
        _ value: @escaping @Sendable (Model) -> [Child]
    ) -> Field {
        Field(
            name, many: shape,
            test: { model in !value(model).isEmpty },
            lend: { model, body in body(value(model)) })
    }

    /// The same field seen from a model that holds this one, as a page holds its frame. `lend` passes the part on to
    /// the closure that it is given, which reads the part where it is: a page is not copied for each of its tags.
    package func lifted<Outer>(lending lend: @escaping Lending<Outer, Model>) -> Field<Outer> {
        Field<Outer>(name: name, value: value.seen(through: lend))
    }

    private init(name: String, value: FieldValue<Model>) {
        self.name = name
        self.value = value
    }

    @usableFromInline
    init(
        _ name: String, kind: FieldKind, write: @escaping Code<Model>.Writer, test: @escaping Code<Model>.Test,
        capture: @escaping Code<Model>.Reader
    ) {
        self.init(name: name, value: .leaf(LeafField(kind: kind, write: write, test: test, capture: capture)))
    }

    @usableFromInline
    init<Child>(
        _ name: String, one shape: @escaping @Sendable () -> Shape<Child>, test: @escaping Code<Model>.Test,
        lend: @escaping Lending<Model, Child>
    ) {
        self.init(name: name, value: .nested(OneField(shape: shape, test: test, lend: lend)))
    }

    @usableFromInline
    init<Child>(
        _ name: String, many shape: @escaping @Sendable () -> Shape<Child>, test: @escaping Code<Model>.Test,
        lend: @escaping Lending<Model, [Child]>
    ) {
        self.init(name: name, value: .nested(ManyField(shape: shape, test: test, lend: lend)))
    }
}

/// Calls the closure with a part of a model, or not at all where the part is missing.
@usableFromInline
package typealias Lending<Model, Part> = @Sendable (borrowing Model, (borrowing Part) -> Void) -> Void
