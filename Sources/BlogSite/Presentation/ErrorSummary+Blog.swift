internal import Blog

extension ErrorSummary {
    /// `nil` when there is nothing wrong.
    init?(_ errors: [FieldError], ids: [String: String] = [:], anchor: String? = nil) {
        guard !errors.isEmpty else { return nil }
        self.init(
            problems: errors.map { PageLink(label: $0.message, url: "#" + (ids[$0.field] ?? $0.field)) },
            anchor: anchor)
    }
}

extension [FieldError] {
    /// In the order in which the form shows its fields; what concerns no field of it comes first.
    func ordered(like fields: [String]) -> [FieldError] {
        let places = Dictionary(zip(fields, 0...), uniquingKeysWith: { first, _ in first })
        return enumerated().sorted { first, second in
            (places[first.element.field] ?? -1, first.offset) < (places[second.element.field] ?? -1, second.offset)
        }.map(\.element)
    }

    /// What is wrong with one field.
    subscript(field: String) -> String? { first { $0.field == field }?.message }
}
