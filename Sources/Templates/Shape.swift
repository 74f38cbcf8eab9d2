/// The declared fields of a model, as the compiler sees them.
@usableFromInline
package struct Shape<Model>: Sendable {
    let identity: ObjectIdentifier
    let name: String
    let fields: [Field<Model>]

    /// A shape made at run time. Two shapes with the same identity must declare the same fields; the name is for
    /// messages.
    package init(identity: ObjectIdentifier, name: String, fields: [Field<Model>]) {
        self.identity = identity
        self.name = name
        self.fields = fields
    }
}

extension Shape where Model: TemplateModel {
    /// The shape that a type declares.
    @usableFromInline
    package init(_ model: Model.Type) {
        self.init(identity: ObjectIdentifier(model), name: "\(model)", fields: model.fields)
    }
}
