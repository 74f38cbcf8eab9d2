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
package struct Field<Model>: Sendable {
    let name: String
    let value: FieldValue<Model>

    package static func text(_ name: String, _ value: @escaping @Sendable (Model) -> String) -> Field {
        Field(name: name, value: .text(value))
    }

    /// A text that may be missing: then the tag writes nothing.
    package static func text(_ name: String, _ value: @escaping @Sendable (Model) -> String?) -> Field {
        Field(name: name, value: .optionalText(value))
    }

    package static func number(_ name: String, _ value: @escaping @Sendable (Model) -> Int) -> Field {
        Field(name: name, value: .number { value($0) })
    }

    package static func flag(_ name: String, _ value: @escaping @Sendable (Model) -> Bool) -> Field {
        Field(name: name, value: .flag(value))
    }

    package static func html<Text: UnescapedText>(
        _ name: String, _ value: @escaping @Sendable (Model) -> Text?
    ) -> Field {
        Field(name: name, value: .html { value($0)?.html })
    }

    /// What another template has written, kept from an earlier page perhaps. When it is missing the tag writes nothing.
    package static func rendered(
        _ name: String, _ value: @escaping @Sendable (Model) -> RenderedPart?
    ) -> Field {
        Field(name: name, value: .rendered(value))
    }

    /// A part that may be missing. Its section is shown once, with the part's fields in reach.
    package static func one<Child: TemplateModel>(
        _ name: String, _ value: @escaping @Sendable (Model) -> Child?
    ) -> Field {
        one(name, of: { Shape(Child.self) }, value)
    }

    /// A list. Its section is shown for each element, with the element's fields in reach.
    package static func many<Child: TemplateModel>(
        _ name: String, _ value: @escaping @Sendable (Model) -> [Child]
    ) -> Field {
        many(name, of: { Shape(Child.self) }, value)
    }

    /// As `one`, for a part whose fields are known only at run time.
    package static func one<Child>(
        _ name: String, of shape: @escaping @Sendable () -> Shape<Child>, _ value: @escaping @Sendable (Model) -> Child?
    ) -> Field {
        Field(name: name, value: .nested(OneField(shape: shape, value: value)))
    }

    /// As `many`, for elements whose fields are known only at run time.
    package static func many<Child>(
        _ name: String, of shape: @escaping @Sendable () -> Shape<Child>,
        _ value: @escaping @Sendable (Model) -> [Child]
    ) -> Field {
        Field(name: name, value: .nested(ManyField(shape: shape, value: value)))
    }

    /// The same field seen from a model that holds this one, as a page holds its frame. Each use copies the part, so
    /// a part should be small.
    package func lifted<Outer>(_ part: @escaping @Sendable (Outer) -> Model) -> Field<Outer> {
        seen { part($0) }
    }

    /// The same field seen from a model that may hold this one.
    func seen<Outer>(through part: @escaping @Sendable (Outer) -> Model?) -> Field<Outer> {
        Field<Outer>(name: name, value: value.seen(through: part))
    }
}
