internal import Blog
internal import MariaDB

extension SQL.Interpolation {
    mutating func appendInterpolation(_ time: Timestamp) { appendInterpolation(.dateTime(time.microseconds)) }
    mutating func appendInterpolation(_ time: Timestamp?) {
        appendInterpolation(time.map { .dateTime($0.microseconds) } ?? .null)
    }
    mutating func appendInterpolation(_ slug: Slug) { appendInterpolation(slug.text) }
    mutating func appendInterpolation<Value: RawRepresentable<String>>(_ value: Value) {
        appendInterpolation(value.rawValue)
    }
}

extension SQL {
    /// The pieces one behind the other, with the same literal between each two.
    init(_ pieces: [SQL], between separator: SQL) {
        var whole = Interpolation(literalCapacity: 0, interpolationCount: 2 * pieces.count)
        for (position, piece) in pieces.enumerated() {
            if position > 0 { whole.appendInterpolation(separator) }
            whole.appendInterpolation(piece)
        }
        self.init(stringInterpolation: whole)
    }
}

/// A row whose text is none of the values that the program knows: another, newer program wrote it.
struct UnknownValue: Error, CustomStringConvertible {
    let type: String
    var description: String { "the database holds a value of \(type) that this version does not know" }
}

extension Row {
    func time(_ column: Int) throws -> Timestamp { Timestamp(microseconds: try dateTime(column)) }

    func optionalTime(_ column: Int) throws -> Timestamp? {
        try optionalDateTime(column).map(Timestamp.init(microseconds:))
    }

    func value<Value: RawRepresentable<String>>(_ column: Int, as type: Value.Type = Value.self) throws -> Value {
        guard let value = Value(rawValue: try string(column)) else { throw UnknownValue(type: "\(type)") }
        return value
    }

    func slug(_ column: Int) throws -> Slug {
        guard let slug = Slug(try string(column)) else { throw UnknownValue(type: "Slug") }
        return slug
    }
}
