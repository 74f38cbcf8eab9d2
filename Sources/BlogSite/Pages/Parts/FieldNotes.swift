/// The words beside a field and how the field refers to them.
enum FieldNotes {
    /// The hint with the limit in words.
    static func hint(_ hint: String?, maximumLength: Int?) -> String? {
        guard let maximumLength else { return hint }
        let limit = "At most \(grouped(maximumLength)) characters."
        return hint.map { "\($0) \(limit)" } ?? limit
    }

    /// "10,000".
    private static func grouped(_ number: Int) -> String {
        number < 1000 ? "\(number)" : grouped(number / 1000) + "," + "\(number % 1000 + 1000)".dropFirst()
    }

    /// The value of `aria-describedby`: the error comes first, since it is what matters now.
    static func ids(_ id: String, hint: String?, error: String?) -> String? {
        switch (error, hint) {
        case (nil, nil): nil
        case (_?, nil): "\(id)-error"
        case (nil, _?): "\(id)-hint"
        case (_?, _?): "\(id)-error \(id)-hint"
        }
    }
}
