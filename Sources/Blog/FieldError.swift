/// What is wrong with one field of a form, in words for the person who filled it in.
package struct FieldError: Error, Hashable, Sendable {
    /// The field's name in the form.
    package let field: String
    package let message: String

    package init(_ field: String, _ message: String) {
        self.field = field
        self.message = message
    }
}

/// Everything that is wrong with a form; never empty.
package struct InvalidInput: Error, Hashable, Sendable {
    package let errors: [FieldError]

    package init(_ errors: [FieldError]) { self.errors = errors }
}
