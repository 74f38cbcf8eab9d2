internal import XML

/// An element of an export, known by what its namespace stands for.
struct ExportElement {
    enum Vocabulary {
        /// RSS itself, which has no namespace.
        case rss
        case wordpress
        case content
        case excerpt
        case dublinCore
        case other
    }

    let vocabulary: Vocabulary
    let name: String
    let line: Int
    private let element: XMLElement

    init(_ element: XMLElement) {
        vocabulary = Self.vocabulary(of: element.namespace)
        name = element.name
        line = element.line
        self.element = element
    }

    subscript(attribute: String) -> String? { element[attribute] }

    /// The namespaces of WordPress carry the version of the format and come with `http` and with `https`.
    private static func vocabulary(of namespace: String) -> Vocabulary {
        if namespace.isEmpty { return .rss }
        var rest = namespace[...]
        for scheme in ["https://", "http://"] where rest.hasPrefix(scheme) { rest = rest.dropFirst(scheme.count) }
        switch rest {
        case "purl.org/rss/1.0/modules/content/": return .content
        case "purl.org/dc/elements/1.1/": return .dublinCore
        default:
            guard rest.hasPrefix("wordpress.org/export/") else { return .other }
            return rest.hasSuffix("/excerpt/") ? .excerpt : .wordpress
        }
    }
}
