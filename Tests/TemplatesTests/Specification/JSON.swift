/// A value of the specification's data, which is as dynamic as the engine is not.
enum JSON: Decodable, Sendable {
    case null
    case flag(Bool)
    case number(String, isInteger: Bool)
    case text(String)
    case list([JSON])
    case object([String: JSON])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .flag(value)
        } else if let value = try? container.decode(Int.self) {
            self = .number("\(value)", isInteger: true)
        } else if let value = try? container.decode(Double.self) {
            self = .number("\(value)", isInteger: false)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([JSON].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: JSON].self))
        }
    }

    subscript(name: String) -> JSON {
        if case .object(let fields) = self { fields[name] ?? .null } else { .null }
    }

    var string: String? {
        switch self {
        case .number(let value, _), .text(let value): value
        default: nil
        }
    }

    var integer: Int {
        string.flatMap { Int($0) } ?? 0
    }

    var isTrue: Bool {
        if case .flag(true) = self { true } else { false }
    }

    var elements: [JSON]? {
        if case .list(let elements) = self { elements } else { nil }
    }

    var isObject: Bool {
        if case .object = self { true } else { false }
    }

    var keys: [String]? {
        if case .object(let fields) = self { fields.keys.sorted() } else { nil }
    }
}
