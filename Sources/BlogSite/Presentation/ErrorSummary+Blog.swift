internal import Blog

extension ErrorSummary {
    /// `nil` when there is nothing wrong.
    init?(_ errors: [FieldError], ids: [String: String] = [:]) {
        guard !errors.isEmpty else { return nil }
        self.init(problems: errors.map { PageLink(label: $0.message, url: "#" + (ids[$0.field] ?? $0.field)) })
    }
}

extension [FieldError] {
    /// What is wrong with one field.
    subscript(field: String) -> String? { first { $0.field == field }?.message }
}
