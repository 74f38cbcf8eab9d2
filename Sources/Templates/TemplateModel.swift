/// Text that goes to the page as it is. Only the sanitiser's own type may conform.
package protocol UnescapedText {
    var html: String { get }
}

/// The data of a page or of a part of one: the fields that templates may name.
package protocol TemplateModel {
    static var fields: [Field<Self>] { get }
}

/// One named value of a model.
package struct Field<Model>: Sendable {
    package static func text(_ name: String, _ value: @escaping @Sendable (Model) -> String) -> Field { Field() }
    package static func text(_ name: String, _ value: @escaping @Sendable (Model) -> String?) -> Field { Field() }
    package static func number(_ name: String, _ value: @escaping @Sendable (Model) -> Int) -> Field { Field() }
    package static func flag(_ name: String, _ value: @escaping @Sendable (Model) -> Bool) -> Field { Field() }
    package static func html<Text: UnescapedText>(
        _ name: String, _ value: @escaping @Sendable (Model) -> Text?
    ) -> Field { Field() }
    package static func one<Child: TemplateModel>(
        _ name: String, _ value: @escaping @Sendable (Model) -> Child?
    ) -> Field { Field() }
    package static func many<Child: TemplateModel>(
        _ name: String, _ value: @escaping @Sendable (Model) -> [Child]
    ) -> Field { Field() }
    /// The same field seen from a model that holds this one.
    package func lifted<Outer>(_ part: @escaping @Sendable (Outer) -> Model) -> Field<Outer> { Field<Outer>() }
}
