import Templates

/// Declares fields for the data of one test of the specification, as an author would who knows that data and those
/// templates:
///
/// - Objects with the same keys are one model, so that a recursive partial meets the same model again.
/// - Where the specification says that a missing name is empty, the engine wants it declared: names that a template
///   uses and the data lacks are declared as absent texts of the outermost model.
/// - Where a value is written unescaped it is declared as html.
/// - Where a number opens a section, which the engine refuses for numbers, it is declared as text. Decimals always are.
final class SpecShapes: Sendable {
    struct Tags {
        /// Every name in a tag of the standard delimiters.
        var names: Set<String> = []
        var raw: Set<String> = []
        var opened: Set<String> = []
    }

    /// A model, by its keys; a list or scalar as a context of its own has only the field `.`.
    private final class Model: Sendable {
        let name: String

        init(name: String) {
            self.name = name
        }
    }

    private let tags: Tags
    private let root: JSON
    private let models: [String: Model]
    /// All values seen of each field of each model.
    private let values: [String: [String: [JSON]]]

    init(root: JSON, templates: [String]) {
        tags = Self.tags(of: templates)
        self.root = root
        var values: [String: [String: [JSON]]] = [:]
        Self.collect(root, into: &values)
        for name in tags.names.sorted() where name != "." {
            Self.declare(name.split(separator: ".").map(String.init), in: Self.modelName(of: root), &values)
        }
        self.values = values
        models = Dictionary(uniqueKeysWithValues: values.keys.map { ($0, Model(name: $0)) })
    }

    /// The model of the whole data.
    var shape: Shape<JSON> {
        shape(of: [root])
    }

    private func shape(of values: [JSON]) -> Shape<JSON> {
        let name = values.first.map(Self.modelName) ?? "nothing"
        guard let model = models[name] else {
            return Shape(identity: ObjectIdentifier(Self.self), name: name, fields: [])
        }
        let fields = (self.values[name] ?? [:]).sorted { $0.key < $1.key }.map { field, seen in
            self.field(field, seen) { field == "." ? $0 : $0[field] }
        }
        return Shape(identity: ObjectIdentifier(model), name: name, fields: fields)
    }

    private func field(
        _ name: String, _ seen: [JSON], _ value: @escaping @Sendable (JSON) -> JSON
    ) -> Field<JSON> {
        if seen.contains(where: \.isObject) {
            return .one(name, of: { self.shape(of: seen.filter(\.isObject)) }) { model in
                value(model).isObject ? value(model) : nil
            }
        }
        if seen.contains(where: { $0.elements != nil }) {
            return .many(name, of: { self.shape(of: seen.flatMap { $0.elements ?? [] }) }) { model in
                value(model).elements ?? []
            }
        }
        if seen.contains(where: { if case .flag = $0 { true } else { false } }) {
            return .flag(name) { value($0).isTrue }
        }
        if tags.raw.contains(name) {
            return .html(name) { value($0).string.map(SpecHTML.init) }
        }
        let isInteger = seen.allSatisfy { if case .number(_, true) = $0 { true } else { false } }
        if isInteger, !seen.isEmpty, !tags.opened.contains(name) {
            return .number(name) { value($0).integer }
        }
        return .text(name) { value($0).string }
    }

    // MARK: What the data and the templates say

    private static func modelName(of value: JSON) -> String {
        switch value {
        case .object: "{\((value.keys ?? []).joined(separator: ","))}"
        case .list(let elements): "[\(elements.first.map(modelName) ?? "")]"
        default: "scalar"
        }
    }

    private static func collect(_ value: JSON, into values: inout [String: [String: [JSON]]]) {
        let name = modelName(of: value)
        switch value {
        case .object(let fields):
            values[name, default: [:]].merge([:]) { one, _ in one }
            for (field, inner) in fields {
                values[name, default: [:]][field, default: []].append(inner)
                collect(inner, into: &values)
            }
        case .list(let elements):
            values[name, default: [:]][".", default: []].append(value)
            for element in elements {
                collect(element, into: &values)
            }
        default:
            values[name, default: [:]][".", default: []].append(value)
        }
    }

    /// Declares a dotted name in a model, and each part of it in every model that already declares the first.
    private static func declare(_ parts: [String], in model: String, _ values: inout [String: [String: [JSON]]]) {
        guard let first = parts.first else { return }
        let rest = Array(parts.dropFirst())
        if values[model]?[first] == nil {
            let missing: [JSON] = rest.isEmpty ? [.null] : [.object([:])]
            values[model, default: [:]][first] = missing
            missing.filter(\.isObject).forEach { collect($0, into: &values) }
        }
        guard !rest.isEmpty else { return }
        for fields in values.values {
            for inner in fields[first] ?? [] where inner.isObject {
                declare(rest, in: modelName(of: inner), &values)
            }
        }
    }

    private static func tags(of templates: [String]) -> Tags {
        var tags = Tags()
        for template in templates {
            for match in template.matches(of: /\{\{([&#^{]?)\s*([\w.]+)\s*\}\}/) {
                let name = String(match.2)
                tags.names.insert(name)
                switch match.1 {
                case "&", "{": tags.raw.formUnion([name, String(name.split(separator: ".").last ?? ".")])
                case "#", "^": tags.opened.insert(name)
                default: break
                }
            }
        }
        return tags
    }
}

private struct SpecHTML: UnescapedText {
    let html: String
}
