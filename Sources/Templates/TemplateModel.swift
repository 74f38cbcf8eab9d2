/// Text that goes to the page as it is. Only the sanitiser's own type may conform.
@usableFromInline
package protocol UnescapedText: SendableMetatype {
    var html: String { get }
}

/// The data of a page or of a part of one: the fields that templates may name.
@usableFromInline
package protocol TemplateModel: SendableMetatype {
    /// Read when a template is compiled, not while one is rendered. The names must differ.
    static var fields: [Field<Self>] { get }
}

/// A list of plain texts: `{{#tags}}{{.}}{{/tags}}`.
extension String: TemplateModel {
    @usableFromInline
    package static var fields: [Field<String>] {
        [.text(".") { $0 }]
    }
}
