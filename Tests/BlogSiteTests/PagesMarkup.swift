/// The start tags of a page, as the templates write them: attributes in double quotes or without a value.
struct PageMarkup {
    struct Element {
        let name: String
        let attributes: [String: String]

        subscript(attribute: String) -> String? { attributes[attribute] }
    }

    let elements: [Element]

    init(_ html: String) {
        elements = html.matches(of: /<([a-z][a-z0-9]*)((?:\s+[a-zA-Z-]+(?:="[^"]*")?)*)\s*\/?>/).map { tag in
            let attributes = tag.output.2.matches(of: /([a-zA-Z-]+)(?:="([^"]*)")?/).map {
                (String($0.output.1).lowercased(), String($0.output.2 ?? ""))
            }
            return Element(name: String(tag.output.1), attributes: Dictionary(attributes) { first, _ in first })
        }
    }

    func elements(named names: String...) -> [Element] { elements.filter { names.contains($0.name) } }

    var ids: [String] { elements.compactMap { $0["id"] } }

    /// What attributes refer to by id: labels, notes, owners, and links within the page.
    var references: [String] {
        elements.flatMap { element in
            let named = ["for", "form", "aria-describedby", "aria-labelledby"].compactMap { element[$0] }
                .flatMap { $0.split(separator: " ").map(String.init) }
            let linked = element["href"].flatMap { $0.hasPrefix("#") ? String($0.dropFirst()) : nil }
            return named + [linked].compactMap(\.self)
        }
    }
}
