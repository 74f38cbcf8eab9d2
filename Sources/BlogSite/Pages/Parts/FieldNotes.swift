internal import Blog

/// The words beside a field and how the field refers to them.
enum FieldNotes {
    /// The hint with the limit in words.
    static func hint(_ hint: String?, maximumLength: Int?) -> String? {
        guard let maximumLength else { return hint }
        let limit = "At most \(maximumLength.grouped) characters."
        return hint.map { "\($0) \(limit)" } ?? limit
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
